import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'

/** A folder with files, which goes when the test is over. */
export interface TestFolder {
  path: string
  at(name: string): string
  read(name: string): Promise<string>
  /** Names of all files below it, sorted. */
  list(below?: string): Promise<Array<string>>
  link(name: string, target: string): Promise<void>
}

/** Make a folder. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<TestFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gridhelp-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), {recursive: true})
    await writeFile(path.join(folder, name), content)
  }
  return {
    path: folder,
    at: (name) => path.join(folder, name),
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    async list(below = '.') {
      const entries = await readdir(path.join(folder, below), {
        recursive: true,
        withFileTypes: true
      })
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) =>
          path.relative(path.join(folder, below), path.join(entry.parentPath, entry.name))
        )
        .sort()
    },
    link: (name, target) => symlink(target, path.join(folder, name))
  }
}

/** Write an index. */
export function indexOf(index: Record<string, unknown>): string {
  return JSON.stringify({package: 'Knots', help_files: {}, ...index})
}

/** A help file with a header. */
export function help(title: string, ...lines: Array<string>): string {
  return [`%hyperhelp title="${title}" date="2026-03-04"`, '', ...lines, ''].join('\n')
}
