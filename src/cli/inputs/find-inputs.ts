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

/** An input to read. */
export interface Input {
  /** Its name in messages. */
  name: string
  /** Absolute path; absent for standard input. */
  path?: string
  /** Path of its result in an output folder, with the extension of the input. */
  relative: string
  /** Format, if known from where it was found. */
  format?: InputFormat
  /** Whether it was found as a document of a folder. */
  inFolder?: boolean
}

/** The inputs that arguments refer to. */
export interface Inputs {
  inputs: Array<Input>
  /** Arguments that lead to no input. */
  problems: Array<{name: string; ruleId: string; reason: string}>
  /** Problems in the indexes of packages, with the names of the files. */
  messages: Array<{name: string; message: VFileMessage}>
  /** Whether there may be several inputs: from a folder, a pattern, or more than one argument. */
  several: boolean
}

/** Rules about files that cannot be read. */
const aboutFiles = new Set([
  'encoding',
  'help-file-missing',
  'help-file-outside',
  'index-json',
  'input-too-large',
  'input-unreadable'
])

/** Extensions of files in a folder that are read as documents: text, reStructuredText, Markdown. */
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

/** Options for choosing files. */
export interface InputOptions {
  /** Whether to apply ignore files (default: `true`). */
  ignore?: boolean
  /** Whether it is an error if there is nothing to read (default: `true`). */
  errorOnUnmatchedPattern?: boolean
}

/** Which files to find. */
export interface FindOptions extends InputOptions {
  /** Whether ignore files also apply to files named in the call, for tools that pass all files of a project. */
  ignoreNamed?: boolean | undefined
  /** Extensions of files in a folder that are read as documents (default: text, reStructuredText, Markdown). */
  documents?: ReadonlyArray<string> | undefined
}

/**
 * Find the inputs.
 *
 * @param operands
 *   Files, patterns, folders, help packages (folders with a `hyperhelp.json`), or `-` for standard input.
 * @param folder
 *   Base of relative paths.
 * @param options
 *   Which files to find.
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
    // The result of a compressed file is not compressed.
    const relative = withoutGzip(input.relative)
    if (!found.has(key)) found.set(key, {...input, relative})
  }

  /** Most calls name their files, so the code for ignore files is only loaded when needed. */
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

  /** Report that there is nothing to read. */
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
      // If only the files matter, other problems of the index do not.
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

/** Report problems with the arguments of a call. */
export function reportProblems({problems, messages}: Inputs, reporter: Reporter): void {
  for (const {name, message} of messages) {
    // A file that the index makes unreadable counts as a file that could not be read.
    if (message.fatal) reporter.failed()
    reporter.message(name, message)
  }
  for (const {name, ruleId, reason} of problems) reporter.failure(name, ruleId, reason)
}

/**
 * Give inputs from outside of the working directory distinct paths in an output folder: relative to the deepest folder
 * that contains all of them.
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
    // Files on different drives have no common folder.
    if (!path.isAbsolute(relative)) input.relative = relative
  }
}

/** Whether there is a regular file, rather than a symbolic link. */
async function isFile(full: string): Promise<boolean> {
  const stats = await lstat(full).catch(() => undefined)
  return stats?.isFile() ?? false
}
