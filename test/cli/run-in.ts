import {lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {Readable} from 'node:stream'
import {onTestFinished} from 'vitest'
import {run} from '../../src/cli/program/run.js'

/** What a call gave. */
export interface Outcome {
  status: number
  stdout: string
  stderr: string
}

/** How to call. */
export interface CallOptions {
  stdin?: string | Uint8Array
  /** Whether the streams are terminals. */
  terminal?: boolean
  environment?: Record<string, string>
  /** Working folder, below the folder (default: the folder). */
  below?: string
}

/** A folder to call the program in. */
export interface Folder {
  path: string
  call(args: ReadonlyArray<string>, options?: CallOptions): Promise<Outcome>
  read(name: string): Promise<string>
  /** Names of all files and links below it, sorted. */
  list(): Promise<Array<string>>
  link(name: string, target: string): Promise<void>
}

/**
 * Make a folder with files, which goes when the test is over.
 *
 * @param files
 *   Content by name; folders are made.
 */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<Folder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gridhelp-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), {recursive: true})
    await writeFile(path.join(folder, name), content)
  }
  return {
    path: folder,
    call: (args, options) => call(folder, args, options ?? {}),
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    async list() {
      const names = await readdir(folder, {recursive: true})
      const kept: Array<string> = []
      for (const name of names.sort()) {
        if (!(await lstat(path.join(folder, name))).isDirectory()) kept.push(name)
      }
      return kept
    },
    link: (name, target) => symlink(target, path.join(folder, name))
  }
}

async function call(
  folder: string,
  args: ReadonlyArray<string>,
  {stdin = '', terminal = false, environment = {}, below = '.'}: CallOptions
): Promise<Outcome> {
  const outcome = {status: 0, stdout: '', stderr: ''}
  const streamTo = (name: 'stdout' | 'stderr') => ({
    isTTY: terminal,
    on() {},
    write(text: string) {
      outcome[name] += text
    }
  })
  const input = Readable.from([Buffer.from(stdin)])
  outcome.status = await run(args, {
    stdin: Object.assign(input, {isTTY: terminal}),
    stdout: streamTo('stdout'),
    stderr: streamTo('stderr'),
    environment,
    folder: path.join(folder, below)
  })
  return outcome
}
