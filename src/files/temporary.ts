import {lstatSync, readdirSync, unlinkSync} from 'node:fs'
import {hostname} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {threadId} from 'node:worker_threads'
import {hash} from './hash.js'

// Why not `write-file-atomic`: it writes through symbolic links, leaves the temporary files of killed runs behind, and
// does not know whose they are. Several processes may write parts of a site at the same time, to folders shared with
// other machines.

/** Identifies this machine, as others may write to the same folder. */
const host = hash(hostname()).toString(16).padStart(8, '0')

/** `.gridhelp-<machine>-<process>-<thread>-<count>.tmp`, beside the final file. */
const pattern = /^\.gridhelp-([0-9a-f]{8})-(\d+)-\d+-\d+\.tmp$/

/** Milliseconds after which a temporary file counts as left over if its process cannot be checked (one day). */
const stale = 24 * 60 * 60 * 1000

let count = 0

/** Create a name for a temporary file. */
export function temporaryName(): string {
  count += 1
  return `.gridhelp-${host}-${process.pid}-${threadId}-${count}.tmp`
}

/**
 * Remove the temporary files that killed runs left in a folder.
 *
 * @param folder
 *   Absolute path.
 */
export function removeLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const [, machine, id] = pattern.exec(name) ?? []
      if (machine === undefined) continue
      const full = path.join(folder, name)
      if (isLeftOver(full, machine, Number(id))) unlinkSync(full)
    }
  } catch {
    // What cannot be removed does no harm: files with such names are never read.
  }
}

function isLeftOver(full: string, machine: string, id: number): boolean {
  if (machine === host && !isRunning(id)) return true
  const stats = lstatSync(full, {throwIfNoEntry: false})
  return stats !== undefined && Date.now() - stats.mtimeMs > stale
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
