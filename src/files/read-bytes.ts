import {closeSync, createReadStream, fstatSync, openSync, readSync, statSync} from 'node:fs'
import {FileError} from './file-error.js'

/**
 * Read a file, up to a maximum size. The size is checked before anything is read; input without a size, such as a pipe,
 * is read only up to the limit. Files are read synchronously, which takes a fraction of the time of a promise.
 *
 * @param full
 *   Absolute path.
 * @param most
 *   Maximum size in bytes.
 * @throws {FileError}
 *   If it is larger.
 */
export async function readBytes(full: string, most: number): Promise<Uint8Array> {
  // Only regular files are read synchronously: waiting for anything else would block Ctrl-C.
  if (!statSync(full).isFile()) return readStream(createReadStream(full), most)
  const file = openSync(full, 'r')
  try {
    const {size} = fstatSync(file)
    if (size > most) throw tooLarge(size, most)
    const chunks: Array<Uint8Array> = []
    let length = 0
    for (;;) {
      // Reading one byte more than the size shows that this is the end.
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
 *   Maximum size in bytes.
 * @throws {FileError}
 *   If it is larger.
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

/** Create the error for an input that exceeds the maximum size. */
export function tooLarge(size: number | undefined, most: number): FileError {
  const amount = size === undefined ? `more than ${most}` : String(size)
  return new FileError(
    'input-too-large',
    `The file has ${amount} bytes, more than ${most}; \`--max-bytes\` allows more`
  )
}
