import type {IToken} from 'chevrotain'
import {textWidth} from '../../grid-table/widths.js'
import type {Problem} from '../../problem.js'
import type {IndentedLines, IndentRoom, LexedLines} from '../language.js'
import {AnyLine, Dedent, Indent, type LineToken, LiteralLines} from '../lines.js'
import {type DirectiveFault, type DirectiveForm, faultOf, formOf} from './directive-form.js'
import {type Enumerator, readEnumerator, wrap, writeEnumerator} from './enumerator.js'
import * as lines from './lines.js'

/**
 * Lines of a block with the margin that they share; the first may begin behind a marker.
 *
 * ```text
 *  > | * a list
 *  > |
 *  > |   with more      margin 2, from 0, to 3, at 2
 * ```
 */
interface Region {
  readonly from: number
  readonly to: number
  /** Column of its text. */
  readonly margin: number
  /** Offset of the first line's text, where that is not at the margin. */
  readonly at?: number | undefined
  /** Whether titles may stand in it. */
  readonly titles: boolean
}

/** Deeper lines that belong to a line. */
interface Extent {
  /** Behind the last. */
  readonly to: number
  /** Columns that they all are indented by; 0 where all are blank. */
  readonly indent: number
  /** Whether a blank line or nothing stands below. */
  readonly isClosed: boolean
}

/** A part of the lexed text, in the shape that lines are cut out by. */
export type Piece = IToken

/** What the token of a title knows. */
export interface TitlePayload {
  readonly text: Piece
  /** From 1. */
  readonly depth: number
  /** Mark of its lines. */
  readonly underline: string
}

/** What the token of a numbered item knows. */
export interface EnumeratorPayload extends Enumerator {}

/** What the token of a line block knows. */
export interface LineBlockPayload {
  readonly lines: ReadonlyArray<{text: Piece | undefined; depth: number}>
}

/** What the token of a directive knows. */
export interface DirectivePayload {
  /** In lower case. */
  readonly name: string
  readonly form: DirectiveForm
  /** All of it, marker included. */
  readonly whole: Piece
  readonly argument: Piece | undefined
  readonly options: ReadonlyArray<{name: string; value: Piece | undefined}>
  /** Content as lines; where it is blocks, its tokens follow. */
  readonly content: Piece | undefined
  /** Columns before the content. */
  readonly margin: number
  readonly fault?: DirectiveFault
}

/** What the token of a footnote, a field or an option knows. */
export interface LabelPayload {
  readonly label: Piece
}

/** What the token of lines knows that are cut out at a margin. */
export interface LinesPayload {
  /** Columns before each of them but the first, which starts behind them. */
  readonly margin: number
  /** Of lines that look like a table: whether the table's own reader has faults to tell. */
  readonly isGrid?: boolean
  /** Of a table that ends before its last line: all lines that look like its own. */
  readonly all?: Piece
}

/** What is wrong with a line, at its place in the lexed text. */
export type LineProblem = Problem & {end: number}

/**
 * Find out what each line is where it stands, and what stands in what: docutils' state machine (states.py) in one pass.
 * What needs the lines around is decided here, so that the rules need one token to know what comes.
 *
 * ```text
 *  > 1. one          FirstEnumerator ParagraphLines Dedent
 *  >
 *  >    * two        FirstEnumerator … FirstBullet ParagraphLines Dedent Dedent
 *  > 2. three        NextEnumerator ParagraphLines Dedent
 * ```
 */
export function indentRst(lexed: LexedLines, room: IndentRoom): IndentedLines {
  return new Layout(lexed, room).read()
}

class Layout {
  readonly #text: string
  readonly #tokens: ReadonlyArray<IToken>
  readonly #room: IndentRoom
  readonly #starts: ReadonlyArray<number>
  /** Where each line ends, trailing blanks left out. */
  readonly #ends: Array<number> = []
  /** Columns before each line's text; -1: it is blank. */
  readonly #indents: Array<number> = []
  /** Index of each line's first token. */
  readonly #first: Array<number> = []
  readonly #result: Array<IToken> = []
  readonly #problems: Array<LineProblem> = []
  /** The kinds of titles, the highest first. */
  readonly #styles: Array<string> = []
  /** How deep the last title is. */
  #level = 0
  #tooDeep: IToken | undefined

  constructor({text, lineStarts, tokens}: LexedLines, room: IndentRoom) {
    this.#text = text
    this.#tokens = tokens
    this.#room = room
    this.#starts = lineStarts
    let token = 0
    for (let line = 0; line < lineStarts.length; line += 1) {
      const start = lineStarts[line]!
      const next = lineStarts[line + 1]
      const stop = next === undefined ? text.length : next - 1
      let end = stop
      while (end > start && text.charCodeAt(end - 1) === 32) end -= 1
      let at = start
      while (at < end && text.charCodeAt(at) === 32) at += 1
      this.#ends.push(end)
      this.#indents.push(end === start ? -1 : at - start)
      while (token < tokens.length && tokens[token]!.startOffset < start) token += 1
      this.#first.push(token)
    }
  }

  read(): IndentedLines {
    const {isDocument} = this.#room
    this.#blocks({from: 0, to: this.#starts.length, margin: 0, titles: isDocument}, 0)
    return {tokens: this.#result, tooDeep: this.#tooDeep, problems: this.#problems}
  }

  // Lines

  #isBlank(line: number): boolean {
    return this.#indents[line] === -1
  }

  /** Whether a line is blank or none of a region. */
  #isEnd(line: number, {to}: Region): boolean {
    return line >= to || this.#isBlank(line)
  }

  /** How much deeper a line with text is than its region. */
  #depthOf(line: number, region: Region): number {
    return line === region.from && region.at !== undefined
      ? 0
      : this.#indents[line]! - region.margin
  }

  /** Where the text of a line at the margin starts. */
  #textStart(line: number, {from, at}: Region): number {
    return line === from && at !== undefined ? at : this.#starts[line]! + this.#indents[line]!
  }

  /** The text of a line at the margin. */
  #lineText(line: number, region: Region): string {
    return this.#text.slice(this.#textStart(line, region), this.#ends[line])
  }

  /** What the lexer found at the beginning of a line's text. */
  #tokenAt(line: number, region: Region): IToken {
    const offset = this.#textStart(line, region)
    let index = this.#first[line]!
    while (this.#tokens[index]!.startOffset < offset) index += 1
    return this.#tokens[index]!
  }

  /** What the lexer found where a line is not blank, not deeper and in the region. */
  #typeAt(line: number, region: Region): LineToken | undefined {
    if (this.#isEnd(line, region) || this.#depthOf(line, region) !== 0) return undefined
    return this.#tokenAt(line, region).tokenType
  }

  #isExplicit(line: number, region: Region): boolean {
    const type = this.#typeAt(line, region)
    return type?.CATEGORIES?.includes(lines.ExplicitMarker) === true
  }

  /** Find the deeper lines from a line on (docutils: `get_indented`). */
  #deeper(line: number, region: Region, untilBlank = false): Extent {
    let indent = -1
    let end = line
    for (; end < region.to; end += 1) {
      const own = this.#indents[end]!
      if (own === -1) {
        if (untilBlank) return {to: end, indent: Math.max(indent, 0), isClosed: true}
        continue
      }
      const depth = own - region.margin
      if (depth <= 0) {
        return {
          to: end,
          indent: Math.max(indent, 0),
          isClosed: end > line ? this.#isBlank(end - 1) : false
        }
      }
      if (indent === -1 || depth < indent) indent = depth
    }
    return {to: end, indent: Math.max(indent, 0), isClosed: true}
  }

  /** Find the lines that belong to a marker: the first, whose text is known, and deeper ones (`get_first_known_indented`). */
  #below(line: number, region: Region, untilBlank = false): Extent {
    const extent = this.#deeper(line + 1, region, untilBlank)
    if (extent.to > line + 1 || extent.isClosed) return extent
    return {...extent, isClosed: false}
  }

  /** Find the lines of an item whose text begins behind its marker (`get_known_indented`). */
  #hanging(line: number, region: Region, indent: number): Extent {
    let end = line + 1
    for (; end < region.to; end += 1) {
      const own = this.#indents[end]!
      if (own !== -1 && own - region.margin < indent) {
        return {to: end, indent, isClosed: this.#isBlank(end - 1)}
      }
    }
    return {to: end, indent, isClosed: true}
  }

  /** Make the region of a block that a marker opens. */
  #inside(line: number, region: Region, extent: Extent, at: number): Region {
    const margin = region.margin + extent.indent
    const titles = false
    if (at < this.#ends[line]!) return {from: line, to: extent.to, margin, at, titles}
    let from = line + 1
    while (from < extent.to && this.#isBlank(from)) from += 1
    return {from, to: extent.to, margin, titles}
  }

  // Tokens

  #piece(start: number, end: number): Piece {
    return this.#make(AnyLine, start, end)
  }

  #make(type: LineToken, start: number, end: number, payload?: unknown): IToken {
    const token: IToken = {
      image: this.#text.slice(start, end),
      startOffset: start,
      tokenTypeIdx: type.tokenTypeIdx!,
      tokenType: type
    }
    if (payload !== undefined) token.payload = payload
    return token
  }

  #put(type: LineToken, start: number, end: number, payload?: unknown): void {
    this.#result.push(this.#make(type, start, end, payload))
  }

  /** Add blocks that stand one level deeper, and what they stand between. */
  #nest(region: Region, level: number): void {
    this.#open(region)
    this.#fill(region, level)
    this.#close()
  }

  #open({from, at}: Region): void {
    const start = at ?? this.#starts[from] ?? this.#text.length
    this.#put(Indent, start, start)
  }

  #close(): void {
    this.#put(Dedent, this.#text.length, this.#text.length)
  }

  /** Add blocks that stand one level deeper; at the deepest level they stay lines. */
  #fill(region: Region, level: number): void {
    if (level < this.#room.deepest) {
      this.#blocks(region, level + 1)
    } else if (region.from < region.to) {
      this.#putLines(LiteralLines, region.from, region.to, region)
      this.#tooDeep ??= this.#result.at(-1)
    }
  }

  // Problems

  #report(
    ruleId: Problem['ruleId'],
    reason: string,
    line: number,
    note: string,
    severity: Problem['severity'] = 'warning'
  ): void {
    const at = Math.min(line, this.#starts.length - 1)
    const indent = Math.max(this.#indents[at]!, 0)
    this.#problems.push({
      ruleId,
      reason,
      start: this.#starts[at]! + indent,
      end: Math.max(this.#ends[at]!, this.#starts[at]! + indent),
      note,
      severity
    })
  }

  /** Report what ends without a blank line (docutils: `unindent_warning`). */
  #unindent(what: string, line: number): void {
    this.#report(
      'rst-blank-line',
      `There is no blank line below ${what}`,
      line,
      `Add a blank line above, or indent the line if it belongs to ${what} (docutils: “ends without a blank line; unexpected unindent”)`
    )
  }

  // Blocks

  #blocks(region: Region, level: number): void {
    let line = region.from
    while (line < region.to) {
      if (this.#isBlank(line)) line += 1
      else if (this.#depthOf(line, region) > 0) line = this.#quote(line, region, level)
      else line = this.#block(line, region, level)
    }
  }

  /** Read a block that starts at the margin; gives the line behind it. */
  #block(line: number, region: Region, level: number): number {
    const token = this.#tokenAt(line, region)
    switch (token.tokenType) {
      case lines.BulletMarker:
        return this.#bullets(line, region, level)
      case lines.EnumeratorMarker: {
        const enumerator = readEnumerator(token.image)
        return this.#isItem(line, region, enumerator)
          ? this.#enumerated(line, region, level, enumerator)
          : this.#textBlock(line, region, level)
      }
      case lines.FieldMarker:
        return this.#fields(line, region, level)
      case lines.OptionMarker:
        return this.#hasDescription(line, region, token)
          ? this.#options(line, region, level)
          : this.#textBlock(line, region, level)
      case lines.DoctestMarker: {
        const end = this.#textEnd(line + 1, region)
        this.#putLines(lines.DoctestLines, line, end, region)
        return end
      }
      case lines.LineBlockMarker:
        return this.#lineBlock(line, region)
      case lines.GridTop:
        return this.#gridTable(line, region)
      case lines.SimpleTop:
        return this.#simpleTable(line, region)
      case lines.PunctuationLine:
        return this.#punctuation(line, region, level)
      default:
        return this.#isExplicit(line, region)
          ? this.#explicit(line, region, level)
          : this.#textBlock(line, region, level)
    }
  }

  /** Find the blank line that ends text (docutils: `get_text_block`). */
  #textEnd(line: number, region: Region): number {
    let end = line
    while (!this.#isEnd(end, region)) end += 1
    return end
  }

  /** Deeper lines: block quotes (docutils: `block_quote`). */
  #quote(line: number, region: Region, level: number): number {
    const {to, indent, isClosed} = this.#deeper(line, region)
    this.#quotes({from: line, to, margin: region.margin + indent, titles: false}, level)
    if (!isClosed) this.#unindent('a block quote', to)
    return to
  }

  /** Block quotes, the attributions that end them, and the quotes behind those. */
  #quotes(region: Region, level: number): void {
    const {to} = region
    let from = this.#skip(region.from, region)
    while (from < to) {
      const inner: Region = from === region.from ? region : {...region, from, at: undefined}
      const attribution = this.#findAttribution(inner)
      this.#open(inner)
      if (attribution) {
        this.#fill({...inner, to: attribution.from}, level)
        const dash = /^(?:---?|\u2014) */.exec(this.#lineText(attribution.from, inner))![0].length
        this.#put(
          lines.Attribution,
          this.#textStart(attribution.from, inner) + dash,
          this.#ends[attribution.to - 1]!
        )
        from = this.#skip(attribution.to, region)
      } else {
        this.#fill(inner, level)
        from = to
      }
      this.#close()
    }
  }

  /** Find the attribution that ends a quote: its lines (docutils: `split_attribution`). */
  #findAttribution(region: Region): {from: number; to: number} | undefined {
    let isBehindBlank = false
    let hasText = false
    for (let line = region.from; line < region.to; line += 1) {
      if (this.#isBlank(line)) {
        isBehindBlank = true
        continue
      }
      if (hasText && isBehindBlank && this.#depthOf(line, region) === 0) {
        if (/^(?:---?(?!-)|\u2014) *[^ ]/.test(this.#lineText(line, region))) {
          const end = this.#textEnd(line + 1, region)
          let isEven = true
          for (let next = line + 2; next < end; next += 1) {
            if (this.#indents[next] !== this.#indents[line + 1]) isEven = false
          }
          if (isEven) return {from: line, to: end}
        }
      }
      hasText = true
      isBehindBlank = false
    }
    return undefined
  }

  /** Skip blank lines. */
  #skip(line: number, {to}: Region): number {
    let next = line
    while (next < to && this.#isBlank(next)) next += 1
    return next
  }

  /** Add an item of a list; gives what belongs to it. */
  #item(
    line: number,
    region: Region,
    level: number,
    type: LineToken,
    marker: IToken,
    payload?: unknown
  ): Extent {
    const behind = marker.startOffset + marker.image.length
    const extent =
      behind < this.#ends[line]!
        ? this.#hanging(line, region, marker.image.length)
        : this.#below(line, region)
    this.#put(type, marker.startOffset, behind, payload)
    this.#nest(this.#inside(line, region, extent, behind), level)
    return extent
  }

  #bullets(from: number, region: Region, level: number): number {
    const bullet = this.#text.charCodeAt(this.#textStart(from, region))
    let line = from
    let type = lines.FirstBullet
    for (;;) {
      const {to, isClosed} = this.#item(line, region, level, type, this.#tokenAt(line, region))
      line = this.#skip(to, region)
      const goesOn =
        this.#typeAt(line, region) === lines.BulletMarker &&
        this.#text.charCodeAt(this.#textStart(line, region)) === bullet
      if (!goesOn) {
        if (!isClosed) this.#unindent('a bullet list', to)
        return line
      }
      type = lines.NextBullet
    }
  }

  /** Whether what looks like a numbered item is one: the line below says so (docutils: `is_enumerated_list_item`). */
  #isItem(line: number, region: Region, {ordinal, sequence, format}: Enumerator): boolean {
    if (ordinal === undefined) return false
    const next = line + 1
    if (this.#isEnd(next, region) || this.#depthOf(next, region) > 0) return true
    const mark = writeEnumerator(ordinal + 1, sequence, format)
    if (mark === undefined) return false
    const text = this.#lineText(next, region)
    // A blank stands behind the mark of an item that has text, and docutils asks for it.
    return text.startsWith(`${mark} `) || text.startsWith(`${wrap('#', format)} `)
  }

  #enumerated(from: number, region: Region, level: number, first: Enumerator): number {
    let line = from
    let last = first
    let isAuto = first.sequence === '#'
    let type = lines.FirstEnumerator
    for (;;) {
      const marker = this.#tokenAt(line, region)
      const {to, isClosed} = this.#item(line, region, level, type, marker, last)
      line = this.#skip(to, region)
      let next: Enumerator | undefined
      if (this.#typeAt(line, region) === lines.EnumeratorMarker) {
        next = readEnumerator(this.#tokenAt(line, region).image, first.sequence)
        const follows =
          next.format === first.format &&
          (next.sequence === '#' ||
            (next.sequence === first.sequence && !isAuto && next.ordinal === last.ordinal! + 1)) &&
          this.#isItem(line, region, next)
        if (!follows) next = undefined
      }
      if (!next) {
        if (!isClosed) this.#unindent('a numbered list', to)
        return line
      }
      if (next.sequence === '#') isAuto = true
      last = next
      type = lines.NextEnumerator
    }
  }

  #fields(from: number, region: Region, level: number): number {
    let line = from
    let type = lines.FirstField
    for (;;) {
      const marker = this.#tokenAt(line, region)
      const behind = marker.startOffset + marker.image.length
      const extent = this.#below(line, region)
      const name = marker.image.trimEnd()
      const start = marker.startOffset
      const label = this.#piece(start + 1, start + name.length - 1)
      this.#put(type, start, start + name.length, {label} satisfies LabelPayload)
      this.#nest(this.#inside(line, region, extent, behind), level)
      line = this.#skip(extent.to, region)
      if (this.#typeAt(line, region) !== lines.FieldMarker) {
        if (!extent.isClosed) this.#unindent('a field list', extent.to)
        return line
      }
      type = lines.NextField
    }
  }

  /** Whether an option has a description: else it is text. */
  #hasDescription(line: number, region: Region, marker: IToken): boolean {
    if (marker.startOffset + marker.image.length < this.#ends[line]!) return true
    return this.#below(line, region).indent > 0
  }

  #options(from: number, region: Region, level: number): number {
    let line = from
    let type = lines.FirstOption
    for (;;) {
      const marker = this.#tokenAt(line, region)
      const behind = marker.startOffset + marker.image.length
      const extent = this.#below(line, region)
      const end = marker.startOffset + marker.image.trimEnd().length
      const label = this.#piece(marker.startOffset, end)
      this.#put(type, marker.startOffset, end, {label} satisfies LabelPayload)
      this.#nest(this.#inside(line, region, extent, behind), level)
      line = this.#skip(extent.to, region)
      const goesOn =
        this.#typeAt(line, region) === lines.OptionMarker &&
        this.#hasDescription(line, region, this.#tokenAt(line, region))
      if (!goesOn) {
        if (!extent.isClosed) this.#unindent('an option list', extent.to)
        return line
      }
      type = lines.NextOption
    }
  }

  #lineBlock(from: number, region: Region): number {
    const found: Array<{text: Piece | undefined; indent: number | undefined}> = []
    let line = from
    do {
      const marker = this.#tokenAt(line, region)
      const behind = marker.startOffset + marker.image.length
      const {to} = this.#below(line, region, true)
      let end = to - 1
      while (end > line && this.#isBlank(end)) end -= 1
      const isEmpty = behind >= this.#ends[line]! && end === line
      // What stands behind a bar alone says nothing about its depth.
      const indent =
        this.#ends[line]! > marker.startOffset + 1 ? marker.image.length - 2 : undefined
      found.push({
        text: isEmpty
          ? undefined
          : this.#piece(Math.min(behind, this.#ends[line]!), this.#ends[end]!),
        indent
      })
      line = to
    } while (this.#typeAt(line, region) === lines.LineBlockMarker)
    const payload: LineBlockPayload = {lines: nestLines(found)}
    this.#put(lines.LineBlockLines, this.#textStart(from, region), this.#ends[line - 1]!, payload)
    if (this.#typeAt(line, region) === lines.GridTop) {
      this.#report(
        'grid-table-top',
        'A line of the table is above its first border',
        from,
        'Add a border above the line; without one it is not part of the table'
      )
    } else if (!this.#isEnd(line, region)) {
      this.#unindent('a line block', line)
    }
    return line
  }

  /** Cut a grid table out (docutils: `isolate_grid_table`). */
  #gridTable(from: number, region: Region): number {
    let end = from + 1
    while (!this.#isEnd(end, region) && this.#depthOf(end, region) === 0) end += 1
    if (!this.#isEnd(end, region)) this.#unexpected(end)
    for (let line = from + 1; line < end; line += 1) {
      const code = this.#text.charCodeAt(this.#textStart(line, region))
      if (code !== 43 && code !== 124) end = line
    }
    const all = this.#contentOf(from, end, region)
    if (this.#typeAt(end - 1, region) !== lines.GridTop || end - 1 === from) {
      let bottom = end - 2
      while (bottom > from + 1 && this.#typeAt(bottom, region) !== lines.GridTop) bottom -= 1
      if (bottom <= from + 1) {
        this.#putLines(lines.BrokenTableLines, from, end, region, {isGrid: true})
        return end
      }
      this.#putLines(lines.GridTableLines, from, bottom + 1, region, {all})
      return bottom + 1
    }
    this.#putLines(lines.GridTableLines, from, end, region)
    this.#checkBelow('grid-table-blank-after', end, region)
    return end
  }

  /** Report a table that text follows without a blank line. */
  #checkBelow(ruleId: Problem['ruleId'], line: number, region: Region): void {
    if (this.#isEnd(line, region)) return
    this.#report(
      ruleId,
      'There is no blank line below the table',
      line,
      'Add a blank line below the table (docutils: “Blank line required after table”)',
      'error'
    )
  }

  /** Add lines that are cut out at a margin: the first starts there, and so will the others. */
  #putLines(type: LineToken, from: number, to: number, region: Region, payload?: object): void {
    const start =
      from === region.from && region.at !== undefined
        ? region.at
        : Math.min(this.#starts[from]! + region.margin, this.#ends[from]!)
    this.#put(type, start, this.#lastEnd(from, to), {...payload, margin: region.margin})
  }

  /** Cut a simple table out (docutils: `isolate_simple_table`). */
  #simpleTable(from: number, region: Region): number {
    const width = this.#ends[from]! - this.#textStart(from, region)
    let found = 0
    let last = from
    // Whether no blank line stands in it: what is meant as a table of its own may follow one.
    let isWhole = true
    for (let line = from + 1; line < region.to; line += 1) {
      if (this.#isBlank(line)) isWhole = false
      if (this.#isBlank(line) || this.#depthOf(line, region) !== 0) continue
      if (!this.#isSimpleRule(line, region)) continue
      if (this.#ends[line]! - this.#textStart(line, region) !== width) {
        return this.#brokenSimple(
          from,
          (isWhole ? this.#lastBorder(line, region) : line) + 1,
          region,
          'simple-table-rule',
          'The border is not as long as the top border',
          line
        )
      }
      found += 1
      last = line
      if (found === 2 || this.#isEnd(line + 1, region)) {
        this.#putLines(lines.SimpleTableLines, from, line + 1, region)
        this.#checkBelow('simple-table-blank-after', line + 1, region)
        return line + 1
      }
    }
    return found > 0
      ? this.#brokenSimple(
          from,
          last + 1,
          region,
          'simple-table-blank-after',
          'Text follows a border of the table without a blank line',
          last + 1
        )
      : this.#brokenSimple(
          from,
          region.to,
          region,
          'simple-table-bottom',
          'The bottom border is missing',
          from
        )
  }

  /** Whether a line may be a border of a simple table (docutils: `simple_table_border_pat`). */
  #isSimpleRule(line: number, region: Region): boolean {
    return /^=+[ =]*$/.test(this.#lineText(line, region))
  }

  /** Find the last border in lines without a blank one: what stands between is meant as rows. */
  #lastBorder(line: number, region: Region): number {
    let last = line
    for (let next = line + 1; !this.#isEnd(next, region); next += 1) {
      if (this.#depthOf(next, region) === 0 && this.#isSimpleRule(next, region)) last = next
    }
    return last
  }

  #brokenSimple(
    from: number,
    to: number,
    region: Region,
    ruleId: Problem['ruleId'],
    reason: string,
    at: number
  ): number {
    this.#report(
      ruleId,
      reason,
      at,
      'Draw all borders as long as the first one, and add a blank line below the last (docutils: “Malformed table”)',
      'error'
    )
    this.#putLines(lines.BrokenTableLines, from, to, region, {isGrid: false})
    return to
  }

  #unexpected(line: number): void {
    this.#report(
      'rst-indentation',
      'The line is indented deeper without a blank line above',
      line,
      'Add a blank line above if it is a quote, or remove the indentation (docutils: “Unexpected indentation”)',
      'error'
    )
  }

  // Titles, terms, paragraphs

  /** A line of marks: a transition, or the first line of a title (docutils: `Body.line`, `Line`). */
  #punctuation(line: number, region: Region, level: number): number {
    const mark = this.#lineText(line, region)
    if (mark.length < 4 && !region.titles) return this.#textBlock(line, region, level)
    if (!region.titles) {
      this.#report(
        'rst-title-place',
        'A title or a transition is not allowed here',
        line,
        'Titles and transitions belong at the left margin, not in list items, quotes or cells',
        'error'
      )
      this.#put(lines.ParagraphLines, this.#textStart(line, region), this.#ends[line]!)
      return line + 1
    }
    const isShort = mark.length < 4
    if (this.#isEnd(line + 1, region)) {
      if (isShort) return this.#textBlock(line, region, level)
      this.#transition(line, region)
      return line + 1
    }
    if (this.#isUnderline(line + 1, region)) {
      if (isShort) return this.#textBlock(line, region, level)
      this.#brokenTitle(
        line,
        line + 2,
        region,
        'A line of punctuation is followed by neither a title nor a blank line',
        line
      )
      return line + 2
    }
    const below = line + 2
    const title = this.#text.slice(
      this.#starts[line + 1]! + this.#indents[line + 1]!,
      this.#ends[line + 1]
    )
    const isUnderlined =
      !this.#isEnd(below, region) &&
      this.#depthOf(below, region) === 0 &&
      this.#lineText(below, region) === mark
    if (!isUnderlined) {
      if (isShort) return this.#textBlock(line, region, level)
      const to = Math.min(below + 1, region.to)
      this.#brokenTitle(
        line,
        to,
        region,
        'The overline of the title has no matching underline',
        line
      )
      return to
    }
    const depth = this.#indents[line + 1]! - region.margin
    if (textWidth(title, 'docutils') + depth > mark.length) {
      if (isShort) return this.#textBlock(line, region, level)
      this.#report(
        'rst-title-short',
        'The overline is shorter than the title',
        line,
        'Make overline and underline as long as the title (docutils: “Title overline too short”)'
      )
    }
    this.#title(mark[0]! + mark[0]!, line + 1, line, below, region)
    return below + 1
  }

  /** A transition stands between blocks (docutils: `misc.Transitions`). */
  #transition(line: number, region: Region): void {
    const before = this.#result.at(-1)?.tokenType
    if (before === undefined || before === lines.TitleLines) {
      this.#strayTransition(
        line,
        'A transition is at the beginning of the document or of a section',
        'Document or section may not begin with a transition'
      )
    } else if (before === lines.TransitionLine) {
      this.#strayTransition(
        line,
        'A transition follows another one',
        'At least one body element must separate transitions'
      )
    }
    this.#put(lines.TransitionLine, this.#textStart(line, region), this.#ends[line]!)
    if (this.#skip(line + 1, region) === this.#starts.length) {
      this.#strayTransition(
        line,
        'A transition is at the end of the document',
        'Document may not end with a transition'
      )
    }
  }

  #strayTransition(line: number, reason: string, words: string): void {
    this.#report(
      'rst-transition',
      reason,
      line,
      `Remove it, or write text before and after it (docutils: “${words}”)`,
      'error'
    )
  }

  /** Keep the lines of what looks like a title and is none as text. */
  #brokenTitle(from: number, to: number, region: Region, reason: string, at: number): void {
    this.#report(
      'rst-title',
      reason,
      at,
      'A title has an underline, and optionally the same line above it',
      'error'
    )
    let last = to - 1
    while (this.#isBlank(last)) last -= 1
    this.#put(lines.ParagraphLines, this.#textStart(from, region), this.#ends[last]!)
  }

  /** Whether a line at the margin is one mark again and again, whatever else it may be. */
  #isUnderline(line: number, region: Region): boolean {
    if (this.#isEnd(line, region) || this.#depthOf(line, region) !== 0) return false
    return /^([!-/:-@[-`{-~])\1*$/.test(this.#lineText(line, region))
  }

  /** Text: a title, a term or a paragraph (docutils: `Text`). */
  #textBlock(line: number, region: Region, level: number): number {
    const next = line + 1
    if (this.#isEnd(next, region)) return this.#paragraph(line, next, region)
    if (this.#depthOf(next, region) > 0) return this.#definitions(line, region, level)
    if (this.#isUnderline(next, region)) {
      const start = this.#textStart(line, region)
      const marks = this.#ends[next]! - this.#textStart(next, region)
      const isShort = textWidth(this.#lineText(line, region), 'docutils') > marks
      if (!isShort || marks >= 4) {
        if (isShort) {
          this.#report(
            'rst-title-short',
            'The underline is shorter than the title',
            next,
            'Make the underline as long as the title (docutils: “Title underline too short”)'
          )
        }
        if (!region.titles) {
          this.#report(
            'rst-title-place',
            'A title is not allowed here',
            next,
            'Titles belong at the left margin, not in list items, quotes or cells (docutils: “Unexpected section title”)',
            'error'
          )
          this.#put(lines.ParagraphLines, start, this.#ends[next]!)
        } else {
          this.#title(this.#text[this.#textStart(next, region)]!, line, line, next, region)
        }
        return next + 1
      }
    }
    let end = next
    while (!this.#isEnd(end, region) && this.#depthOf(end, region) === 0) end += 1
    if (!this.#isEnd(end, region)) this.#unexpected(end)
    return this.#paragraph(line, end, region)
  }

  /** A title: its level is that of the first title with the same marks (docutils: `check_subsection`). */
  #title(style: string, line: number, from: number, to: number, region: Region): void {
    let depth = this.#styles.indexOf(style) + 1
    if (depth === 0 && this.#styles.length === this.#level) {
      this.#styles.push(style)
      depth = this.#styles.length
    } else if (depth === 0 || depth > this.#level + 1) {
      this.#report(
        'rst-title-level',
        `The title skips a level`,
        line,
        'The order in which underlines first occur sets their levels (docutils: “Title level inconsistent”). The title is read one level below the previous one.',
        'error'
      )
      depth = this.#level + 1
      this.#putTitle(depth, style, line, from, to, region)
      return
    }
    this.#level = depth
    this.#putTitle(depth, style, line, from, to, region)
  }

  #putTitle(
    depth: number,
    style: string,
    line: number,
    from: number,
    to: number,
    region: Region
  ): void {
    const start = this.#starts[line]! + this.#indents[line]!
    const text = this.#piece(line === region.from ? (region.at ?? start) : start, this.#ends[line]!)
    const payload: TitlePayload = {text, depth, underline: style[0]!}
    this.#put(lines.TitleLines, this.#textStart(from, region), this.#ends[to]!, payload)
  }

  /** Entries of a glossary: lines at the margin are terms of the body below them (Sphinx: `Glossary.run`). */
  #glossary(region: Region, level: number): void {
    let line = this.#skip(region.from, region)
    let type = lines.FirstTerm
    while (line < region.to) {
      if (this.#depthOf(line, region) > 0) {
        line = this.#quote(line, region, level)
        type = lines.FirstTerm
      } else if (this.#isComment(line, region)) {
        line = this.#explicit(line, region, level)
        type = lines.FirstTerm
      } else {
        line = this.#entry(line, region, level, type)
        type = lines.NextTerm
      }
      line = this.#skip(line, region)
    }
  }

  #isComment(line: number, region: Region): boolean {
    return this.#typeAt(line, region) === lines.CommentMarker
  }

  /** An entry of a glossary: its terms, and what they mean. */
  #entry(from: number, region: Region, level: number, first: LineToken): number {
    let line = from
    let type = first
    do {
      this.#put(type, this.#textStart(line, region), this.#ends[line]!)
      type = lines.SharedTerm
      const next = this.#skip(line + 1, region)
      const isTerm =
        next < region.to && this.#depthOf(next, region) === 0 && !this.#isComment(next, region)
      if (isTerm && next > line + 1) {
        this.#report(
          'rst-blank-line',
          'A blank line separates the terms of an entry',
          next,
          'Remove the blank line, or indent the definition of the term above it (Sphinx: “glossary terms must not be separated by empty lines”)'
        )
      }
      line = isTerm ? next : line + 1
      if (!isTerm) break
    } while (line < region.to)
    const {to, indent, isClosed} = this.#deeper(line, region)
    this.#nest({from: line, to, margin: region.margin + indent, titles: false}, level)
    if (!isClosed && !this.#isEnd(to, region) && !this.#isComment(to, region)) {
      this.#unindent('a glossary entry', to)
    }
    return to
  }

  #definitions(from: number, region: Region, level: number): number {
    let line = from
    let type = lines.FirstTerm
    for (;;) {
      const extent = this.#deeper(line + 1, region)
      this.#put(type, this.#textStart(line, region), this.#ends[line]!)
      this.#nest(
        {from: line + 1, to: extent.to, margin: region.margin + extent.indent, titles: false},
        level
      )
      line = this.#skip(extent.to, region)
      const goesOn =
        this.#typeAt(line, region) === AnyLine &&
        !this.#isEnd(line + 1, region) &&
        this.#depthOf(line + 1, region) > 0
      if (!goesOn) {
        if (!extent.isClosed) this.#unindent('a definition list', extent.to)
        return line
      }
      type = lines.NextTerm
    }
  }

  /** A paragraph, and the literal block that two colons at its end announce. */
  #paragraph(from: number, to: number, region: Region): number {
    const start = this.#textStart(from, region)
    let end = this.#ends[to - 1]!
    const isAnnouncing = /(?<!\\)(?:\\\\)*::$/.test(
      this.#text.slice(to - 1 === from ? start : this.#starts[to - 1]!, end)
    )
    if (!isAnnouncing) {
      this.#put(lines.ParagraphLines, start, end)
      return to
    }
    const isAlone = end - start === 2 || /[ \n]/.test(this.#text[end - 3]!)
    end -= isAlone ? 2 : 1
    while (end > start && /[ \n]/.test(this.#text[end - 1]!)) end -= 1
    if (end > start) this.#put(lines.ParagraphLines, start, end)
    return this.#literal(to, region)
  }

  /** A literal block: deeper lines, or lines that one mark quotes (docutils: `literal_block`). */
  #literal(line: number, region: Region): number {
    const {to, indent, isClosed} = this.#deeper(line, region)
    if (indent > 0) {
      const inner = {...region, margin: region.margin + indent, at: undefined}
      this.#putLines(LiteralLines, this.#skip(line, region), to, inner)
      if (!isClosed) this.#unindent('a literal block', to)
      return to
    }
    const from = this.#skip(line, region)
    const quote = from < region.to ? this.#lineText(from, region)[0]! : ''
    if (!/[!-/:-@[-`{-~]/.test(quote)) {
      this.#report(
        'rst-literal',
        'No literal block follows `::`',
        Math.max(from - 1, 0),
        'Indent the literal block, below a blank line, or remove one colon (docutils: “Literal block expected; none found”)'
      )
      return from
    }
    let end = from + 1
    while (
      !this.#isEnd(end, region) &&
      this.#depthOf(end, region) === 0 &&
      this.#lineText(end, region)[0] === quote
    ) {
      end += 1
    }
    this.#putLines(LiteralLines, from, end, region)
    if (!this.#isEnd(end, region)) {
      if (this.#depthOf(end, region) > 0) this.#unexpected(end)
      else {
        this.#report(
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

  // Explicit markup

  #explicit(line: number, region: Region, level: number): number {
    const marker = this.#tokenAt(line, region)
    let extent: Extent
    switch (marker.tokenType) {
      case lines.FootnoteMarker:
        extent = this.#footnote(line, region, level, marker)
        break
      case lines.TargetMarker:
        extent = this.#leaf(line, region, lines.TargetLines, true)
        break
      case lines.AnonymousMarker:
        extent = this.#leaf(line, region, lines.TargetLines, true)
        break
      case lines.SubstitutionMarker:
        extent = this.#leaf(line, region, lines.SubstitutionLines, false)
        break
      case lines.DirectiveMarker:
        extent = this.#directive(line, region, level, marker)
        break
      default: {
        // Two dots and nothing below: the deeper lines behind the blank one are no comment.
        const behind = marker.startOffset + marker.image.length
        const isEmpty = behind >= this.#ends[line]! && this.#isEnd(line + 1, region)
        extent = isEmpty
          ? {to: line + 1, indent: 0, isClosed: true}
          : this.#leaf(line, region, lines.CommentLines, false)
        if (isEmpty) this.#put(lines.CommentLines, marker.startOffset, this.#ends[line]!)
      }
    }
    if (
      !extent.isClosed &&
      !this.#isEnd(extent.to, region) &&
      !this.#isExplicit(extent.to, region)
    ) {
      this.#unindent('explicit markup', extent.to)
    }
    return extent.to
  }

  #leaf(line: number, region: Region, type: LineToken, untilBlank: boolean): Extent {
    const extent = this.#below(line, region, untilBlank)
    this.#put(type, this.#textStart(line, region), this.#lastEnd(line, extent.to))
    return extent
  }

  /** Where the text of some lines ends. */
  #lastEnd(line: number, to: number): number {
    let last = to - 1
    while (last > line && this.#isBlank(last)) last -= 1
    return this.#ends[last]!
  }

  #footnote(line: number, region: Region, level: number, marker: IToken): Extent {
    const extent = this.#below(line, region)
    const open = marker.startOffset + marker.image.indexOf('[') + 1
    const close = marker.startOffset + marker.image.lastIndexOf(']')
    const payload: LabelPayload = {label: this.#piece(open, close)}
    this.#put(lines.FootnoteLabel, marker.startOffset, close + 1, payload)
    const behind = marker.startOffset + marker.image.length
    this.#nest(this.#inside(line, region, extent, behind), level)
    return extent
  }

  /** A directive: its argument, its options and its content (docutils: `parse_directive_block`). */
  #directive(line: number, region: Region, level: number, marker: IToken): Extent {
    const extent = this.#below(line, region)
    const name = (marker.payload as lines.DirectiveMarkerPayload).name.toLowerCase()
    const form = formOf(name)
    const behind = marker.startOffset + marker.image.length
    const titles = form.titles === true && region.titles
    const inner: Region = {...this.#inside(line, region, extent, behind), titles}
    const isOnMarker = inner.at !== undefined
    const from = isOnMarker ? line : line + 1
    let to = extent.to
    while (to > from && this.#isBlank(to - 1)) to -= 1
    const block: Region = isOnMarker ? {...inner, to} : {...inner, from, to, at: undefined}
    const argumentEnd = from < to ? this.#textEnd(from, block) : to
    let optionsFrom = from
    while (optionsFrom < argumentEnd && this.#typeAt(optionsFrom, block) !== lines.FieldMarker) {
      optionsFrom += 1
    }
    const {options, isWhole} = this.#readOptions(optionsFrom, {...block, to: argumentEnd})
    let contentFrom = argumentEnd
    while (contentFrom < to && this.#isBlank(contentFrom)) contentFrom += 1
    const hasArgument = form.argument !== false && optionsFrom > from
    const whole = this.#piece(marker.startOffset, this.#lastEnd(line, extent.to))
    const isText = !form.argument && optionsFrom > from
    const hasOptions = argumentEnd > optionsFrom
    const hasContent = contentFrom < to
    const fault = faultOf(name, form, {hasArgument, hasContent, options, isWhole})
    const payload: DirectivePayload = {
      name,
      form,
      whole,
      argument: hasArgument
        ? this.#piece(this.#textStart(from, block), this.#ends[optionsFrom - 1]!)
        : undefined,
      options,
      content: isText ? this.#contentOf(from, to, block) : this.#contentOf(contentFrom, to, block),
      margin: block.margin,
      ...(fault && {fault})
    }
    if (form.content === undefined || form.content === 'lines' || fault) {
      this.#put(
        lines.DirectiveLines,
        marker.startOffset,
        whole.startOffset + whole.image.length,
        payload
      )
      return this.#closed(extent, region)
    }
    this.#put(lines.DirectiveOpen, marker.startOffset, behind, payload)
    const rest: Region = {...block, from: contentFrom, at: undefined}
    const isWholeText = isText && !hasOptions
    this.#open(block)
    if (form.content === 'quotes') {
      this.#quotes(isText ? block : rest, level)
    } else if (form.content === 'glossary') {
      if (level < this.#room.deepest) this.#glossary(rest, level + 1)
      else this.#fill(rest, level)
    } else {
      if (isText) this.#fill(isWholeText ? block : {...block, to: optionsFrom}, level)
      if (!isWholeText) this.#fill(rest, level)
    }
    this.#close()
    return this.#closed(extent, region)
  }

  #contentOf(from: number, to: number, region: Region): Piece | undefined {
    if (from >= to) return undefined
    const start =
      from === region.from && region.at !== undefined
        ? region.at
        : Math.min(this.#starts[from]! + region.margin, this.#ends[from]!)
    return this.#piece(start, this.#ends[to - 1]!)
  }

  #closed(extent: Extent, region: Region): Extent {
    return {...extent, isClosed: extent.isClosed || this.#isEnd(extent.to, region)}
  }

  /** Read the options of a directive: fields, and nothing else (docutils: `parse_extension_options`). */
  #readOptions(
    from: number,
    region: Region
  ): {options: DirectivePayload['options']; isWhole: boolean} {
    const options: Array<{name: string; value: Piece | undefined}> = []
    let line = from
    while (line < region.to) {
      if (this.#typeAt(line, region) !== lines.FieldMarker) return {options, isWhole: false}
      const marker = this.#tokenAt(line, region)
      const {to} = this.#below(line, region)
      const behind = marker.startOffset + marker.image.length
      const end = this.#lastEnd(line, to)
      options.push({
        name: marker.image.trimEnd().slice(1, -1).toLowerCase(),
        value: behind < end ? this.#piece(behind, end) : undefined
      })
      line = to
    }
    return {options, isWhole: true}
  }
}

/** Tell how deep each line of a line block is by its indentation (docutils: `nest_line_block_segment`). */
function nestLines(
  found: ReadonlyArray<{text: Piece | undefined; indent: number | undefined}>
): LineBlockPayload['lines'] {
  const indents: Array<number> = []
  for (const [index, {indent}] of found.entries()) {
    indents.push(indent ?? (index === 0 ? 0 : indents[index - 1]!))
  }
  // Around a line stand lines that are ever less deep, on either side: each of their depths is a block around it.
  const before = shallower(indents)
  const behind = shallower(indents.toReversed()).reverse()
  return found.map(({text}, index) => ({
    text,
    depth: new Set([...before[index]!, ...behind[index]!]).size
  }))
}

/** For each number, the smaller ones before it that no still smaller one parts from it. */
function shallower(numbers: ReadonlyArray<number>): Array<Array<number>> {
  const open: Array<number> = []
  return numbers.map((number) => {
    while (open.length > 0 && open[open.length - 1]! >= number) open.pop()
    const found = [...open]
    open.push(number)
    return found
  })
}
