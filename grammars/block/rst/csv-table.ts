import type {RootContent} from 'mdast'
import {DerivedSource} from '../../derived-source.js'
import type {GridTableCell, GridTableRow} from '../../grid-table/nodes.js'
import type {PendingCell} from '../../grid-table/reading.js'
import {TextBlock} from '../../text-block.js'
import type {BlockRules} from '../construct.js'
import {between} from '../node-builder.js'
import {type Directive, reportEmpty} from './directive-parts.js'
import {captioned, tableOf} from './list-table.js'

/**
 * Make a table of comma-separated values (docutils: "CSV Table"). Files and URLs are never opened.
 *
 * @returns
 *   Nothing if there are no values.
 */
export function readCsvTable(
  directive: Directive,
  rules: BlockRules
): Array<RootContent> | undefined {
  const {content, optionTexts, options, argument} = directive
  if ('file' in options || 'url' in options) {
    rules.state.report({
      ruleId: 'rst-table-file',
      reason: `The values of the table are not in the document, but in the option \`${'file' in options ? 'file' : 'url'}\``,
      start: directive.whole.start,
      end: directive.whole.ends[0]!,
      note: 'gridhelp never opens what a document names; the directive becomes a code block',
      severity: 'warning'
    })
    return undefined
  }
  if (!content) {
    reportEmpty(directive, rules)
    return undefined
  }
  const format = formatOf(options)
  const header = optionTexts.get('header')
  const head = header ? readCsv(header, formatOf({})) : []
  const records = [...head, ...readCsv(content, format)]
  const count = Math.max(...records.map((record) => record.length))
  const cells: Array<PendingCell> = []
  const rows = records.map((record): GridTableRow => {
    const children = record.map((text): GridTableCell => {
      const node: GridTableCell = {type: 'gtCell', children: [], position: placeOf(text)}
      cells.push({node, text: text.trimmed(), width: 0})
      return node
    })
    const last = children.at(-1)!.position!.end
    // Short rows are filled with empty cells (docutils: `extend_short_rows_with_empty_cells`).
    while (children.length < count) {
      children.push({type: 'gtCell', children: [], position: {start: {...last}, end: {...last}}})
    }
    return {type: 'gtRow', children, position: between(children)!}
  })
  const table = tableOf(rows, head.length, count, directive)
  const title = argument && rules.nodes.paragraph(argument)
  rules.addTable({node: table, cells, length: content.length, block: content})
  return [captioned(table, title)]
}

function placeOf({source, start, end}: TextBlock): NonNullable<RootContent['position']> {
  return source.position(start, end)
}

interface CsvFormat {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string | undefined
  readonly keepsBlanks: boolean
}

function formatOf(options: Record<string, string>): CsvFormat {
  const delimiter = options.delim
  return {
    delimiter:
      delimiter === undefined
        ? ','
        : delimiter === 'tab'
          ? '\t'
          : delimiter === 'space'
            ? ' '
            : characterOf(delimiter),
    quote: options.quote === undefined ? '"' : characterOf(options.quote),
    escape: options.escape === undefined ? undefined : characterOf(options.escape),
    keepsBlanks: 'keepspace' in options
  }
}

/** A character, or its code as in `unicode` directives. */
function characterOf(text: string): string {
  const hex = /^(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)$/i.exec(text)
  const code = hex ? Number.parseInt(hex[1]!, 16) : /^\d{2,}$/.test(text) ? Number(text) : 0
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ([...text][0] ?? ',')
}

/** Read records. Each value has its position: lines of the source, or of a derived source if quotes are doubled. */
function readCsv(block: TextBlock, format: CsvFormat): Array<Array<TextBlock>> {
  const {source} = block
  const text = block.toString()
  const lineStarts: Array<number> = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    lineStarts.push(at + 1)
  let line = 0
  /** Map an index in the text to the source; indexes must ascend. */
  const toSource = (index: number): number => {
    while (line + 1 < lineStarts.length && lineStarts[line + 1]! <= index) line += 1
    return block.starts[line]! + index - lineStarts[line]!
  }
  const records: Array<Array<TextBlock>> = []
  let record: Array<TextBlock> = []
  let at = 0
  while (at < text.length) {
    if (!format.keepsBlanks) while (text[at] === ' ') at += 1
    const value = readValue(text, at, format)
    record.push(blockOf(value.pieces, text))
    at = value.end
    if (text.startsWith(format.delimiter, at) && at < text.length) {
      at += format.delimiter.length
      // After the last delimiter of the text, an empty value follows.
      if (at < text.length) continue
      record.push(blockOf([[at, at]], text))
    }
    records.push(record)
    record = []
    at += 1
  }
  return records

  function blockOf(pieces: ReadonlyArray<readonly [number, number]>, whole: string): TextBlock {
    if (pieces.length === 1) {
      const [from, to] = pieces[0]!
      const starts: Array<number> = []
      const ends: Array<number> = []
      for (let start = from; ; ) {
        const newline = whole.indexOf('\n', start)
        const end = newline === -1 || newline >= to ? to : newline
        const place = toSource(start)
        starts.push(place)
        ends.push(place + end - start)
        if (end === to) break
        start = end + 1
      }
      return from === to ? new TextBlock(source, [], []) : new TextBlock(source, starts, ends)
    }
    const value = pieces.map(([from, to]) => whole.slice(from, to)).join('')
    const starts: Array<number> = []
    let length = 0
    for (const [from, to] of pieces) {
      starts.push(length)
      length += to - from
    }
    // Line endings are those of the source, but text before its lines is left out.
    return TextBlock.of(
      new DerivedSource(
        source,
        value,
        starts,
        pieces.map(([from]) => toSource(from))
      )
    )
  }
}

/** Read one value: its pieces, without quotes and escapes. */
function readValue(
  text: string,
  start: number,
  {delimiter, quote, escape: mark}: CsvFormat
): {pieces: Array<readonly [number, number]>; end: number; isQuoted: boolean} {
  const pieces: Array<readonly [number, number]> = []
  const isQuoted = text.startsWith(quote, start)
  let isOpen = isQuoted
  let at = isQuoted ? start + quote.length : start
  let from = at
  while (at < text.length) {
    if (mark !== undefined && text.startsWith(mark, at) && at + 1 < text.length) {
      if (at > from) pieces.push([from, at])
      from = at + mark.length
      at = from + 1
    } else if (isOpen && text.startsWith(quote, at)) {
      if (at > from) pieces.push([from, at])
      from = at + quote.length
      if (mark === undefined && text.startsWith(quote, from)) {
        at = from + quote.length
      } else {
        isOpen = false
        at = from
      }
    } else if (!isOpen && (text[at] === '\n' || text.startsWith(delimiter, at))) {
      break
    } else {
      at += 1
    }
  }
  if (at > from || pieces.length === 0) pieces.push([from, at])
  return {pieces, end: at, isQuoted}
}
