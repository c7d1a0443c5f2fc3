import {lstat, mkdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import type writeFileAtomic from 'write-file-atomic'
import {isBelow} from './find-inputs.js'

/** A file that must not be written. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

/**
 * Write a file: all of it or nothing, and only when that changes it.
 *
 * @param full
 *   Absolute path.
 * @param content
 *   What shall stand in it.
 * @param root
 *   Folder that must hold it; folders that are missing below it are made. Absent: the folder must be there.
 * @returns
 *   Whether the file was written.
 * @throws {RefusedError}
 *   When the file, or a folder between `root` and it, is a symbolic link: it might lead anywhere.
 */
export async function writeOutput(full: string, content: string, root?: string): Promise<boolean> {
  if (root !== undefined) await makeFolders(path.dirname(full), root)
  const stats = await lstat(full).catch(() => undefined)
  if (stats?.isSymbolicLink()) refuse(full)
  if (stats?.isDirectory()) {
    throw new RefusedError('Unexpected folder, expected the path of a file')
  }
  if (stats?.isFile()) {
    const old = await readFile(full)
    if (old.equals(Buffer.from(content))) return false
  }
  const write: typeof writeFileAtomic = (await import('write-file-atomic')).default
  await write(full, content)
  return true
}

/** Make the folders from one folder down to another, and refuse to go through links. */
async function makeFolders(folder: string, root: string): Promise<void> {
  if (folder === root) {
    await mkdir(root, {recursive: true})
    return
  }
  if (!isBelow(root, folder)) {
    throw new RefusedError(`Unexpected path outside of \`${root}\`, expected one below it`)
  }
  await makeFolders(path.dirname(folder), root)
  const stats = await lstat(folder).catch(() => undefined)
  if (stats?.isSymbolicLink()) refuse(folder)
  if (!stats) await mkdir(folder)
}

function refuse(full: string): never {
  throw new RefusedError(
    `Unexpected symbolic link \`${path.basename(full)}\`, expected a file or a folder: links are not written through`
  )
}
