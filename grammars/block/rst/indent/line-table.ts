import type {IToken} from 'chevrotain'
import type {LexedLines} from '../../language.js'
import type {LineToken} from '../../lines.js'
import * as lines from '../lines.js'

/**
 * Lines of a block with their common margin; the first may begin after a marker.
 *
 * ```text
 *  > | * a list
 *  > |
 *  > |   with more      margin 2, from 0, to 3, at 2
 * ```
 */
export interface Region {
  readonly from: number
  readonly to: number
  /** Column of its text. */
  readonly margin: number
  /** Offset of the first line's text, if it is not at the margin. */
  readonly at?: number | undefined
  /** Whether it may contain titles. */
  readonly titles: boolean
}

/** Deeper lines that belong to a line. */
export interface DeeperLines {
  /** Line after the last. */
  readonly to: number
  /** Common indentation in columns; 0 if all lines are blank. */
  readonly indent: number
  /** Whether a blank line or nothing follows. */
  readonly isClosed: boolean
}

/** The lines of a text: their offsets and depths, and which belong together. */
export class LineTable {
  readonly text: string
  readonly starts: ReadonlyArray<number>
  /** Where each line ends, without trailing spaces. */
  readonly ends: Array<number> = []
  /** Columns of indentation of each line; -1 if it is blank. */
  readonly indents: Array<number> = []
  readonly #tokens: ReadonlyArray<IToken>
  /** Index of each line's first token. */
  readonly #first: Array<number> = []

  constructor({text, lineStarts, tokens}: LexedLines) {
    this.text = text
    this.#tokens = tokens
    this.starts = lineStarts
    let token = 0
    for (let line = 0; line < lineStarts.length; line += 1) {
      const start = lineStarts[line]!
      const next = lineStarts[line + 1]
      const stop = next === undefined ? text.length : next - 1
      let end = stop
      while (end > start && text.charCodeAt(end - 1) === 32) end -= 1
      let at = start
      while (at < end && text.charCodeAt(at) === 32) at += 1
      this.ends.push(end)
      this.indents.push(end === start ? -1 : at - start)
      while (token < tokens.length && tokens[token]!.startOffset < start) token += 1
      this.#first.push(token)
    }
  }

  isBlank(line: number): boolean {
    return this.indents[line] === -1
  }

  /** Whether a line is blank or outside a region. */
  isEnd(line: number, {to}: Pick<Region, 'to'>): boolean {
    return line >= to || this.isBlank(line)
  }

  /** How much deeper a line with text is than its region. */
  depthOf(line: number, region: Region): number {
    return line === region.from && region.at !== undefined ? 0 : this.indents[line]! - region.margin
  }

  /** Where the text of a line at the margin starts. */
  textStart(line: number, {from, at}: Region): number {
    return line === from && at !== undefined ? at : this.starts[line]! + this.indents[line]!
  }

  /** Where the margin of a region is in a line, or where a shorter line ends. */
  marginAt(line: number, {from, at, margin}: Region): number {
    if (line === from && at !== undefined) return at
    return Math.min(this.starts[line]! + margin, this.ends[line]!)
  }

  /** The text of a line at the margin. */
  lineText(line: number, region: Region): string {
    return this.text.slice(this.textStart(line, region), this.ends[line])
  }

  /** Token at the beginning of a line's text. */
  tokenAt(line: number, region: Region): IToken {
    const offset = this.textStart(line, region)
    let index = this.#first[line]!
    while (this.#tokens[index]!.startOffset < offset) index += 1
    return this.#tokens[index]!
  }

  /** Token type of a line of the region that is neither blank nor deeper. */
  typeAt(line: number, region: Region): LineToken | undefined {
    if (this.isEnd(line, region) || this.depthOf(line, region) !== 0) return undefined
    return this.tokenAt(line, region).tokenType
  }

  isExplicit(line: number, region: Region): boolean {
    const type = this.typeAt(line, region)
    return type?.CATEGORIES?.includes(lines.ExplicitMarker) === true
  }

  /** Find the deeper lines, from a given line on (docutils: `get_indented`). */
  deeper(line: number, region: Region, untilBlank = false): DeeperLines {
    let indent = -1
    let end = line
    for (; end < region.to; end += 1) {
      const own = this.indents[end]!
      if (own === -1) {
        if (untilBlank) return {to: end, indent: Math.max(indent, 0), isClosed: true}
        continue
      }
      const depth = own - region.margin
      if (depth <= 0) {
        return {
          to: end,
          indent: Math.max(indent, 0),
          isClosed: end > line ? this.isBlank(end - 1) : false
        }
      }
      if (indent === -1 || depth < indent) indent = depth
    }
    return {to: end, indent: Math.max(indent, 0), isClosed: true}
  }

  /**
   * Find the lines that belong to a marker: the first, whose text is known, and deeper ones
   * (`get_first_known_indented`).
   */
  below(line: number, region: Region, untilBlank = false): DeeperLines {
    return this.deeper(line + 1, region, untilBlank)
  }

  /** Find the lines of an item whose text begins after its marker (`get_known_indented`). */
  hanging(line: number, region: Region, indent: number): DeeperLines {
    let end = line + 1
    for (; end < region.to; end += 1) {
      const own = this.indents[end]!
      if (own !== -1 && own - region.margin < indent) {
        return {to: end, indent, isClosed: this.isBlank(end - 1)}
      }
    }
    return {to: end, indent, isClosed: true}
  }

  /** Make the region of a block opened by a marker. */
  inside(line: number, region: Region, extent: DeeperLines, at: number): Region {
    const margin = region.margin + extent.indent
    const titles = false
    if (at < this.ends[line]!) return {from: line, to: extent.to, margin, at, titles}
    let from = line + 1
    while (from < extent.to && this.isBlank(from)) from += 1
    return {from, to: extent.to, margin, titles}
  }

  /** Skip blank lines. */
  skip(line: number, {to}: Region): number {
    let next = line
    while (next < to && this.isBlank(next)) next += 1
    return next
  }

  /** Find the blank line that ends text (docutils: `get_text_block`). */
  textEnd(line: number, region: Region): number {
    let end = line
    while (!this.isEnd(end, region)) end += 1
    return end
  }

  /** Where the text of the last line ends. */
  lastEnd(line: number, to: number): number {
    let last = to - 1
    while (last > line && this.isBlank(last)) last -= 1
    return this.ends[last]!
  }
}
