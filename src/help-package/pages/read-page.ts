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
  /** With its text, its path in the package, and what its reader had to say. */
  file: VFile
}

/** What a file may take. */
export interface Limits {
  /** Seconds for each time that it is read; 0: as long as it wants. */
  timeout: number
  /** Bytes. */
  maxBytes: number
  /** Ends everything. */
  signal?: AbortSignal | undefined
}

/** How the files of a package are read. */
export interface PageFormat {
  /** What they are; `auto`: each tells; those that do not are help (default: `hyperhelp`). */
  from?: 'auto' | 'hyperhelp' | 'rst' | 'sphinx-text' | undefined
  /** Who wrote the help (default: the text tells). */
  dialect?: 'auto' | 'hyperhelp' | 'sphinx' | undefined
  /** Language of the code whose language they do not say. */
  codeLanguage?: string | undefined
}

/** Which file to read, and how. */
export interface FileTask extends PageFormat {
  /** Absolute path. */
  full: string
  /** Its path in the package. */
  name: string
  /** What stands in it (default: what stands in the file). */
  text?: string | undefined
}

/** What came of a file. */
export interface PageResult<Result> {
  /** With everything that is to be said. */
  file: VFile
  /** Absent where the file cannot be read, or takes too long. */
  result?: Result
}

/**
 * Read a help file, and make something of it.
 *
 * @param task
 *   Which one.
 * @param limits
 *   What it may take.
 * @param use
 *   Makes something of it.
 * @param only
 *   Characters: texts without one are left empty, save those that topics consist of (default: none are).
 * @returns
 *   What was made of it. What goes wrong is a message: one file never stops the others.
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

/** Load the readers that the files of a package may need: gives the one of a file. */
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
