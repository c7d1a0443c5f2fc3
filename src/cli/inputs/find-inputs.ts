import {lstat, stat} from 'node:fs/promises'
import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {describeError} from '../../files/describe-error.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {isBelow} from '../../files/is-below.js'
import type {Reporter} from '../messages/reporter.js'
import type {IgnoredFiles} from './ignored.js'
import type {InputFormat} from './input-formats.js'
import {toolFolders} from './tool-folders.js'

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
  /** Whether all documents of a folder are inputs. */
  inFolder?: boolean
}

/** What the arguments of a call stand for. */
export interface Inputs {
  inputs: Array<Input>
  /** Parts of the call that lead to no input. */
  problems: Array<{name: string; ruleId: string; reason: string}>
  /** What is wrong with the indexes of packages, and their names. */
  messages: Array<{name: string; message: VFileMessage}>
  /** Whether there can be several: a folder, a pattern, or more than one argument. */
  several: boolean
}

/** Rules that say which files are not read. */
const aboutFiles = new Set([
  'encoding',
  'help-file-missing',
  'help-file-outside',
  'index-json',
  'input-too-large',
  'input-unreadable'
])

/** Extensions of files below a folder that are taken for documents: texts, reStructuredText, Markdown. */
export const documentExtensions: ReadonlyArray<string> = [
  'txt',
  'rst',
  'rest',
  'inc',
  'md',
  'markdown',
  'mdown',
  'mkd',
  'qmd',
  'rmd'
]

/** Which files to look at, as options. */
export interface InputOptions {
  /** Whether to leave out what ignore files name (default: yes). */
  ignore?: boolean
  /** Whether it is wrong that there is nothing to look at (default: yes). */
  errorOnUnmatchedPattern?: boolean
}

/** Which files to look at. */
export interface FindOptions extends InputOptions {
  /** Whether that goes for files that the call names, too: where a tool hands over the files of a project. */
  ignoreNamed?: boolean | undefined
  /** Extensions of files below a folder that are taken for documents (default: texts, reStructuredText, Markdown). */
  documents?: ReadonlyArray<string> | undefined
}

/**
 * Find what to read.
 *
 * @param operands
 *   Files, patterns, folders, help packages (folders with a `hyperhelp.json`), or `-` for standard input.
 * @param folder
 *   What relative paths start from.
 * @param options
 *   Which files.
 * @returns
 *   Each input once, in the order of the arguments, sorted within folders and patterns.
 */
export async function findInputs(
  operands: ReadonlyArray<string>,
  folder: string,
  options: FindOptions = {}
): Promise<Inputs> {
  const extensions = options.documents ?? documentExtensions
  const ignore = options.ignore === false ? ['**/node_modules/**', '**/.git/**'] : toolFolders
  let ignored: IgnoredFiles | undefined
  const found = new Map<string, Input>()
  const problems: Inputs['problems'] = []
  const messages: Inputs['messages'] = []
  const left: Array<string> = []
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
        const reason = options.ignoreNamed ? (await findIgnored())?.by(full) : undefined
        if (reason === undefined) add({name: operand, path: full, relative: relativeName(full)})
        else left.push(reason)
      }
      continue
    }
    const {glob, isDynamicPattern} = await import('tinyglobby')
    if (stats.code === 'ENOENT' && isDynamicPattern(operand)) {
      several = true
      const paths = await glob(operand, {
        ...{cwd: folder, absolute: true, followSymbolicLinks: false, ignore: [...ignore]}
      })
      await findIgnored()
      const kept = paths.map((name) => path.normalize(name)).filter(isLookedAt)
      for (const name of kept.sort()) {
        add({name: nameOf(name), path: name, relative: relativeName(name)})
      }
      if (paths.length === 0) miss(operand, 'input-missing', 'No file matches the pattern')
    } else {
      fail(operand, 'input-missing', `${describeError(stats)}, expected a file or a folder`)
    }
  }
  const inputs = [...found.values()]
  if (inputs.length === 0 && problems.length === 0 && left.length > 0) {
    const names = [...new Set(left)].join(', ')
    const files = left.length === 1 ? 'the file is' : `all ${left.length} files are`
    miss(
      'gridhelp',
      'input-ignored',
      `No files to read: ${files} excluded by ${names}; use --no-ignore to include ${left.length === 1 ? 'it' : 'them'}`
    )
  }
  placeOutsiders(inputs, folder)
  return {inputs, problems, messages, several}

  function add(input: Input): void {
    const key = input.path ?? '-'
    // What comes of a compressed file is none.
    const relative = withoutGzip(input.relative)
    if (!found.has(key)) found.set(key, {...input, relative})
  }

  /** Most calls name their files: what tells which are left out is not loaded for them. */
  async function findIgnored(): Promise<IgnoredFiles | undefined> {
    if (options.ignore === false) return undefined
    const {createIgnored} = await import('./ignored.js')
    ignored ??= createIgnored(folder)
    return ignored
  }

  function isLookedAt(full: string): boolean {
    const reason = ignored?.by(full)
    if (reason !== undefined) left.push(reason)
    return reason === undefined
  }

  /** Say that there is nothing to look at. */
  function miss(name: string, ruleId: string, reason: string): void {
    if (options.errorOnUnmatchedPattern !== false) fail(name, ruleId, reason)
  }

  function fail(name: string, ruleId: string, reason: string): void {
    problems.push({name, ruleId, reason})
  }

  async function addFolder(operand: string, full: string): Promise<void> {
    if (await isFile(path.join(full, 'hyperhelp.json'))) {
      await addPackage(operand, full)
      return
    }
    const {glob} = await import('tinyglobby')
    const names = await glob(`**/*.{${extensions.join(',')}}`, {
      ...{cwd: full, followSymbolicLinks: false, ignore: [...ignore], caseSensitiveMatch: false}
    })
    await findIgnored()
    const kept = names.filter((name) => isLookedAt(path.join(full, name)))
    for (const name of kept.sort()) {
      const place = {path: path.join(full, name), relative: name, inFolder: true}
      add({name: path.join(operand, name), ...place})
    }
    if (names.length === 0) {
      miss(
        operand,
        'folder-empty',
        `No documents in the folder, expected .${extensions.join(', .')}`
      )
    }
  }

  async function addPackage(operand: string, full: string): Promise<void> {
    const {outlinePackage} = await import('../../help-package/package-index/read-help-package.js')
    const outline = await outlinePackage(full).catch((error: NodeJS.ErrnoException) => error)
    if (outline instanceof Error) {
      fail(operand, 'input-unreadable', `${describeError(outline)}, expected a help package`)
      return
    }
    const {files, root, messages: found} = outline
    const listed = files.filter((file) => file.listed)
    for (const message of found) {
      // Those who want the files only need no index that is right in all.
      if (listed.length > 0 && !aboutFiles.has(message.ruleId ?? '')) continue
      messages.push({name: path.join(operand, message.file ?? ''), message})
    }
    for (const {name, source} of listed) {
      const place = path.join(root, source)
      add({
        name: path.join(operand, path.relative(full, place)),
        path: place,
        relative: path.normalize(name),
        format: 'hyperhelp'
      })
    }
    if (listed.length === 0) {
      fail(operand, 'folder-empty', 'There are no help files in the package')
    }
  }

  function relativeName(full: string): string {
    return isBelow(folder, full) ? path.relative(folder, full) : path.basename(full)
  }

  function nameOf(full: string): string {
    return isBelow(folder, full) ? path.relative(folder, full) : full
  }
}

/** Report what is wrong with the arguments of a call. */
export function reportProblems({problems, messages}: Inputs, reporter: Reporter): void {
  for (const {name, message} of messages) {
    // A file that an index keeps from being read is a file that could not be read.
    if (message.fatal) reporter.failed()
    reporter.message(name, message)
  }
  for (const {name, ruleId, reason} of problems) reporter.failure(name, ruleId, reason)
}

/**
 * Give inputs from outside of the working folder places of their own in a folder of results: below the deepest folder
 * that holds all of them.
 */
function placeOutsiders(inputs: ReadonlyArray<Input>, folder: string): void {
  const outsiders = inputs.filter(
    (input) =>
      input.path !== undefined &&
      !isBelow(folder, input.path) &&
      input.relative === path.basename(input.path)
  )
  let common = path.dirname(outsiders[0]?.path ?? folder)
  for (const {path: full} of outsiders) {
    while (!isBelow(common, full!) && path.dirname(common) !== common) common = path.dirname(common)
  }
  for (const input of outsiders) {
    const relative = path.relative(common, input.path!)
    // Other drives have no folder in common.
    if (!path.isAbsolute(relative)) input.relative = relative
  }
}

/** Whether there is a file; a symbolic link is none. */
async function isFile(full: string): Promise<boolean> {
  const stats = await lstat(full).catch(() => undefined)
  return stats?.isFile() ?? false
}
