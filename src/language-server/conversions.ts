import {VFile} from 'vfile'
import type {TextEdit} from 'vscode-languageserver'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findTables} from '../read/find-tables.js'
import {convertTables, convertText, type TableNotation} from '../table-text/convert/index.js'
import {placeCells} from '../tables/place-cells.js'
import {toCsv} from '../tables/to-csv.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'
import type {Reading} from './reading-of.js'
import {blockLines} from './table-at.js'

/** What a table can be converted to: a notation, or data. */
type Conversion = TableNotation | 'csv'

/** Notations for tables in each language; with only one, there is nothing to convert to. */
const conversions: Readonly<Record<Reading, ReadonlyArray<Conversion>>> = {
  rst: ['grid', 'simple', 'list-table', 'csv-table'],
  markdown: ['grid', 'pipe', 'html'],
  text: ['grid', 'simple', 'pipe', 'csv'],
  // The bars of pipe tables would be links, and other notations would be text.
  hyperhelp: ['grid'],
  'sphinx-text': ['grid']
}

/** How many lines above a line its directive may be. */
const tallestDirective = 200

/** List what the table at a line can be converted to; empty if there is no table. */
export function conversionsAt(document: OpenDocument, line: number): ReadonlyArray<Conversion> {
  const own = notationAt(document, line)
  if (own === undefined) return []
  return conversions[document.reading].filter((name) => name !== own)
}

/** The notation that the lines look like; `printed` is the output of a program. */
function notationAt(document: OpenDocument, line: number): Conversion | 'printed' | undefined {
  const drawn = drawingAt(document, line)
  if (document.reading !== 'rst' || drawn === 'grid' || drawn === 'simple') return drawn
  for (let above = line; above >= 0 && above > line - tallestDirective; above -= 1) {
    const text = document.line(above)
    const directive = /^\s*\.\. (list-table|csv-table)::/.exec(text)
    if (directive) return directive[1] as TableNotation
    if (/^\s*=+( +=+)+\s*$/.test(text)) return 'simple'
    if (/^\S/.test(text) && above < line && document.line(above + 1).trim() === '') return undefined
  }
  return undefined
}

/** Lines that identify the notation of their table, whatever precedes them. */
const signs: ReadonlyArray<[RegExp, Conversion | 'printed']> = [
  [/^[^\w+|]*\+[-=:+|]*\+\s*$/, 'grid'],
  [/^[^\w=]*=+(?: +=+)+\s*$/, 'simple'],
  [/^[^\w|:-]*(?:\| *)?:?-+:? *\|(?: *:?-+:? *\|)*(?: *:?-+:?)? *$/, 'pipe'],
  [/^[^\w-]*-+(?:\+-+)+\s*$/, 'printed']
]

function drawingAt(document: OpenDocument, line: number): Conversion | 'printed' | undefined {
  const lines = blockLines(document, line, tallestDirective)
  if (!lines) return undefined
  // The nearest above decides, or else the nearest below, as tables may touch.
  for (let above = line; above >= lines.first; above -= 1) {
    const sign = signOf(document.line(above))
    if (sign) return sign
  }
  for (let below = line + 1; below <= lines.last; below += 1) {
    const sign = signOf(document.line(below))
    if (sign) return sign
  }
  return undefined
}

function signOf(line: string): Conversion | 'printed' | undefined {
  return signs.find(([pattern]) => pattern.test(line))?.[1]
}

/**
 * Convert the table at a line to another notation.
 *
 * @throws {RangeError}
 *   If there is none, or the notation cannot represent it.
 */
export function convertAt(document: OpenDocument, line: number, as: string): Array<TextEdit> {
  const known = conversions[document.reading]
  const wanted = known.find((name) => name === as)
  if (!wanted) {
    const names = known.map((name) => `\`${name}\``).join(', ')
    throw new RangeError(`Cannot write a table as \`${as}\` in this language, expected ${names}`)
  }
  const text = document.text.getText()
  const file = new VFile()
  const only = ({position}: GridTable): boolean =>
    line + 1 >= position!.start.line && line + 1 <= position!.end.line
  const value = convert(document, text, wanted, {only, file})
  if (value === text) {
    const [message] = file.messages
    throw new RangeError(
      message?.reason ?? 'Cannot convert a table here, expected the cursor in one'
    )
  }
  return minimalEdits(text, value)
}

function convert(
  {reading}: OpenDocument,
  text: string,
  as: Conversion,
  options: {only: (table: GridTable) => boolean; file: VFile}
): string {
  if (as === 'csv') return convertToCsv(text, options.only)
  if (reading === 'rst' || reading === 'markdown') {
    return convertTables(text, {...options, as, from: reading}).value
  }
  return convertText(text, as, options).value
}

function convertToCsv(text: string, isWanted: (table: GridTable) => boolean): string {
  const table = findTables(text, {cells: 'literal'}).find(isWanted)
  if (!table) return text
  if (placeCells(table).cells.some(({rowSpan, colSpan}) => rowSpan > 1 || colSpan > 1)) {
    throw new RangeError('Cannot write a cell that spans as `csv`, expected no spans')
  }
  const {start, end} = table.position!
  const margin = text.slice(start.offset! - start.column + 1, start.offset!)
  const eol = text.slice(start.offset!, end.offset!).includes('\r\n') ? '\r\n' : '\n'
  const lines = toCsv(table).trimEnd().split('\n')
  return text.slice(0, start.offset!) + lines.join(eol + margin) + text.slice(end.offset!)
}
