import {describeWrongByte, firstWrongByte} from '../first-wrong-byte.js'

/** Bytes that are no UTF-8. */
export class EncodingError extends Error {
  /** Bytes before the first wrong one. */
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(reason)
    this.name = 'EncodingError'
    this.offset = offset
  }
}

/**
 * Turn bytes into text.
 *
 * @param bytes
 *   UTF-8; a byte order mark at the beginning stays, since offsets count it.
 * @throws {EncodingError}
 *   When they are not UTF-8: text is never guessed.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    const offset = firstWrongByte(bytes)
    throw new EncodingError(describeWrongByte(bytes, offset), offset)
  }
}
