import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'
import {describeError} from './describe-error.js'
import {FileError} from './file-error.js'
import {isBelow} from './is-below.js'
import {removeLeftovers, temporaryName} from './temporary.js'

/**
 * Explain why a file could not be written.
 *
 * @param name
 *   Path of the file.
 * @param error
 *   What was thrown.
 */
export function explainWrite(
  name: string,
  error: unknown
): {ruleId: string; reason: string; severity: 'error'} {
  return {
    ruleId: 'output-refused',
    reason: `Cannot write \`${name}\`: ${describeError(error)}`,
    severity: 'error'
  }
}

const sync = promisify(fsync)

/** Folders in which this thread has already removed leftovers of killed runs. */
const cleared = new Set<string>()

/**
 * Write a file atomically, only if its content changes, and never through a symbolic link.
 *
 * @param full
 *   Absolute path.
 * @param content
 *   Text.
 * @param root
 *   Folder that must contain it; an absolute path. The folder, and missing folders in it, are created. If absent, the
 *   file's folder must exist.
 * @returns
 *   Whether the file was written.
 * @throws {FileError}
 *   If the file is outside the root, or a link or folder is in the way.
 */
export async function writeFile(full: string, content: string, root?: string): Promise<boolean> {
  const folder = path.dirname(full)
  if (root !== undefined) {
    if (!isBelow(root, full)) {
      throw refuse(`The path is outside \`${root}\``)
    }
    makeFolders(root, folder)
  }
  if (!cleared.has(folder)) {
    cleared.add(folder)
    removeLeftovers(folder)
  }
  const stats = look(full)
  if (stats?.isSymbolicLink()) throw refuseLink(full, root)
  if (stats?.isDirectory()) {
    throw refuse(`\`${nameOf(full, root)}\` is a folder, not a file`)
  }
  const bytes = Buffer.from(content)
  if (stats?.isFile() && stats.size === bytes.length && bytes.equals(readFileSync(full))) {
    return false
  }
  await replace(full, bytes, stats)
  return true
}

/**
 * Replace a file in one step, so that readers, and the state after a crash, have either the old or the new file. New
 * content is synced to disk before it replaces a file; a new file replaces nothing that could be lost.
 */
async function replace(full: string, bytes: Uint8Array, old: Stats | undefined): Promise<void> {
  const temporary = path.join(path.dirname(full), temporaryName())
  try {
    const file = openSync(temporary, 'wx', 0o666)
    try {
      writeFileSync(file, bytes)
      if (old) {
        fchmodSync(file, old.mode & 0o7777)
        keepOwner(file, old)
        await sync(file)
      }
    } finally {
      closeSync(file)
    }
    renameSync(temporary, full)
  } catch (error) {
    discard(temporary)
    throw error
  }
}

/** Only an administrator can give files away; anybody else owns what they write. */
function keepOwner(file: number, {uid, gid}: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {}
}

/** What cannot be removed now is removed by the next run. */
function discard(temporary: string): void {
  try {
    unlinkSync(temporary)
  } catch {}
}

/** Create the folders from the root down to another, without following links. */
function makeFolders(root: string, folder: string): void {
  mkdirSync(root, {recursive: true})
  let at = root
  for (const name of path.relative(root, folder).split(path.sep)) {
    if (name === '') continue
    at = path.join(at, name)
    const stats = look(at)
    if (stats?.isSymbolicLink()) throw refuseLink(at, root)
    // Another thread may create it at the same time.
    if (!stats) mkdirSync(at, {recursive: true})
  }
}

/** Stats of a path; `undefined` if there is nothing. */
function look(full: string): Stats | undefined {
  return lstatSync(full, {throwIfNoEntry: false})
}

function refuseLink(full: string, root: string | undefined): FileError {
  return refuse(
    `\`${nameOf(full, root)}\` is a symbolic link, and gridhelp does not write through links`
  )
}

function refuse(reason: string): FileError {
  return new FileError('output-refused', reason)
}

function nameOf(full: string, root: string | undefined): string {
  return root === undefined ? path.basename(full) : path.relative(root, full)
}
