import {textWidth} from '../../../grid-table/widths.js'
import {AnyLine, LiteralLines} from '../../lines.js'
import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'
import {isUnderline, readTitle} from './titles.js'

/** Text: a title, a term or a paragraph (docutils: `Text`). */
export function readTextBlock(layout: Layout, line: number, region: Region, level: number): number {
  const next = line + 1
  if (layout.isEnd(next, region)) return readParagraphLines(layout, line, next, region)
  if (layout.depthOf(next, region) > 0) return readDefinitions(layout, line, region, level)
  if (isUnderline(layout, next, region)) {
    const start = layout.textStart(line, region)
    const marks = layout.ends[next]! - layout.textStart(next, region)
    const isShort = textWidth(layout.lineText(line, region), 'docutils') > marks
    if (!isShort || marks >= 4) {
      if (isShort) {
        layout.report(
          'rst-title-short',
          'The underline is shorter than the title',
          next,
          'Make the underline as long as the title (docutils: “Title underline too short”)'
        )
      }
      if (!region.titles) {
        layout.report(
          'rst-title-place',
          'A title is not allowed here',
          next,
          'Titles belong at the left margin, not in list items, quotes or cells (docutils: “Unexpected section title”)',
          'error'
        )
        layout.put(lines.ParagraphLines, start, layout.ends[next]!)
      } else {
        readTitle(layout, layout.text[layout.textStart(next, region)]!, line, line, next, region)
      }
      return next + 1
    }
  }
  let end = next
  while (!layout.isEnd(end, region) && layout.depthOf(end, region) === 0) end += 1
  if (!layout.isEnd(end, region)) layout.unexpected(end)
  return readParagraphLines(layout, line, end, region)
}

function readDefinitions(layout: Layout, from: number, region: Region, level: number): number {
  let line = from
  let type = lines.FirstTerm
  for (;;) {
    const extent = layout.deeper(line + 1, region)
    layout.put(type, layout.textStart(line, region), layout.ends[line]!)
    layout.nest(
      {from: line + 1, to: extent.to, margin: region.margin + extent.indent, titles: false},
      level
    )
    line = layout.skip(extent.to, region)
    const goesOn =
      layout.typeAt(line, region) === AnyLine &&
      !layout.isEnd(line + 1, region) &&
      layout.depthOf(line + 1, region) > 0
    if (!goesOn) {
      if (!extent.isClosed) layout.unindent('a definition list', extent.to)
      return line
    }
    type = lines.NextTerm
  }
}

/** A paragraph, and the literal block announced by two colons at its end. */
function readParagraphLines(layout: Layout, from: number, to: number, region: Region): number {
  const start = layout.textStart(from, region)
  let end = layout.ends[to - 1]!
  const isAnnouncing = /(?<!\\)(?:\\\\)*::$/.test(
    layout.text.slice(to - 1 === from ? start : layout.starts[to - 1]!, end)
  )
  if (!isAnnouncing) {
    layout.put(lines.ParagraphLines, start, end)
    return to
  }
  const isAlone = end - start === 2 || /[ \n]/.test(layout.text[end - 3]!)
  end -= isAlone ? 2 : 1
  while (end > start && /[ \n]/.test(layout.text[end - 1]!)) end -= 1
  if (end > start) layout.put(lines.ParagraphLines, start, end)
  return readLiteralBlock(layout, to, region)
}

/** A literal block: deeper lines, or lines that begin with the same quote character (docutils: `literal_block`). */
function readLiteralBlock(layout: Layout, line: number, region: Region): number {
  const {to, indent, isClosed} = layout.deeper(line, region)
  if (indent > 0) {
    const inner = {...region, margin: region.margin + indent, at: undefined}
    layout.putLines(LiteralLines, layout.skip(line, region), to, inner)
    if (!isClosed) layout.unindent('a literal block', to)
    return to
  }
  const from = layout.skip(line, region)
  const quote = from < region.to ? layout.lineText(from, region)[0]! : ''
  if (!/[!-/:-@[-`{-~]/.test(quote)) {
    layout.report(
      'rst-literal',
      'No literal block follows `::`',
      Math.max(from - 1, 0),
      'Indent the literal block, below a blank line, or remove one colon (docutils: “Literal block expected; none found”)'
    )
    return from
  }
  let end = from + 1
  while (
    !layout.isEnd(end, region) &&
    layout.depthOf(end, region) === 0 &&
    layout.lineText(end, region)[0] === quote
  ) {
    end += 1
  }
  layout.putLines(LiteralLines, from, end, region)
  if (!layout.isEnd(end, region)) {
    if (layout.depthOf(end, region) > 0) layout.unexpected(end)
    else {
      layout.report(
        'rst-literal',
        `A line of the quoted literal block does not start with \`${quote}\``,
        end,
        'Start each of its lines with the same character, and add a blank line below it (docutils: “Inconsistent literal block quoting”)',
        'error'
      )
    }
  }
  return end
}
