import type {IToken} from 'chevrotain'
import type {LineToken} from '../../lines.js'
import {type Enumerator, enclose, readEnumerator, writeEnumerator} from '../enumerator.js'
import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {DeeperLines, Region} from './line-table.js'
import type {LabelPayload} from './payloads.js'

/** Add a list item; returns the lines that belong to it. */
function putItem(
  layout: Layout,
  line: number,
  region: Region,
  level: number,
  type: LineToken,
  marker: IToken,
  payload?: unknown
): DeeperLines {
  const behind = marker.startOffset + marker.image.length
  const extent =
    behind < layout.ends[line]!
      ? layout.hanging(line, region, marker.image.length)
      : layout.below(line, region)
  layout.put(type, marker.startOffset, behind, payload)
  layout.nest(layout.inside(line, region, extent, behind), level)
  return extent
}

export function readBullets(layout: Layout, from: number, region: Region, level: number): number {
  const bullet = layout.text.charCodeAt(layout.textStart(from, region))
  let line = from
  let type = lines.FirstBullet
  for (;;) {
    const {to, isClosed} = putItem(layout, line, region, level, type, layout.tokenAt(line, region))
    line = layout.skip(to, region)
    const goesOn =
      layout.typeAt(line, region) === lines.BulletMarker &&
      layout.text.charCodeAt(layout.textStart(line, region)) === bullet
    if (!goesOn) {
      if (!isClosed) layout.unindent('a bullet list', to)
      return line
    }
    type = lines.NextBullet
  }
}

/** Whether an apparent enumerated item is one, depending on the line below (docutils: `is_enumerated_list_item`). */
export function isItem(
  layout: Layout,
  line: number,
  region: Region,
  {ordinal, sequence, format}: Enumerator
): boolean {
  if (ordinal === undefined) return false
  const next = line + 1
  if (layout.isEnd(next, region) || layout.depthOf(next, region) > 0) return true
  const mark = writeEnumerator(ordinal + 1, sequence, format)
  if (mark === undefined) return false
  const text = layout.lineText(next, region)
  // docutils expects a space after the enumerator of an item with text.
  return text.startsWith(`${mark} `) || text.startsWith(`${enclose('#', format)} `)
}

export function readNumbers(
  layout: Layout,
  from: number,
  region: Region,
  level: number,
  first: Enumerator
): number {
  let line = from
  let last = first
  let isAuto = first.sequence === '#'
  let type = lines.FirstEnumerator
  for (;;) {
    const marker = layout.tokenAt(line, region)
    const {to, isClosed} = putItem(layout, line, region, level, type, marker, last)
    line = layout.skip(to, region)
    let next: Enumerator | undefined
    if (layout.typeAt(line, region) === lines.EnumeratorMarker) {
      next = readEnumerator(layout.tokenAt(line, region).image, first.sequence)
      const follows =
        next.format === first.format &&
        (next.sequence === '#' ||
          (next.sequence === first.sequence && !isAuto && next.ordinal === last.ordinal! + 1)) &&
        isItem(layout, line, region, next)
      if (!follows) next = undefined
    }
    if (!next) {
      if (!isClosed) layout.unindent('a numbered list', to)
      return line
    }
    if (next.sequence === '#') isAuto = true
    last = next
    type = lines.NextEnumerator
  }
}

export function readFieldList(layout: Layout, from: number, region: Region, level: number): number {
  let line = from
  let type = lines.FirstField
  for (;;) {
    const marker = layout.tokenAt(line, region)
    const behind = marker.startOffset + marker.image.length
    const extent = layout.below(line, region)
    const name = marker.image.trimEnd()
    const start = marker.startOffset
    const label = layout.piece(start + 1, start + name.length - 1)
    layout.put(type, start, start + name.length, {label} satisfies LabelPayload)
    layout.nest(layout.inside(line, region, extent, behind), level)
    line = layout.skip(extent.to, region)
    if (layout.typeAt(line, region) !== lines.FieldMarker) {
      if (!extent.isClosed) layout.unindent('a field list', extent.to)
      return line
    }
    type = lines.NextField
  }
}

/** Whether an option has a description; otherwise it is text. */
export function hasDescription(
  layout: Layout,
  line: number,
  region: Region,
  marker: IToken
): boolean {
  if (marker.startOffset + marker.image.length < layout.ends[line]!) return true
  return layout.below(line, region).indent > 0
}

export function readOptionList(
  layout: Layout,
  from: number,
  region: Region,
  level: number
): number {
  let line = from
  let type = lines.FirstOption
  for (;;) {
    const marker = layout.tokenAt(line, region)
    const behind = marker.startOffset + marker.image.length
    const extent = layout.below(line, region)
    const end = marker.startOffset + marker.image.trimEnd().length
    const label = layout.piece(marker.startOffset, end)
    layout.put(type, marker.startOffset, end, {label} satisfies LabelPayload)
    layout.nest(layout.inside(line, region, extent, behind), level)
    line = layout.skip(extent.to, region)
    const goesOn =
      layout.typeAt(line, region) === lines.OptionMarker &&
      hasDescription(layout, line, region, layout.tokenAt(line, region))
    if (!goesOn) {
      if (!extent.isClosed) layout.unindent('an option list', extent.to)
      return line
    }
    type = lines.NextOption
  }
}
