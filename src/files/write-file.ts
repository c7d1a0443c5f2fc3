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
 * Say why a file could not be written.
 *
 * @param name
 *   Its path.
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

/** Folders that this thread has cleared of what runs left there that were killed. */
const cleared = new Set<string>()

/**
 * Write a file: all of it or nothing, only when that changes it, and never through a symbolic link.
 *
 * @param full
 *   Absolute path.
 * @param content
 *   Text.
 * @param root
 *   Folder that must hold it, an absolute path; folders that are missing below it are made, and it itself. Absent: the
 *   folder must be there.
 * @returns
 *   Whether it was written.
 * @throws {FileError}
 *   When the file would not be below the root, or a link or a folder is in the way.
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
 * Put a file in the place of another in one step: who reads it, or finds it after a crash, has the old one or the new
 * one. What replaces something is on the disk before it does; where there was nothing, nothing can be lost.
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

/** Only an administrator may give files away; who is none owns what he writes. */
function keepOwner(file: number, {uid, gid}: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {}
}

/** What cannot be removed is removed by the next run. */
function discard(temporary: string): void {
  try {
    unlinkSync(temporary)
  } catch {}
}

/** Make the folders from the root down to another, and go through no link. */
function makeFolders(root: string, folder: string): void {
  mkdirSync(root, {recursive: true})
  let at = root
  for (const name of path.relative(root, folder).split(path.sep)) {
    if (name === '') continue
    at = path.join(at, name)
    const stats = look(at)
    if (stats?.isSymbolicLink()) throw refuseLink(at, root)
    // Another thread may make it at the same time.
    if (!stats) mkdirSync(at, {recursive: true})
  }
}

/** What a path is; `undefined` where there is nothing. */
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
