import type {Compatible} from 'vfile'
import {Source} from '../../grammars/source.js'

/**
 * Take the text out of what a caller gave.
 *
 * @throws {TypeError}
 *   When `value` is no text, no bytes and no file.
 */
export function readValue(value: Compatible | null | undefined): Source {
  if (typeof value === 'string') return new Source(value)
  if (value instanceof Uint8Array) return new Source(decode(value))
  if (value && typeof value === 'object' && 'value' in value) {
    const {value: content} = value
    if (typeof content === 'string') return new Source(content)
    if (content instanceof Uint8Array) return new Source(decode(content))
    if (content === undefined) return new Source('')
  }
  throw new TypeError(
    `Cannot read a table with \`${value === null ? 'null' : typeof value}\`, expected \`string\`, \`Uint8Array\`, or \`VFile\``
  )
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
}
