import type {IToken} from 'chevrotain'
import {faultOf, formOf} from '../directive-form.js'
import * as lines from '../lines.js'
import {readGlossary} from './glossary.js'
import type {Layout} from './layout.js'
import type {DeeperLines, Region} from './line-table.js'
import type {DirectivePayload, Excerpt} from './payloads.js'
import {readQuotes} from './quotes.js'

/** A directive: its argument, options and content (docutils: `parse_directive_block`). */
export function readDirectiveLines(
  layout: Layout,
  line: number,
  region: Region,
  level: number,
  marker: IToken
): DeeperLines {
  const extent = layout.below(line, region)
  const name = (marker.payload as lines.DirectiveMarkerPayload).name.toLowerCase()
  const behind = marker.startOffset + marker.image.length
  const isBare = behind >= layout.ends[line]!
  // The argument may begin on the line below.
  const first = isBare && !layout.isEnd(line + 1, extent) ? line + 1 : line
  const form = formOf(
    name,
    layout.text.slice(Math.max(behind, layout.starts[first]!), layout.ends[first]!)
  )
  const titles = form.titles === true && region.titles
  const inner: Region = {...layout.inside(line, region, extent, behind), titles}
  const isOnMarker = inner.at !== undefined
  const from = isOnMarker ? line : line + 1
  let to = extent.to
  while (to > from && layout.isBlank(to - 1)) to -= 1
  const block: Region = isOnMarker ? {...inner, to} : {...inner, from, to, at: undefined}
  const argumentEnd = from < to ? layout.textEnd(from, block) : to
  let optionsFrom = from
  const isOption = (line: number): boolean =>
    form.options?.length !== 0 && layout.typeAt(line, block) === lines.FieldMarker
  while (optionsFrom < argumentEnd && !isOption(optionsFrom)) optionsFrom += 1
  const {options, isWhole} = readDirectiveOptions(layout, optionsFrom, {...block, to: argumentEnd})
  let contentFrom = argumentEnd
  while (contentFrom < to && layout.isBlank(contentFrom)) contentFrom += 1
  const hasArgument = form.argument !== false && optionsFrom > from
  const whole = layout.piece(marker.startOffset, layout.lastEnd(line, extent.to))
  const isText = !form.argument && optionsFrom > from
  const hasOptions = argumentEnd > optionsFrom
  const hasContent = contentFrom < to
  const fault = faultOf(name, form, {hasArgument, hasContent, options, isWhole})
  const payload: DirectivePayload = {
    name,
    form,
    whole,
    argument: hasArgument
      ? layout.piece(layout.textStart(from, block), layout.ends[optionsFrom - 1]!)
      : undefined,
    options,
    content: isText ? layout.contentOf(from, to, block) : layout.contentOf(contentFrom, to, block),
    margin: block.margin,
    ...(fault && {fault})
  }
  if (form.content === undefined || form.content === 'lines' || fault) {
    layout.put(
      lines.DirectiveLines,
      marker.startOffset,
      whole.startOffset + whole.image.length,
      payload
    )
    return closeAt(layout, extent, region)
  }
  layout.put(lines.DirectiveOpen, marker.startOffset, behind, payload)
  const rest: Region = {...block, from: contentFrom, at: undefined}
  const isWholeText = isText && !hasOptions
  layout.open(block)
  if (form.content === 'quotes') {
    readQuotes(layout, isText ? block : rest, level)
  } else if (form.content === 'glossary') {
    if (level < layout.room.deepest) readGlossary(layout, rest, level + 1)
    else layout.fill(rest, level)
  } else {
    if (isText) layout.fill(isWholeText ? block : {...block, to: optionsFrom}, level)
    if (!isWholeText) layout.fill(rest, level)
  }
  layout.close()
  return closeAt(layout, extent, region)
}

function closeAt(layout: Layout, extent: DeeperLines, region: Region): DeeperLines {
  return {...extent, isClosed: extent.isClosed || layout.isEnd(extent.to, region)}
}

/** Read the options of a directive, which are fields only (docutils: `parse_extension_options`). */
function readDirectiveOptions(
  layout: Layout,
  from: number,
  region: Region
): {options: DirectivePayload['options']; isWhole: boolean} {
  const options: Array<{name: string; value: Excerpt | undefined}> = []
  let line = from
  while (line < region.to) {
    if (layout.typeAt(line, region) !== lines.FieldMarker) return {options, isWhole: false}
    const marker = layout.tokenAt(line, region)
    const {to} = layout.below(line, region)
    const behind = marker.startOffset + marker.image.length
    const end = layout.lastEnd(line, to)
    options.push({
      name: marker.image.trimEnd().slice(1, -1).toLowerCase(),
      value: behind < end ? layout.piece(behind, end) : undefined
    })
    line = to
  }
  return {options, isWhole: true}
}
