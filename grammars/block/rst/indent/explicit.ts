import type {IToken} from 'chevrotain'
import type {LineToken} from '../../lines.js'
import * as lines from '../lines.js'
import {readDirectiveLines} from './directives.js'
import type {Layout} from './layout.js'
import type {DeeperLines, Region} from './line-table.js'
import type {LabelPayload} from './payloads.js'

export function readExplicit(layout: Layout, line: number, region: Region, level: number): number {
  const marker = layout.tokenAt(line, region)
  let extent: DeeperLines
  switch (marker.tokenType) {
    case lines.FootnoteMarker:
      extent = readFootnote(layout, line, region, level, marker)
      break
    case lines.TargetMarker:
    case lines.AnonymousMarker:
      extent = putLeaf(layout, line, region, lines.TargetLines, true)
      break
    case lines.SubstitutionMarker:
      extent = putLeaf(layout, line, region, lines.SubstitutionLines, false)
      break
    case lines.DirectiveMarker:
      extent = readDirectiveLines(layout, line, region, level, marker)
      break
    default: {
      // Two dots alone: deeper lines after a blank line are not part of the comment.
      const behind = marker.startOffset + marker.image.length
      const isEmpty = behind >= layout.ends[line]! && layout.isEnd(line + 1, region)
      extent = isEmpty
        ? {to: line + 1, indent: 0, isClosed: true}
        : putLeaf(layout, line, region, lines.CommentLines, false)
      if (isEmpty) layout.put(lines.CommentLines, marker.startOffset, layout.ends[line]!)
    }
  }
  if (
    !extent.isClosed &&
    !layout.isEnd(extent.to, region) &&
    !layout.isExplicit(extent.to, region)
  ) {
    layout.unindent('explicit markup', extent.to)
  }
  return extent.to
}

function putLeaf(
  layout: Layout,
  line: number,
  region: Region,
  type: LineToken,
  untilBlank: boolean
): DeeperLines {
  const extent = layout.below(line, region, untilBlank)
  layout.put(type, layout.textStart(line, region), layout.lastEnd(line, extent.to))
  return extent
}

function readFootnote(
  layout: Layout,
  line: number,
  region: Region,
  level: number,
  marker: IToken
): DeeperLines {
  const extent = layout.below(line, region)
  const open = marker.startOffset + marker.image.indexOf('[') + 1
  const close = marker.startOffset + marker.image.lastIndexOf(']')
  const payload: LabelPayload = {label: layout.piece(open, close)}
  layout.put(lines.FootnoteLabel, marker.startOffset, close + 1, payload)
  const behind = marker.startOffset + marker.image.length
  layout.nest(layout.inside(line, region, extent, behind), level)
  return extent
}
