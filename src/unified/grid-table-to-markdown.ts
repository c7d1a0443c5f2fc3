import type {Paragraph} from 'mdast'
import type {
  ConstructName,
  Handle,
  Info,
  State,
  Options as ToMarkdownExtension
} from 'mdast-util-to-markdown'
import type {VFile} from 'vfile'
import {detectMarkdownDialect} from '../../grammars/grid-table/dialect.js'
import type {GridTable, WidthModel} from '../../grammars/grid-table/nodes.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {captionOf} from '../mdast/caption.js'
import {sectionsOf} from '../shared/sections.js'
import {captionLine} from '../write/grid-table/caption.js'
import {printTable} from '../write/grid-table/print-table.js'
import {pandocUnsafe} from '../write/notation/pandoc-unsafe.js'
import {createCellPrinter} from './print-cell.js'

/** Options of `gridTableToMarkdown`. */
export interface GridTableToMarkdownOptions {
  /**
   * Dialect to write: `'pandoc'`, or `'adobe'`, which can align single cells and escapes borders in them (default: as
   * tables were read; for others `'pandoc'`, or `'adobe'` if a cell has its own alignment).
   */
  dialect?: 'pandoc' | 'adobe' | null | undefined
  /**
   * Maximum width of a table, distributed over its columns (default: columns keep their widths, and grow if a word does
   * not fit; tables without widths get 80).
   */
  width?: number | null | undefined
  /** How to measure characters (default: by the dialect). */
  widths?: WidthModel | null | undefined
  /** Collects messages on what the dialect cannot express (rule `table-loss`). */
  file?: VFile | null | undefined
  /**
   * Called with the name of each loss.
   *
   * @deprecated Use `file`.
   */
  onLoss?: ((what: string) => void) | null | undefined
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    gridTable: 'gridTable'
    gridTableCell: 'gridTableCell'
    /** A table cell in Adobe's dialect, whose reader looks for borders in text. */
    gridTableCellAdobe: 'gridTableCellAdobe'
    /** A table cell or caption in pandoc's dialect. */
    gridTableCellPandoc: 'gridTableCellPandoc'
  }
}

/**
 * Create an extension for `mdast-util-to-markdown` to enable grid tables in Markdown.
 *
 * Cells are written by the same handlers as everything else. Line endings in their text stay; lines that are too long
 * for their column are wrapped at a space in a paragraph.
 *
 * @param options
 *   Configuration (optional).
 * @returns
 *   Extension.
 */
export function gridTableToMarkdown(
  options?: GridTableToMarkdownOptions | null | undefined
): ToMarkdownExtension {
  const settings = options ?? {}
  return {
    handlers: {gridTable: handleGridTable as Handle},
    join: [
      (left, right) => (left.type === 'gridTable' && right.type === 'gridTable' ? 1 : undefined)
    ],
    unsafe: [
      {character: '|', inConstruct: 'gridTableCellAdobe'},
      {character: '+', inConstruct: 'gridTableCellAdobe'},
      ...pandocUnsafe('gridTableCellPandoc'),
      {
        atBreak: true,
        character: '+',
        after: tableFrom('[-=:<>^vx][-=:<>^vx+|]*[+|]', '\\k<border>')
      },
      {atBreak: true, character: '+', after: tableFrom('[-=+]*:[-=:+]*\\+', '[-=+]+')}
    ]
  }

  function handleGridTable(node: GridTable, _: unknown, state: State, info: Info): string {
    const {width, widths, file, onLoss} = settings
    const dialect = settings.dialect ?? chooseDialect(node)
    const escapes = settings.dialect ? dialect === 'adobe' : isTold(node, dialect)
    const names: Array<ConstructName> = ['gridTable', 'gridTableCell']
    if (escapes) names.push('gridTableCellAdobe')
    else names.push('gridTableCellPandoc')
    const exits = names.map((name) => state.enter(name))
    const margin = info.now.column - 1
    const print = createCellPrinter(node, state, escapes)
    const lines = printTable(node, {dialect, width, widths, file, onLoss}, margin, {print})
    const caption = dialect === 'pandoc' ? writeCaption(node, state) : undefined
    for (const exit of exits.reverse()) exit()
    const drawing = lines.join('\n')
    if (!caption) return drawing
    return caption.place === 'above'
      ? `${caption.value}\n\n${drawing}`
      : `${drawing}\n\n${caption.value}`
  }
}

/** Write a caption in pandoc's syntax. */
function writeCaption(
  node: GridTable,
  state: State
): {value: string; place: 'above' | 'below'} | undefined {
  const caption = captionOf(node)
  if (!caption) return undefined
  const exit = state.enter('phrasing')
  const paragraph: Paragraph = {type: 'paragraph', children: caption.children}
  const text = state.containerPhrasing(paragraph, {
    before: ' ',
    after: '\n',
    now: {line: 1, column: 1},
    lineShift: 0
  })
  exit()
  return {value: captionLine(caption, text), place: caption.place}
}

/**
 * Whether readers can detect from the drawing alone, without text, that a table is in Adobe's dialect, in which borders
 * in cells are escaped, even in code.
 */
function isTold(table: GridTable, dialect: 'pandoc' | 'adobe'): boolean {
  const lines = printTable(table, {dialect}, 0, {print: () => []})
  return detectMarkdownDialect(TextBlock.of(new Source(lines.join('\n')))) === 'adobe'
}

/**
 * What follows the `+` of text that would be read as a table: the rest of a border, lines of a table, and the same
 * border again, or one without the colons of the first; or markup that interrupts the text before.
 */
function tableFrom(border: string, last: string): string {
  return (
    `(?=(?<border>${border})[\\t ]*(?:\\n[\\t ]*[+|][^\\n]*){1,200}?` +
    `(?:\\n[\\t ]*\\+${last}[\\t ]*(?:\\n|$)|[^\\n]$))`
  )
}

function chooseDialect(table: GridTable): 'pandoc' | 'adobe' {
  if (table.dialect === 'pandoc' || table.dialect === 'adobe') return table.dialect
  if (table.dialect) return 'pandoc'
  const cells = sectionsOf(table).flatMap(({children}) => children.flatMap((row) => row.children))
  return cells.some(({align, valign}) => align || valign) ? 'adobe' : 'pandoc'
}
