import {closeSync, createReadStream, fstatSync, openSync, readSync, statSync} from 'node:fs'
import {FileError} from './file-error.js'

/**
 * Read a file that is not too large. Its size is looked at before anything is read; what has no size, such as a pipe, is
 * read no further than allowed. Files are read at once, which takes a fraction of the time that a promise takes.
 *
 * @param full
 *   Absolute path.
 * @param most
 *   Bytes that it may have.
 * @throws {FileError}
 *   When it is larger.
 */
export async function readBytes(full: string, most: number): Promise<Uint8Array> {
  // Only files answer at once; others are not waited for in a way that keeps Ctrl-C from being heard.
  if (!statSync(full).isFile()) return readStream(createReadStream(full), most)
  const file = openSync(full, 'r')
  try {
    const {size} = fstatSync(file)
    if (size > most) throw tooLarge(size, most)
    const chunks: Array<Uint8Array> = []
    let length = 0
    for (;;) {
      // One byte more than the file has tells that it is at its end.
      const room = Math.min(Math.max(size + 1 - length, 4096), most + 1 - length)
      const chunk = Buffer.allocUnsafe(room)
      const count = readSync(file, chunk, 0, room, null)
      if (count === 0) break
      length += count
      if (length > most) throw tooLarge(undefined, most)
      chunks.push(chunk.subarray(0, count))
    }
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  } finally {
    closeSync(file)
  }
}

/**
 * Read a stream to its end.
 *
 * @param stream
 *   Bytes or text.
 * @param most
 *   Bytes that it may have.
 * @throws {FileError}
 *   When it has more.
 */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  most: number
): Promise<Uint8Array> {
  const chunks: Array<Uint8Array> = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    length += bytes.length
    if (length > most) throw tooLarge(undefined, most)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** Say that an input is larger than it may be. */
export function tooLarge(size: number | undefined, most: number): FileError {
  const amount = size === undefined ? `more than ${most}` : String(size)
  return new FileError(
    'input-too-large',
    `The file has ${amount} bytes, more than ${most}; \`--max-bytes\` allows more`
  )
}
