import type {IToken} from 'chevrotain'
import type {Problem} from '../../../problem.js'
import type {IndentedLines, IndentRoom, LexedLines} from '../../language.js'
import {AnyLine, Dedent, Indent, type LineToken, LiteralLines} from '../../lines.js'
import {LineTable, type Region} from './line-table.js'
import type {Excerpt} from './payloads.js'

/** A problem with a line; offsets are those of the lexed text. */
export type LineProblem = Problem & {end: number}

/** Reads the block that starts at a line, at the margin of its region or deeper; returns the line after it. */
export type ReadBlock = (layout: Layout, line: number, region: Region, level: number) => number

/** The lines of a text, and the results so far: tokens, problems, the levels of titles. */
export class Layout extends LineTable {
  readonly room: IndentRoom
  readonly result: Array<IToken> = []
  readonly problems: Array<LineProblem> = []
  /** Adornments of titles, highest level first. */
  readonly titleStyles: Array<string> = []
  /** Level of the last title. */
  titleLevel = 0
  tooDeep: IToken | undefined
  readonly #readBlock: ReadBlock

  constructor(lexed: LexedLines, room: IndentRoom, readBlock: ReadBlock) {
    super(lexed)
    this.room = room
    this.#readBlock = readBlock
  }

  read(): IndentedLines {
    const {isDocument} = this.room
    this.blocks({from: 0, to: this.starts.length, margin: 0, titles: isDocument}, 0)
    return {tokens: this.result, tooDeep: this.tooDeep, problems: this.problems}
  }

  /** Read all blocks of a region. */
  blocks(region: Region, level: number): void {
    let line = region.from
    while (line < region.to) {
      line = this.isBlank(line) ? line + 1 : this.block(line, region, level)
    }
  }

  /** Read the block that starts at a line; returns the line after it. */
  block(line: number, region: Region, level: number): number {
    return this.#readBlock(this, line, region, level)
  }

  piece(start: number, end: number): Excerpt {
    return this.make(AnyLine, start, end)
  }

  make(type: LineToken, start: number, end: number, payload?: unknown): IToken {
    const token: IToken = {
      image: this.text.slice(start, end),
      startOffset: start,
      tokenTypeIdx: type.tokenTypeIdx!,
      tokenType: type
    }
    if (payload !== undefined) token.payload = payload
    return token
  }

  put(type: LineToken, start: number, end: number, payload?: unknown): void {
    this.result.push(this.make(type, start, end, payload))
  }

  /** Add lines cut out at a margin: the first starts there, and so will the others. */
  putLines(type: LineToken, from: number, to: number, region: Region, payload?: object): void {
    const end = this.lastEnd(from, to)
    this.put(type, this.marginAt(from, region), end, {...payload, margin: region.margin})
  }

  contentOf(from: number, to: number, region: Region): Excerpt | undefined {
    if (from >= to) return undefined
    return this.piece(this.marginAt(from, region), this.ends[to - 1]!)
  }

  open({from, at}: Region): void {
    const start = at ?? this.starts[from] ?? this.text.length
    this.put(Indent, start, start)
  }

  close(): void {
    this.put(Dedent, this.text.length, this.text.length)
  }

  /** Add blocks one level deeper; at the maximum depth they stay lines. */
  fill(region: Region, level: number): void {
    if (level < this.room.deepest) {
      this.blocks(region, level + 1)
    } else if (region.from < region.to) {
      this.putLines(LiteralLines, region.from, region.to, region)
      this.tooDeep ??= this.result.at(-1)
    }
  }

  /** Add blocks one level deeper, with the tokens around them. */
  nest(region: Region, level: number): void {
    this.open(region)
    this.fill(region, level)
    this.close()
  }

  report(
    ruleId: Problem['ruleId'],
    reason: string,
    line: number,
    note: string,
    severity: Problem['severity'] = 'warning'
  ): void {
    const at = Math.min(line, this.starts.length - 1)
    const indent = Math.max(this.indents[at]!, 0)
    this.problems.push({
      ruleId,
      reason,
      start: this.starts[at]! + indent,
      end: Math.max(this.ends[at]!, this.starts[at]! + indent),
      note,
      severity
    })
  }

  /** Report a block that ends without a blank line (docutils: `unindent_warning`). */
  unindent(what: string, line: number): void {
    this.report(
      'rst-blank-line',
      `There is no blank line below ${what}`,
      line,
      `Add a blank line above, or indent the line if it belongs to ${what} (docutils: “ends without a blank line; unexpected unindent”)`
    )
  }

  unexpected(line: number): void {
    this.report(
      'rst-indentation',
      'The line is indented deeper without a blank line above',
      line,
      'Add a blank line above if it is a quote, or remove the indentation (docutils: “Unexpected indentation”)',
      'error'
    )
  }
}
