import {lstatSync} from 'node:fs'
import {readdir, realpath, stat} from 'node:fs/promises'
import path from 'node:path'
import {withoutGzip} from '../../files/gzip-name.js'
import {isBelow} from '../../files/is-below.js'
import type {IndexFile} from './index-file.js'

/** Name of the index of a help package. */
export const indexName = 'hyperhelp.json'

/** Folders without help. */
const ignored = new Set(['node_modules'])

/** Where a package is. */
export interface PackagePlace {
  /** The given folder, or that of the given index. */
  folder: string
  /** The index; absent if there is none. */
  index: string | undefined
}

/**
 * Find the index of a package.
 *
 * @param target
 *   Path of the package: its folder, or its `hyperhelp.json`.
 * @returns
 *   Where the package is. The index may also be in a subfolder; the one nearest to the top counts.
 * @throws
 *   If there is no such folder or file.
 */
export async function findPackage(target: string): Promise<PackagePlace> {
  const full = path.resolve(target)
  const expected = `Cannot read a help package from \`${target}\`, expected a folder or a \`${indexName}\``
  const stats = await stat(full).catch((cause: NodeJS.ErrnoException) => {
    // With the cause's code, for which the command line has a message.
    throw Object.assign(new Error(`${expected} that exists`, {cause}), {code: cause.code})
  })
  if (!stats.isDirectory()) {
    if (path.basename(full).endsWith('.json')) return {folder: path.dirname(full), index: full}
    throw new Error(expected)
  }
  const own = path.join(full, indexName)
  if (isFile(own)) return {folder: full, index: own}
  const files = await listFiles(full, (name) => name === indexName)
  files.sort((a, b) => a.split('/').length - b.split('/').length || compare(a, b))
  const [first] = files
  return {folder: full, index: first === undefined ? undefined : path.join(full, first)}
}

/**
 * Find the package that contains a file.
 *
 * @param full
 *   Absolute path of the file.
 * @returns
 *   The innermost folder above the file that has an index; `undefined` if there is none.
 */
export function findPackageAbove(full: string): string | undefined {
  for (let folder = path.dirname(full); ; folder = path.dirname(folder)) {
    if (isFile(path.join(folder, indexName))) return folder
    if (folder === path.dirname(folder)) return undefined
  }
}

/**
 * Find the folder that the names of help files are relative to.
 *
 * `doc_root` is relative to the Sublime Text package, whose location is unknown outside of Sublime Text: it may be the
 * given folder, that of the index, or one above it if the index is in the document root. The one that contains most of
 * the files wins.
 *
 * @param place
 *   Where the package is.
 * @param index
 *   Contents of its index.
 */
export async function findDocumentRoot(
  {folder, index: file}: PackagePlace,
  {docRoot, files}: IndexFile
): Promise<string> {
  const beside = file === undefined ? folder : path.dirname(file)
  if (docRoot === undefined) return beside
  const candidates = [path.resolve(folder, docRoot), path.resolve(beside, docRoot), beside, folder]
  let best = beside
  let most = 0
  for (const candidate of new Set(candidates)) {
    // Help is read only from the package.
    if (candidate !== folder && !isBelow(folder, candidate)) continue
    let count = 0
    for (const name of files.keys()) {
      if (isPlainPath(name) && isFile(path.join(candidate, name))) count += 1
    }
    if (count > most) {
      most = count
      best = candidate
    }
  }
  return best
}

/**
 * List the files below a folder, without following symbolic links or entering hidden folders.
 *
 * @param folder
 *   Absolute path.
 * @param accept
 *   Whether to include a file, by its name.
 * @returns
 *   Sorted paths relative to the folder, with `/`.
 */
export async function listFiles(
  folder: string,
  accept: (name: string) => boolean
): Promise<Array<string>> {
  const found: Array<string> = []
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await readdir(path.join(folder, below), {withFileTypes: true})
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !ignored.has(entry.name)) waiting.push(name)
      } else if (entry.isFile() && accept(entry.name)) found.push(name)
    }
  }
  return found.sort(compare)
}

/**
 * Whether the name of a help file stays below the document root: relative, without `..` that leads out, a drive, a
 * backslash or a NUL.
 */
export function isPlainPath(name: string): boolean {
  if (/[\0\\]/.test(name) || /^[a-z]:/i.test(name) || name.startsWith('/')) return false
  const normal = path.posix.normalize(name)
  return normal !== '.' && normal !== '..' && !normal.startsWith('../')
}

/**
 * Find the file for a name, following all links. It may be compressed.
 *
 * @returns
 *   Absolute path; `undefined` if there is no such file below the root.
 */
export async function findHelpFile(root: string, name: string): Promise<string | undefined> {
  const isCompressed = withoutGzip(name) !== name
  return (
    (await findFile(root, name)) ?? (isCompressed ? undefined : await findFile(root, `${name}.gz`))
  )
}

async function findFile(root: string, name: string): Promise<string | undefined> {
  if (!isPlainPath(name)) return undefined
  const full = path.join(root, name)
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(full)])
    if (!isBelow(realRoot, real)) return undefined
    return (await stat(real)).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

/** Compare by UTF-16 units, so that the order does not depend on a locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isFile(full: string): boolean {
  try {
    return lstatSync(full, {throwIfNoEntry: false})?.isFile() ?? false
  } catch (error) {
    // A file that cannot be examined may exist, unless no file can have its name.
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return false
    throw error
  }
}
