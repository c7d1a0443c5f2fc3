import {lstat, mkdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import {isBelow} from './find-package.js'

/** Something that must not be written. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

/**
 * Write a file of a site: all of it or nothing, only when that changes it, and never through a symbolic link.
 *
 * @param root
 *   Absolute path of the output folder.
 * @param name
 *   Path of the file below it.
 * @param content
 *   Text.
 * @returns
 *   Whether it was written.
 * @throws {RefusedError}
 *   When the file would not be below the output folder, or a link or a folder is in the way.
 */
export async function writeSiteFile(root: string, name: string, content: string): Promise<boolean> {
  const full = path.join(root, name)
  if (!isBelow(root, full)) {
    throw new RefusedError(`Unexpected path \`${name}\`, expected one below the output folder`)
  }
  await makeFolders(root, path.dirname(full))
  const stats = await lstat(full).catch(() => undefined)
  if (stats?.isSymbolicLink()) throw refusal(name)
  if (stats?.isDirectory()) {
    throw new RefusedError(`Unexpected folder \`${name}\`, expected a file or nothing`)
  }
  const bytes = Buffer.from(content)
  if (stats?.isFile() && stats.size === bytes.length && bytes.equals(await readFile(full))) {
    return false
  }
  await writeFileAtomic(full, bytes)
  return true
}

/** Make the folders from the output folder down to another, and go through no link. */
async function makeFolders(root: string, folder: string): Promise<void> {
  await mkdir(root, {recursive: true})
  let at = root
  for (const name of path.relative(root, folder).split(path.sep)) {
    if (name === '') continue
    at = path.join(at, name)
    const stats = await lstat(at).catch(() => undefined)
    if (stats?.isSymbolicLink()) throw refusal(path.relative(root, at))
    if (!stats) await mkdir(at, {recursive: true})
  }
}

function refusal(name: string): RefusedError {
  return new RefusedError(
    `Unexpected symbolic link \`${name}\`, expected a file or a folder: links are not written through`
  )
}
