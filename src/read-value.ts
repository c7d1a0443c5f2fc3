import type {Compatible, VFile} from 'vfile'
import {Source} from '../grammars/source.js'

/**
 * Take the text out of what a caller gave.
 *
 * @param value
 *   Text, bytes of UTF-8, or a file that holds either.
 * @throws {TypeError}
 *   When it is none of these.
 */
export function readValue(value: Compatible | null | undefined): Source {
  // An empty file has no `value` at all.
  const isFile = value && typeof value === 'object' && ('value' in value || 'messages' in value)
  const content = isFile ? (value as VFile).value : value
  if (typeof content === 'string') return new Source(content)
  // The mark at the beginning is part of the text that positions count in.
  if (content instanceof Uint8Array) {
    return new Source(new TextDecoder('utf-8', {ignoreBOM: true}).decode(content))
  }
  if (content === undefined && value) return new Source('')
  throw new TypeError(
    `Cannot read text from \`${value === null ? 'null' : typeof value}\`, expected \`string\`, \`Uint8Array\`, or \`VFile\``
  )
}
