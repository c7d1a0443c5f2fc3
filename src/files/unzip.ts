import {FileError} from './file-error.js'
import {tooLarge} from './read-bytes.js'

/**
 * Decompress a file, as Debian ships texts: `manual.txt.gz`; other files are returned unchanged.
 *
 * @param bytes
 *   Content of the file.
 * @param most
 *   Maximum size in bytes.
 * @throws {FileError}
 *   If it is corrupt or too large.
 */
export function unzip(bytes: Uint8Array, most: number): Uint8Array {
  if (!isGzip(bytes)) return bytes
  try {
    return zlib().gunzipSync(bytes, {maxOutputLength: most})
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(undefined, most)
      : new FileError(
          'input-unreadable',
          'Cannot decompress the file, expected gzip: it is corrupt'
        )
  }
}

/** Decompress the beginning of a file as far as possible. */
export function unzipStart(bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes
  const {constants, gunzipSync} = zlib()
  return gunzipSync(bytes, {finishFlush: constants.Z_SYNC_FLUSH})
}

/** Loaded on demand: it takes a while, and few files are compressed. */
function zlib(): typeof import('node:zlib') {
  return process.getBuiltinModule('node:zlib')
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
