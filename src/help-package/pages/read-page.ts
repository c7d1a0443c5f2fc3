import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {decode} from '../../files/decode.js'
import {explainError} from '../../files/file-error.js'
import {readBytes, tooLarge} from '../../files/read-bytes.js'
import {unzip} from '../../files/unzip.js'
import {detectLanguage} from '../../read/detect-language.js'
import {loadReader} from '../../read/readers/load.js'
import type {DocumentFormat, Reader} from '../../read/readers/reader.js'
import {kindOf} from '../../shared/document-kind.js'
import {createMessage} from '../package-index/messages.js'
import {withInterrupt} from '../tasks/with-deadline.js'
import {linkDocuments} from './link-documents.js'

/** A help file that was read. */
export interface Page {
  tree: Root
  /** With its text, its path in the package, and the reader's messages. */
  file: VFile
}

/** Limits for reading a file. */
export interface Limits {
  /** Time limit for each reading of the file, in seconds; 0: none. */
  timeout: number
  /** Maximum size in bytes. */
  maxBytes: number
  /** Stops all work. */
  signal?: AbortSignal | undefined
}

/** How to read the files of a package. */
export interface PageFormat {
  /** Format; `auto` detects it for each file, with help as the fallback (default: `hyperhelp`). */
  from?: 'auto' | 'hyperhelp' | 'rst' | 'sphinx-text' | undefined
  /** Who wrote the help (default: detected from the text). */
  dialect?: 'auto' | 'hyperhelp' | 'sphinx' | undefined
  /** Language of code blocks that do not name one. */
  codeLanguage?: string | undefined
}

/** Which file to read, and how. */
export interface FileTask extends PageFormat {
  /** Absolute path. */
  full: string
  /** Its path in the package. */
  name: string
  /** Text to read (default: the content of the file). */
  text?: string | undefined
}

/** Result for a file. */
export interface PageResult<Result> {
  /** With all messages. */
  file: VFile
  /** Absent if the file cannot be read, or takes too long. */
  result?: Result
}

/**
 * Read a help file and process it.
 *
 * @param task
 *   File to read.
 * @param limits
 *   Limits for it.
 * @param use
 *   Processes the page.
 * @param only
 *   Pattern: texts that do not match it are left empty, except for those that form topics (default: none are).
 * @returns
 *   What `use` returned. Problems are messages: one file never stops the others.
 */
export async function usePage<Result>(
  {full, name, text, ...format}: FileTask,
  {timeout, maxBytes, signal}: Limits,
  use: (page: Page) => Result,
  only?: RegExp
): Promise<PageResult<Result>> {
  signal?.throwIfAborted()
  const file = new VFile({path: name})
  try {
    const content = text ?? unzip(await readBytes(full, maxBytes), maxBytes)
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    if (size > maxBytes) throw tooLarge(size, maxBytes)
    const {dialect, codeLanguage} = format
    const read = await loadReaders(format)
    const action = (): Result => {
      file.messages = []
      file.value = typeof content === 'string' ? content : decode(content)
      const {tree, language} = read(file)(file, {dialect, codeLanguage, only})
      return use({tree: language === 'rst' ? linkDocuments(tree, name) : tree, file})
    }
    return {file, result: await withInterrupt(timeout, action, signal)}
  } catch (error) {
    signal?.throwIfAborted()
    const {ruleId, reason, place} = explainError(error)
    file.messages = [createMessage({ruleId, reason, severity: 'error'}, {path: name, place})]
    return {file}
  }
}

/** Load the readers that a package may need, and return a function that chooses one for a file. */
async function loadReaders({from = 'hyperhelp'}: PageFormat): Promise<(file: VFile) => Reader> {
  if (from !== 'auto') {
    const reader = await loadReader(from)
    return () => reader
  }
  const formats = ['hyperhelp', 'rst', 'sphinx-text'] as const
  const loaded = await Promise.all(formats.map((format) => loadReader(format)))
  return (file) => loaded[formats.indexOf(detectFormat(file))]!
}

function detectFormat(file: VFile): Exclude<DocumentFormat, 'markdown'> {
  if (kindOf(file.extname) === 'rst') return 'rst'
  const found = detectLanguage(String(file.value))?.language ?? 'hyperhelp'
  return found === 'sphinx-help' ? 'hyperhelp' : found
}
