import type {Compatible, VFile} from 'vfile'
import {Source} from '../../grammars/source.js'
import {describeWrongByte, firstWrongByte} from '../files/first-wrong-byte.js'

/**
 * Get the text of a caller's value.
 *
 * @param value
 *   Text, UTF-8 bytes, or a file with either.
 * @throws {TypeError}
 *   If it is none of these.
 */
export function readValue(value: Compatible | null | undefined): Source {
  // An empty file has no `value` at all.
  const isFile = value && typeof value === 'object' && ('value' in value || 'messages' in value)
  const content = isFile ? (value as VFile).value : value
  if (typeof content === 'string') return new Source(content)
  if (content instanceof Uint8Array) return readBytes(content)
  if (content === undefined && value) return new Source('')
  throw new TypeError(
    `Cannot read text from \`${value === null ? 'null' : typeof value}\`, expected \`string\`, \`Uint8Array\`, or \`VFile\``
  )
}

/** The file for messages: that of the options, or the value if it is a file. */
export function fileOf(
  value: Compatible | null | undefined,
  {file}: {file?: VFile | null | undefined}
): VFile | undefined {
  if (file) return file
  return value && typeof value === 'object' && 'messages' in value ? (value as VFile) : undefined
}

/** Decode UTF-8; invalid bytes become U+FFFD, and a problem. */
function readBytes(bytes: Uint8Array): Source {
  // Positions include the byte order mark.
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  const offset = text.includes('\uFFFD') ? firstWrongByte(bytes) : bytes.length
  if (offset === bytes.length) return new Source(text)
  const before = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, offset))
  const start = new Source(before).value.length
  return new Source(text, [
    {
      ruleId: 'encoding',
      reason: describeWrongByte(bytes, offset),
      start,
      end: start + 1,
      severity: 'error',
      note: 'Bytes that are not UTF-8 are read as U+FFFD. Convert the text to UTF-8 first.'
    }
  ])
}
