import {lstat, readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import type {InputFormat} from './detect-format.js'
import {readIndex} from './read-index.js'

/** Something to read. */
export interface Input {
  /** Its name in messages. */
  name: string
  /** Absolute path; absent for standard input. */
  path?: string
  /** Where its result goes below a folder of results, with the extension of the input. */
  relative: string
  /** Known because of where it was found. */
  format?: InputFormat
}

/** A part of the call that leads to no input, or not to all of it. */
export interface InputProblem {
  name: string
  ruleId: string
  reason: string
  /** `failure`: exit status 2; `warning`: something listed is not there. */
  kind: 'failure' | 'warning'
}

/** What the arguments of a call stand for. */
export interface Inputs {
  inputs: Array<Input>
  problems: Array<InputProblem>
  /** Whether there can be several: a folder, a pattern, or more than one argument. */
  several: boolean
}

/** Files below a folder that are taken for documents. */
const documents = '**/*.txt'

/**
 * Find what to read.
 *
 * @param operands
 *   Files, patterns, folders, help packages (folders with a `hyperhelp.json`), or `-` for standard input.
 * @param folder
 *   What relative paths start from.
 * @param patterns
 *   Files below a folder that are taken for documents (default: `.txt`).
 * @returns
 *   Each input once, in the order of the arguments, sorted within folders and patterns.
 */
export async function findInputs(
  operands: ReadonlyArray<string>,
  folder: string,
  patterns: string = documents
): Promise<Inputs> {
  const found = new Map<string, Input>()
  const problems: Array<InputProblem> = []
  let several = operands.length > 1
  for (const operand of operands) {
    if (operand === '-') {
      add({name: '<stdin>', relative: 'stdin.txt'})
      continue
    }
    const full = path.resolve(folder, operand)
    const stats = await stat(full).catch((error: NodeJS.ErrnoException) => error)
    if (!(stats instanceof Error)) {
      if (stats.isDirectory()) {
        several = true
        await addFolder(operand, full)
      } else {
        add({name: operand, path: full, relative: relativeName(full)})
      }
      continue
    }
    const {glob, isDynamicPattern} = await import('tinyglobby')
    if (stats.code === 'ENOENT' && isDynamicPattern(operand)) {
      several = true
      const paths = await glob(operand, {cwd: folder, absolute: true, followSymbolicLinks: false})
      for (const name of paths.sort()) {
        add({name: nameOf(name), path: name, relative: relativeName(name)})
      }
      if (paths.length === 0) {
        fail(operand, 'input-missing', 'Unexpected pattern without files, expected at least one')
      }
    } else {
      fail(operand, 'input-missing', `${describe(stats)}, expected a file or a folder`)
    }
  }
  return {inputs: [...found.values()], problems, several}

  function add(input: Input): void {
    const key = input.path ?? '-'
    if (!found.has(key)) found.set(key, input)
  }

  function fail(name: string, ruleId: string, reason: string): void {
    problems.push({name, ruleId, reason, kind: 'failure'})
  }

  async function addFolder(operand: string, full: string): Promise<void> {
    const index = path.join(full, 'hyperhelp.json')
    const text = await readFile(index, 'utf8').catch(() => undefined)
    if (text === undefined) {
      const {glob} = await import('tinyglobby')
      const names = await glob(patterns, {
        cwd: full,
        followSymbolicLinks: false,
        ignore: ['**/node_modules/**']
      })
      for (const name of names.sort()) {
        add({name: path.join(operand, name), path: path.join(full, name), relative: name})
      }
      if (names.length === 0) {
        fail(
          operand,
          'folder-empty',
          'Unexpected folder without help files, expected a `hyperhelp.json` or `.txt` files'
        )
      }
    } else {
      await addPackage(operand, full, text)
    }
  }

  async function addPackage(operand: string, full: string, text: string): Promise<void> {
    const indexName = path.join(operand, 'hyperhelp.json')
    const index = readIndex(text)
    if (typeof index === 'string') {
      fail(indexName, 'index-malformed', index)
      return
    }
    const missing: Array<string> = []
    const root = await findRoot(full, index.root, index.files)
    for (const name of index.files) {
      const place = path.join(root, name)
      if (!isBelow(root, place)) {
        fail(
          indexName,
          'help-file-outside',
          `Unexpected help file \`${name}\` outside of the package, expected a path below it`
        )
      } else if (await isFile(place)) {
        add({
          name: path.join(operand, path.relative(full, place)),
          path: place,
          relative: path.normalize(name),
          format: 'hyperhelp'
        })
      } else {
        missing.push(name)
      }
    }
    if (index.files.length === missing.length) {
      fail(operand, 'folder-empty', 'Unexpected help package without help files, expected some')
    } else if (missing.length > 0) {
      const names = missing.slice(0, 3).join('`, `')
      const more = missing.length > 3 ? ` and ${missing.length - 3} more` : ''
      problems.push({
        name: indexName,
        ruleId: 'help-file-missing',
        reason: `Unexpected help files that are not there, expected \`${names}\`${more}`,
        kind: 'warning'
      })
    }
  }

  function relativeName(full: string): string {
    return isBelow(folder, full) ? path.relative(folder, full) : path.basename(full)
  }

  function nameOf(full: string): string {
    return isBelow(folder, full) ? path.relative(folder, full) : full
  }
}

/** Say what is wrong with a path, in words. */
export function describe(error: NodeJS.ErrnoException): string {
  const words: Record<string, string> = {
    EACCES: 'Cannot open it: permission denied',
    EISDIR: 'Cannot open it: it is a folder',
    ELOOP: 'Cannot open it: too many symbolic links',
    EMFILE: 'Cannot open it: too many open files',
    ENAMETOOLONG: 'Cannot open it: its name is too long',
    ENOENT: 'Cannot find it',
    ENOSPC: 'Cannot write it: no space left',
    ENOTDIR: 'Cannot find it: a part of the path is no folder',
    EPERM: 'Cannot open it: not permitted',
    EROFS: 'Cannot write it: the file system is read-only'
  }
  return words[error.code ?? ''] ?? `Cannot use it: ${error.message}`
}

/** Whether a path leads to something below a folder. */
export function isBelow(folder: string, full: string): boolean {
  const relative = path.relative(folder, full)
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..'
}

/**
 * Find the folder that help files are relative to: the index's own, or the one that it names below it. (`doc_root` is
 * relative to the Sublime package, which may be the folder above; a lone help package is not where it will be.)
 */
async function findRoot(full: string, root: string, files: ReadonlyArray<string>): Promise<string> {
  const named = path.join(full, root)
  if (!isBelow(full, named)) return full
  for (const file of files) {
    if (await isFile(path.join(full, file))) return full
    if (await isFile(path.join(named, file))) return named
  }
  return full
}

/** Whether there is a file; a symbolic link that a package brings along is none. */
async function isFile(full: string): Promise<boolean> {
  const stats = await lstat(full).catch(() => undefined)
  return stats?.isFile() ?? false
}
