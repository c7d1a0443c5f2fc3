import {lstatSync, readdirSync, unlinkSync} from 'node:fs'
import {hostname} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {threadId} from 'node:worker_threads'
import {hash} from './hash.js'

// Why not `write-file-atomic`: it writes through symbolic links, leaves behind what killed runs were writing, and does
// not know whose that is. Several processes write parts of a site at once, into folders that other machines may share.

/** Names this machine: others may write to the same folder. */
const host = hash(hostname()).toString(16).padStart(8, '0')

/** `.gridhelp-<machine>-<process>-<thread>-<count>.tmp`, beside the file that it is going to be. */
const pattern = /^\.gridhelp-([0-9a-f]{8})-(\d+)-\d+-\d+\.tmp$/

/** After so many milliseconds a file that nobody can be asked about is left over (one day). */
const stale = 24 * 60 * 60 * 1000

let count = 0

/** Make a name for a file that is being written. */
export function temporaryName(): string {
  count += 1
  return `.gridhelp-${host}-${process.pid}-${threadId}-${count}.tmp`
}

/**
 * Remove what runs left in a folder that were killed while they wrote.
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
    // What cannot be removed does no harm: no file that is read has such a name.
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
