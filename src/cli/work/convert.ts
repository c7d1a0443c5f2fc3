import path from 'node:path'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {loadReader} from '../../read/readers/load.js'
import type {ReadAsOptions} from '../../read/readers/reader.js'
import {kindOf} from '../../shared/document-kind.js'
import type {Format} from '../../write/format.js'
import {detectData, formatOfName, otherFormats} from '../inputs/detect-data.js'
import {createLinkFinder, type Links} from '../inputs/find-links.js'
import {findOutside} from '../inputs/find-outside.js'
import type {InputFormat} from '../inputs/input-formats.js'
import type {DocumentReading} from '../inputs/read-document.js'
import type {LimitOptions} from '../inputs/read-input.js'
import type {Given, Work} from './work.js'

/** A document that was read, and the targets of its links. */
interface LinkedReading extends DocumentReading {
  links?: Links | undefined
}

/**
 * Create the work of `gridhelp convert`, which converts each document to another format.
 *
 * @param format
 *   Format to write.
 * @param options
 *   How to read documents, and limits for the files that links lead to.
 */
export function runConvert(
  format: Format,
  options: LimitOptions & ReadAsOptions
): Work<LinkedReading> {
  // Only HyperHelp is written from Markdown; for other formats there are other tools.
  const isHelp = format.name === 'hyperhelp'
  const findLinks = createLinkFinder(options, format.extension)
  return {
    fallback: 'rst',
    documents: ['txt', 'txt.gz', 'rst', 'rest', 'inc', ...(isHelp ? ['md', 'markdown'] : [])],
    formatOf: (name) => (isHelp && formatOfName(name) === 'markdown' ? 'markdown' : undefined),
    refuse: refuseOther,
    reader: (from, text) => loadWhole(from, text, format, options),
    async look(reading, file, given) {
      if (!format.hasUrls) return reading
      return {...reading, links: await findLinks({tree: reading.tree, file, isWhole: true}, given)}
    },
    write: ({tree, file, language, links}) => [
      {
        content: format.stringify(tree, {file, source: String(file.value), language, ...links}),
        extension: format.extension
      }
    ]
  }
}

/**
 * Load the reader of a document of which nothing may be lost.
 *
 * @param from
 *   Format. For `grid-table`, only tables are read: if the format was guessed, and there is more, such as a table that
 *   is refused, the document is read as `sphinx-text`; if it was given, a message says what is left out.
 * @param text
 *   Text of the document.
 * @param format
 *   Format to write.
 * @param options
 *   How to read it.
 * @returns
 *   Reader; `given` tells whether `from` was given rather than guessed, and receives details.
 */
export async function loadWhole(
  from: InputFormat,
  text: string,
  format: Format,
  {dialect, codeLanguage}: ReadAsOptions
): Promise<(file: VFile, given: Pick<Given, 'isTold'> & Partial<Given>) => DocumentReading> {
  const how = {dialect, codeLanguage}
  if (from !== 'grid-table') {
    const read = await loadReader(from, text)
    return (file, {detail}) => {
      const reading = read(file, how)
      const {gridhelp} = file.data
      if (gridhelp) detail?.(`${file.path} has the dialect ${gridhelp.dialect}: ${gridhelp.reason}`)
      return {...reading, file}
    }
  }
  const {readDocument} = await import('../inputs/read-document.js')
  return (file, {isTold, detail}) => {
    const before = file.messages.length
    const reading = readDocument(file, from)
    const outside = findOutside(reading.tree, String(file.value))
    if (outside === undefined) return reading
    if (!isTold) {
      file.messages.length = before
      detail?.(`${file.path} is read as sphinx-text after all: it contains more than tables`)
      return readDocument(file, 'sphinx-text', how)
    }
    // If tables are just redrawn, everything else stays as it is.
    if (format.name !== 'grid-table') {
      const reason = 'Text outside the tables is left out'
      warn(file, 'text-outside-tables', reason, outside)
    }
    return reading
  }
}

/** Suggest another command for an input that is not a document. */
async function refuseOther(text: string, name: string): Promise<string | undefined> {
  const expected = 'a help file, Sphinx text or reStructuredText'
  if (kindOf(path.extname(name)) === 'program') {
    return `Cannot convert a source file, expected ${expected}; \`gridhelp tables\` extracts the tables in its comments`
  }
  const other = formatOfName(name) ?? (await detectData(text))
  if (other === undefined) return undefined
  const instead =
    other === 'markdown'
      ? '`-t hyperhelp` turns it into a help file, `gridhelp fmt` formats its tables, `gridhelp tables` extracts them'
      : other === 'html'
        ? 'use `-f` if it is one all the same'
        : `\`gridhelp tables -f ${other} -t grid\` draws it as a table`
  return `Cannot convert ${otherFormats[other]}, expected ${expected}; ${instead}`
}

function warn(file: VFile, ruleId: string, reason: string, place?: VFileMessage['place']): void {
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place})
  message.fatal = false
  file.messages.push(message)
}
