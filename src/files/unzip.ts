import {FileError} from './file-error.js'
import {tooLarge} from './read-bytes.js'

/**
 * Decompress a file as Debian ships texts, `manual.txt.gz`; any other is left as it is.
 *
 * @param bytes
 *   The file.
 * @param most
 *   Bytes that it may have.
 * @throws {FileError}
 *   When it is corrupt, or larger.
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

/** Decompress the first bytes of a file as far as they go. */
export function unzipStart(bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes
  const {constants, gunzipSync} = zlib()
  return gunzipSync(bytes, {finishFlush: constants.Z_SYNC_FLUSH})
}

/** Not imported: it takes a while to load, and few files are compressed. */
function zlib(): typeof import('node:zlib') {
  return process.getBuiltinModule('node:zlib')
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
