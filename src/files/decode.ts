import {FileError} from './file-error.js'
import {describeWrongByte, firstWrongByte} from './first-wrong-byte.js'

/**
 * Decode bytes as text.
 *
 * @param bytes
 *   UTF-8; a byte order mark at the beginning is kept, since offsets count it.
 * @throws {FileError}
 *   If they are not UTF-8, with the position; encodings are never guessed.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    const offset = firstWrongByte(bytes)
    throw new FileError('encoding', describeWrongByte(bytes, offset), placeOf(bytes, offset))
  }
}

/** Count lines and UTF-16 units up to a byte; everything before it is UTF-8. */
function placeOf(bytes: Uint8Array, offset: number): {line: number; column: number} {
  const lines = decode(bytes.subarray(0, offset)).split(/\r\n|\n|\r/)
  return {line: lines.length, column: lines[lines.length - 1]!.length + 1}
}
