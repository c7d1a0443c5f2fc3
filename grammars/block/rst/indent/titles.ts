import {textWidth} from '../../../grid-table/widths.js'
import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'
import type {TitlePayload} from './payloads.js'

/**
 * A line of punctuation: a transition, or the overline of a title (docutils: `Body.line`, `Line`).
 *
 * @returns
 *   The line after it; nothing if it is text.
 */
export function readPunctuation(layout: Layout, line: number, region: Region): number | undefined {
  const mark = layout.lineText(line, region)
  if (mark.length < 4 && !region.titles) return undefined
  if (!region.titles) {
    layout.report(
      'rst-title-place',
      'A title or a transition is not allowed here',
      line,
      'Titles and transitions belong at the left margin, not in list items, quotes or cells',
      'error'
    )
    layout.put(lines.ParagraphLines, layout.textStart(line, region), layout.ends[line]!)
    return line + 1
  }
  const isShort = mark.length < 4
  if (layout.isEnd(line + 1, region)) {
    if (isShort) return undefined
    putTransition(layout, line, region)
    return line + 1
  }
  if (isUnderline(layout, line + 1, region)) {
    if (isShort) return undefined
    putBrokenTitle(
      layout,
      line,
      line + 2,
      region,
      'A line of punctuation is followed by neither a title nor a blank line',
      line
    )
    return line + 2
  }
  const below = line + 2
  const title = layout.text.slice(
    layout.starts[line + 1]! + layout.indents[line + 1]!,
    layout.ends[line + 1]
  )
  const isUnderlined =
    !layout.isEnd(below, region) &&
    layout.depthOf(below, region) === 0 &&
    layout.lineText(below, region) === mark
  if (!isUnderlined) {
    if (isShort) return undefined
    const to = Math.min(below + 1, region.to)
    putBrokenTitle(
      layout,
      line,
      to,
      region,
      'The overline of the title has no matching underline',
      line
    )
    return to
  }
  const depth = layout.indents[line + 1]! - region.margin
  if (textWidth(title, 'docutils') + depth > mark.length) {
    if (isShort) return undefined
    layout.report(
      'rst-title-short',
      'The overline is shorter than the title',
      line,
      'Make overline and underline as long as the title (docutils: “Title overline too short”)'
    )
  }
  readTitle(layout, mark[0]! + mark[0]!, line + 1, line, below, region)
  return below + 1
}

/** Add a transition, which must be between blocks (docutils: `misc.Transitions`). */
function putTransition(layout: Layout, line: number, region: Region): void {
  const before = layout.result.at(-1)?.tokenType
  if (before === undefined || before === lines.TitleLines) {
    reportTransition(
      layout,
      line,
      'A transition is at the beginning of the document or of a section',
      'Document or section may not begin with a transition'
    )
  } else if (before === lines.TransitionLine) {
    reportTransition(
      layout,
      line,
      'A transition follows another one',
      'At least one body element must separate transitions'
    )
  }
  layout.put(lines.TransitionLine, layout.textStart(line, region), layout.ends[line]!)
  if (layout.skip(line + 1, region) === layout.starts.length) {
    reportTransition(
      layout,
      line,
      'A transition is at the end of the document',
      'Document may not end with a transition'
    )
  }
}

function reportTransition(layout: Layout, line: number, reason: string, words: string): void {
  layout.report(
    'rst-transition',
    reason,
    line,
    `Remove it, or write text before and after it (docutils: “${words}”)`,
    'error'
  )
}

/** Keep the lines of an invalid title as text. */
function putBrokenTitle(
  layout: Layout,
  from: number,
  to: number,
  region: Region,
  reason: string,
  at: number
): void {
  layout.report(
    'rst-title',
    reason,
    at,
    'A title has an underline, and optionally the same line above it',
    'error'
  )
  let last = to - 1
  while (layout.isBlank(last)) last -= 1
  layout.put(lines.ParagraphLines, layout.textStart(from, region), layout.ends[last]!)
}

/** Whether a line at the margin repeats one punctuation character, whatever else it may be. */
export function isUnderline(layout: Layout, line: number, region: Region): boolean {
  if (layout.isEnd(line, region) || layout.depthOf(line, region) !== 0) return false
  return /^([!-/:-@[-`{-~])\1*$/.test(layout.lineText(line, region))
}

/** A title: its level is that of the first title with the same adornment (docutils: `check_subsection`). */
export function readTitle(
  layout: Layout,
  style: string,
  line: number,
  from: number,
  to: number,
  region: Region
): void {
  let depth = layout.titleStyles.indexOf(style) + 1
  if (depth === 0 && layout.titleStyles.length === layout.titleLevel) {
    depth = layout.titleStyles.push(style)
  }
  if (depth === 0 || depth > layout.titleLevel + 1) {
    layout.report(
      'rst-title-level',
      'The title skips a level',
      line,
      'The order in which underlines first occur sets their levels (docutils: “Title level inconsistent”). The title is read one level below the previous one.',
      'error'
    )
    depth = layout.titleLevel + 1
  } else layout.titleLevel = depth
  const start = layout.starts[line]! + layout.indents[line]!
  const text = layout.piece(line === region.from ? (region.at ?? start) : start, layout.ends[line]!)
  const payload: TitlePayload = {text, depth, underline: style[0]!}
  layout.put(lines.TitleLines, layout.textStart(from, region), layout.ends[to]!, payload)
}
