import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import type {Language} from '../../../grammars/nodes.js'
import type {ReadMarkup} from '../../read/table-settings.js'
import {checkChoice, checkCount, checkNode, checkOptions} from '../../shared/check-options.js'
import {placeCells} from '../../tables/place-cells.js'
import {withLines} from '../../tables/with-lines.js'
import {type DirectiveTable, writeDirectiveTable} from '../directive-table/index.js'
import {writeHtmlTable, writePipes} from '../markdown-table/index.js'
import {addCaption} from './caption.js'
import {findSource} from './keep-source.js'
import {losing} from './losses.js'
import {notationOf} from './notation.js'
import {type DrawOptions, type ToGridTableOptions, tableNotations} from './options.js'
import {fillPieces} from './piece.js'
import {printBlocks} from './print-blocks.js'
import {printTable} from './print-table.js'
import {readTexts} from './read-back.js'
import {verify} from './verify.js'

/**
 * Write a grid table; see `toGridTable`.
 *
 * @param readMarkup
 *   Reads cells for `source` and `verify` (default: none; their texts are compared).
 */
export function writeGridTable(
  table: GridTable,
  given: ToGridTableOptions = {},
  readMarkup?: ReadMarkup
): string {
  checkSettings(table, given)
  const onLoss = losing(table, given)
  const dialect = drawnDialect(table, given.dialect)
  if (dialect === undefined) return writeNotation(table, given, onLoss)
  const settings: DrawOptions = {...given, dialect, file: undefined, onLoss}
  const {eol = '\n', indent} = settings
  const withCaption = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
    settings.caption === false
      ? lines
      : addCaption(table, lines, settings.dialect ?? table.dialect, onLoss)
  if (settings.source && (settings.dialect ?? table.dialect) === table.dialect) {
    const kept = findSource(table, settings.source, settings.cells, readMarkup)
    if (kept) return withCaption([kept.value]).join(eol ?? '\n')
  }
  const margin = typeof indent === 'number' ? ' '.repeat(indent) : (indent ?? '')
  const {columns, rows} = placeCells(table)
  if (columns === 0 || rows === 0) {
    // An empty table has no drawing, except in docutils, which reads one from a lone border.
    return (settings.dialect ?? table.dialect) === 'rst' && table.position ? `${margin}+---+` : ''
  }
  const lines = printTable(table, settings, margin.length, {readTexts})
  if (settings.verify) verify(table, lines, settings, readMarkup)
  return withCaption(lines)
    .map((line) => (line === '' ? margin.trimEnd() : margin + line))
    .join(eol ?? '\n')
}

/** The dialect in which a table is drawn; nothing for notations that are no drawings. */
function drawnDialect(
  {dialect}: GridTable,
  wanted: ToGridTableOptions['dialect']
): GridTableDialect | undefined {
  const own = dialect ?? 'rst'
  if (!wanted) return own
  if (wanted === 'grid') return own === 'rst-simple' ? 'rst' : own
  if (wanted === 'simple') return 'rst-simple'
  return Object.hasOwn(widthModels, wanted) ? (wanted as GridTableDialect) : undefined
}

/** Write a table in a notation other than a drawing. */
function writeNotation(
  table: GridTable,
  {dialect: name, cells, indent, eol}: ToGridTableOptions,
  onLoss: (what: string) => void
): string {
  const isMarkdown = name === 'pipe' || name === 'html'
  const language = isMarkdown ? 'pandoc' : 'rst'
  const printed = cells === 'literal' ? table : printCells(table, onLoss, {dialect: language})
  const caption = table.caption ? [table.caption] : []
  if (isMarkdown && table.caption) onLoss('caption')
  const lines = isMarkdown
    ? name === 'pipe'
      ? writePipes(printed)
      : writeHtmlTable(printed)
    : writeDirectiveTable(printed, name as DirectiveTable, {
        caption,
        options: [],
        widths: undefined
      })
  const margin = typeof indent === 'number' ? ' '.repeat(indent) : (indent ?? '')
  return lines.map((line) => line && margin + line).join(eol ?? '\n')
}

/**
 * Print the cells of a table for a notation other than a drawing.
 *
 * @param table
 *   Table.
 * @param onLoss
 *   Receives what cannot be expressed.
 * @param options
 *   Markup language of the cells (default: reST).
 * @returns
 *   The table; its cells contain their lines.
 */
export function printCells(
  table: GridTable,
  onLoss?: ((what: string) => void) | null | undefined,
  {
    dialect = 'rst',
    language = 'sphinx-help'
  }: {dialect?: GridTableDialect; language?: Language | undefined} = {}
): GridTable {
  const settings: DrawOptions = {dialect}
  const state = {
    notation: notationOf(dialect, language, false),
    cells: 'inline' as const,
    lose: (what: string): void => onLoss?.(what),
    exact: table.position === undefined,
    printTable: (inner: GridTable) => printTable(inner, settings, 0, {readTexts})
  }
  return withLines(table, (cell) =>
    fillPieces(printBlocks(cell.children, state), Number.POSITIVE_INFINITY, (value) =>
      textWidth(value, 'docutils')
    )
  )
}

/** Check the settings of a caller. */
function checkSettings(table: GridTable, settings: ToGridTableOptions): void {
  const task = 'write a grid table'
  checkNode(task, table, ['gridTable'])
  checkChoice(task, 'dialect', settings.dialect ?? table.dialect, [
    ...Object.keys(widthModels),
    ...tableNotations
  ])
  checkOptions(task, settings, {
    cells: ['literal', 'text', 'inline'],
    language: ['hyperhelp', 'sphinx-help', 'sphinx-text', 'rst', 'sphinx'],
    widths: ['docutils', 'terminal', 'code-point', 'code-unit'],
    eol: ['\n', '\r\n'],
    width: 1,
    caption: 'boolean',
    verify: 'boolean',
    source: 'string',
    file: 'file'
  })
  if (typeof settings.indent !== 'string') checkCount(task, 'indent', settings.indent, 0)
}
