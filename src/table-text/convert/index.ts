import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import {isMarkdownDialect} from '../../read/markdown/dialect.js'
import type {GridTableOptions} from '../../read/options.js'
import {checkChoice, checkOptions, checkText} from '../../shared/check-options.js'
import {toMessage} from '../../shared/message.js'
import {tableNotations} from '../../write/grid-table/options.js'
import {compareTables} from '../format/compare-tables.js'
import type {FormatChange} from '../format/format-change.js'
import type {ConvertibleLanguage, DocumentTable, TableNotation} from './document-table.js'
import {convertMarkdown, findMarkdownTables} from './markdown.js'
import {convertRst, findTopRstTables} from './rst.js'
import {findPrinted, findTextTables, printed, readableText} from './text.js'

export type {TableNotation} from './document-table.js'

/** Options of `convertTables`. */
export interface ConvertTablesOptions {
  /**
   * Notation, or several: a table that the first cannot hold is written in the next. `simple` and `rst-simple` are the
   * same.
   */
  as: TableNotation | 'rst-simple' | ReadonlyArray<TableNotation | 'rst-simple'>
  /**
   * Language of the text: reStructuredText (default: `'rst'`) or Markdown (`'markdown'`, or the dialect of its grid
   * tables, `'pandoc'` or `'adobe'`). `'auto'`: any text; converts the output of programs to `grid`.
   */
  from?: GridTableOptions['dialect']
  /** Which tables to convert (default: all). `index` counts from 0. */
  only?: ((table: GridTable, index: number) => boolean) | null | undefined
  /** Collects messages on tables that stay as they are, and why. */
  file?: VFile | null | undefined
}

/** Result of `convertTables`. */
export interface ConvertedTables {
  /** The text. */
  value: string
  /** Converted tables, in the order of the text. */
  changes: Array<FormatChange>
  /** Messages on tables that were left alone, and why. */
  messages: Array<VFileMessage>
}

export {tableNotations} from '../../write/grid-table/options.js'

/**
 * Write the tables of a document in another notation, and leave everything else as it is, to the byte.
 *
 * The source of cells is kept, including roles, links and substitutions, and so are titles, widths, header rows, stub
 * columns and names. Each result is verified by reading it back; a table that the notation cannot hold stays as it is,
 * with a message.
 *
 * @param source
 *   Document.
 * @param options
 *   Configuration.
 * @example
 *   ```js
 *   const {value} = convertTables(text, {from: 'rst', as: 'list-table'})
 *   ```
 */
export function convertTables(source: string, options: ConvertTablesOptions): ConvertedTables {
  const task = 'convert tables'
  checkText(task, source)
  checkOptions(task, options, {only: 'function', file: 'file'})
  const wanted = [options?.as].flat().map((name) => (name === 'rst-simple' ? 'simple' : name))
  for (const name of wanted) checkChoice(task, 'as', name ?? 'nothing', tableNotations)
  const {only, file} = options
  const document = openDocument(source, options.from ?? 'rst')
  return convertOpened(source, document, wanted as Array<TableNotation>, {only, file})
}

/** Convert the tables of a plain text to another notation. */
export function convertText(
  source: string,
  as: TableNotation,
  options: Pick<ConvertTablesOptions, 'only' | 'file'>
): ConvertedTables {
  return convertOpened(
    source,
    {tables: findTextTables(source), language: readableText},
    [as],
    options
  )
}

function convertOpened(
  source: string,
  {tables, language}: OpenedDocument,
  notations: ReadonlyArray<TableNotation>,
  options: Pick<ConvertTablesOptions, 'only' | 'file'>
): ConvertedTables {
  const foreign = notations.find((name) => !language.notations.includes(name))
  if (foreign) {
    const known = language.notations.map((name) => `\`${name}\``).join(', ')
    throw new Error(`Cannot convert tables of this document to \`${foreign}\`, expected ${known}`)
  }
  const read = new Source(source)
  const changes: Array<FormatChange> = []
  const messages: Array<VFileMessage> = []
  let result = ''
  let at = 0
  for (const [index, table] of tables.entries()) {
    const {line, column} = table.node.position!.start
    if (table.notation !== 'printed' && notations.includes(table.notation)) continue
    if (options.only && !options.only(table.node, index)) continue
    const outcome = convert(table, language, notations, source)
    if (typeof outcome === 'string') {
      const start = read.lineStarts[line - 1]! + column - 1
      const note = 'The table was left alone.'
      messages.push(
        toMessage(
          {ruleId: 'table-notation', reason: outcome, start, severity: 'warning', note},
          read
        )
      )
      continue
    }
    const eol = source.slice(table.start, table.end).includes('\r\n') ? '\r\n' : '\n'
    const [first = '', ...lines] = outcome.lines
    const margined = lines.map((text) => (table.margin + text).trimEnd())
    result += source.slice(at, table.start) + [first, ...margined].join(eol)
    at = table.end
    const reason = `The table was written as \`${outcome.as}\``
    changes.push({type: 'drawn', line, column, ruleId: 'table-converted', reason})
  }
  for (const message of messages) options.file?.messages.push(message)
  return {value: result + source.slice(at), changes, messages}
}

/** Write a table in the first notation that can represent it, or else explain why none can. */
function convert(
  table: DocumentTable,
  language: ConvertibleLanguage,
  notations: ReadonlyArray<TableNotation>,
  source: string
): {lines: Array<string>; as: TableNotation} | string {
  let reason = ''
  for (const as of notations) {
    try {
      const lines = language.write(table, as)
      if (lines[0]!.startsWith('.. ') && isAboveIndented(table, source)) {
        reason ||= `Cannot write this table as \`${as}\`: the indented text below would become part of it`
        continue
      }
      if (as === 'pipe' && isAboveText(table, source)) {
        reason ||= 'Cannot write this table as `pipe`: the next line would become a row of it'
        continue
      }
      if (as === 'html') return {lines, as}
      const given = source.slice(table.start, table.end).split(/\r\n|[\n\r]/)
      const before =
        table.notation === 'printed'
          ? table.node
          : language.readBack(
              given.map((line, index) => (index === 0 ? line : line.slice(table.margin.length)))
            )
      const after = language.readBack(lines)
      const difference = after
        ? before && compareTables({...before, dialect: 'rst'}, {...after, dialect: 'rst'})
        : 'a table that can be read'
      if (!difference) return {lines, as}
      reason ||= `Cannot write this table as \`${as}\`, expected ${difference}`
    } catch (error) {
      reason ||= (error as Error).message
    }
  }
  return reason
}

/** Whether indented text follows a table, which a directive would take for its content. */
function isAboveIndented({end, margin}: DocumentTable, source: string): boolean {
  const below = /^[^\r\n]*(?:\r(?!\n)|\r?\n)(?:[ \t]*(?:\r(?!\n)|\r?\n))*([ \t]*)\S/.exec(
    source.slice(end, end + 2000)
  )
  return below !== null && below[1]!.replaceAll('\t', '        ').length > margin.length
}

/** Whether text follows a table directly, as a pipe table continues to the next blank line. */
function isAboveText({end, margin}: DocumentTable, source: string): boolean {
  const [, below = ''] = source.slice(end, end + 2000).split(lineEnding)
  return below.startsWith(margin.trimEnd()) && below.slice(margin.length).trim() !== ''
}

const lineEnding = /\r\n|[\n\r]/

/** The tables of a document, and its language. */
interface OpenedDocument {
  tables: Array<DocumentTable>
  language: ConvertibleLanguage
}

/** Find the tables of a document, and its language. */
export function openDocument(
  source: string,
  from: NonNullable<GridTableOptions['dialect']>
): OpenedDocument {
  if (isMarkdownDialect(from)) {
    return {tables: findMarkdownTables(source, from), language: convertMarkdown(from)}
  }
  if (from === 'auto') return {tables: findPrinted(source), language: printed}
  return {tables: findTopRstTables(source), language: convertRst}
}
