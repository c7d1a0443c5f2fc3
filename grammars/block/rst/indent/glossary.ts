import type {LineToken} from '../../lines.js'
import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'
import type {TermPayload} from './payloads.js'
import {readQuote} from './quotes.js'

const ofGlossary: TermPayload = {isInGlossary: true}

/** Entries of a glossary: lines at the margin are terms of the body below them (Sphinx: `Glossary.run`). */
export function readGlossary(layout: Layout, region: Region, level: number): void {
  let line = layout.skip(region.from, region)
  let type = lines.FirstTerm
  while (line < region.to) {
    if (layout.depthOf(line, region) > 0) {
      line = readQuote(layout, line, region, level)
      type = lines.FirstTerm
    } else if (isComment(layout, line, region)) {
      line = layout.block(line, region, level)
      type = lines.FirstTerm
    } else {
      line = readEntry(layout, line, region, level, type)
      type = lines.NextTerm
    }
    line = layout.skip(line, region)
  }
}

function isComment(layout: Layout, line: number, region: Region): boolean {
  return layout.typeAt(line, region) === lines.CommentMarker
}

/** An entry of a glossary: its terms and their definition. */
function readEntry(
  layout: Layout,
  from: number,
  region: Region,
  level: number,
  first: LineToken
): number {
  let line = from
  let type = first
  do {
    layout.put(type, layout.textStart(line, region), layout.ends[line]!, ofGlossary)
    type = lines.SharedTerm
    const next = layout.skip(line + 1, region)
    const isTerm =
      next < region.to && layout.depthOf(next, region) === 0 && !isComment(layout, next, region)
    if (isTerm && next > line + 1) {
      layout.report(
        'rst-blank-line',
        'A blank line separates the terms of an entry',
        next,
        'Remove the blank line, or indent the definition of the term above it (Sphinx: “glossary terms must not be separated by empty lines”)'
      )
    }
    line = isTerm ? next : line + 1
    if (!isTerm) break
  } while (line < region.to)
  const {to, indent, isClosed} = layout.deeper(line, region)
  layout.nest({from: line, to, margin: region.margin + indent, titles: false}, level)
  if (!isClosed && !layout.isEnd(to, region) && !isComment(layout, to, region)) {
    layout.unindent('a glossary entry', to)
  }
  return to
}
