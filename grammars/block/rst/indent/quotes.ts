import * as lines from '../lines.js'
import type {Layout} from './layout.js'
import type {Region} from './line-table.js'

/** Deeper lines: block quotes (docutils: `block_quote`). */
export function readQuote(layout: Layout, line: number, region: Region, level: number): number {
  const {to, indent, isClosed} = layout.deeper(line, region)
  readQuotes(layout, {from: line, to, margin: region.margin + indent, titles: false}, level)
  if (!isClosed) layout.unindent('a block quote', to)
  return to
}

/** Block quotes, with the attributions that end them, and the quotes after those. */
export function readQuotes(layout: Layout, region: Region, level: number): void {
  const {to} = region
  let from = layout.skip(region.from, region)
  while (from < to) {
    const inner: Region = from === region.from ? region : {...region, from, at: undefined}
    const attribution = findAttribution(layout, inner)
    layout.open(inner)
    if (attribution) {
      layout.fill({...inner, to: attribution.from}, level)
      const dash = /^(?:---?|\u2014) */.exec(layout.lineText(attribution.from, inner))![0].length
      layout.put(
        lines.Attribution,
        layout.textStart(attribution.from, inner) + dash,
        layout.ends[attribution.to - 1]!
      )
      from = layout.skip(attribution.to, region)
    } else {
      layout.fill(inner, level)
      from = to
    }
    layout.close()
  }
}

/** Find the lines of the attribution that ends a quote (docutils: `split_attribution`). */
function findAttribution(layout: Layout, region: Region): {from: number; to: number} | undefined {
  let isBehindBlank = false
  let hasText = false
  for (let line = region.from; line < region.to; line += 1) {
    if (layout.isBlank(line)) {
      isBehindBlank = true
      continue
    }
    if (hasText && isBehindBlank && layout.depthOf(line, region) === 0) {
      if (/^(?:---?(?!-)|\u2014) *[^ ]/.test(layout.lineText(line, region))) {
        const end = layout.textEnd(line + 1, region)
        let isEven = true
        for (let next = line + 2; next < end; next += 1) {
          if (layout.indents[next] !== layout.indents[line + 1]) isEven = false
        }
        if (isEven) return {from: line, to: end}
      }
    }
    hasText = true
    isBehindBlank = false
  }
  return undefined
}
