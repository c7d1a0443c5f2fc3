import {EmbeddedActionsParser, type IToken, type ParserMethod} from 'chevrotain'
import type {
  BlockContent,
  Blockquote,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  RootContent
} from 'mdast'
import type {Node, Parent, Point, Position} from 'unist'
import type {GridTableReading} from '../grid-table/index.js'
import type {DefinitionBody, DefinitionTerm, Language, Plain, VersionData} from '../nodes.js'
import {isBlank, TextBlock} from '../text-block.js'
import type {BlockState, PendingText} from './construct.js'
import {constructs} from './constructs/index.js'
import {TextLine} from './constructs/paragraph.js'
import {AnyIndent, Dedent, Indent} from './indentation.js'
import {BlankLine} from './lines.js'
import {Occurrences} from './occurrences.js'
import {blockVocabulary} from './tokens.js'

/** What is known of links that make up paragraphs or lists. */
export interface EntryCount {
  all: number
  /** Those that are called what their target is called. */
  titled: number
  /** Those whose target is a document. */
  whole: number
}

/**
 * ```ebnf
 * blocks   = {BlankLine | helpHeader | code | gridTable | heading | … | paragraph} ;
 * indented = blocks, Dedent ;
 * ```
 */
export class BlockParser extends EmbeddedActionsParser {
  /** The text that is being read; set before `blocks` is called. */
  state!: BlockState
  readonly blocks: ParserMethod<[], Array<RootContent>>
  /** What stands deeper, up to the line that goes back; the rule's caller has taken the indent. */
  readonly indented: ParserMethod<[], Array<RootContent>>

  /**
   * @param check
   *   Whether to check the grammar, as the tests do (default: `false`).
   * @param language
   *   The only language that it has to know (default: all of them, which take twice as long to prepare).
   */
  constructor(check = false, language?: Language) {
    super(blockVocabulary(language), {maxLookahead: 1, skipValidations: !check})
    // Made once: what a rule makes anew each time it is called costs more than the call.
    const alternatives: Array<{ALT: () => void}> = [{ALT: () => this.CONSUME(BlankLine)}]
    const takeOne = (): void => this.OR(alternatives)
    this.blocks = this.RULE('blocks', () => {
      const outer = this.#from
      this.#from = this.#found.length
      this.MANY(takeOne)
      const nodes = this.#take()
      this.#from = outer
      return nodes
    })
    this.indented = this.RULE('indented', () => {
      this.#level += 1
      const nodes = this.SUBRULE(this.blocks)
      this.CONSUME(Dedent)
      this.#level -= 1
      return nodes
    })
    const known = language ? constructs.filter(({tokens}) => tokens[language]) : constructs
    for (const [index, construct] of known.entries()) {
      const rule = this.RULE(construct.name, construct.rule)
      alternatives.push({ALT: () => this.#add(this.subrule(index, rule))})
    }
    this.performSelfAnalysis()
  }

  /** Nodes of the blocks at hand, above those of the blocks around them: lists that grow take room for many. */
  readonly #found: Array<RootContent> = []
  /** Where the blocks at hand begin there. */
  #from = 0

  /** How many blocks stand around those at hand. */
  #level = 0

  /** Leave a table, whose cells are still to be read, to the reader of the document. */
  addTable(reading: GridTableReading): void {
    const {depth, readings} = this.state
    readings.push({...reading, depth: depth + this.#level + 1})
  }

  #add(found: ReadonlyArray<RootContent>): void {
    if (this.RECORDING_PHASE) return
    const {language} = this.state
    const nodes = this.#found
    for (const node of found) {
      const last = nodes.length > this.#from ? nodes[nodes.length - 1]! : undefined
      if (last && node.type === 'code' && this.captions.has(last)) (last as Node).type = 'plain'
      if (!last || !merge(last, node, language)) nodes.push(node)
    }
  }

  /** Take the nodes of the blocks at hand. */
  #take(): Array<RootContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }

  /** Take the lines of some tokens out of the block, without the blanks around their text. */
  blockOf(tokens: ReadonlyArray<IToken>): TextBlock {
    return this.linesOf(tokens).trimmed()
  }

  /** Take running text out of the block: its lines' own indentation says nothing. */
  textOf(tokens: ReadonlyArray<IToken>): TextBlock {
    for (const token of tokens) this.addLines(token)
    return this.takeText()
  }

  /** Take the lines of some tokens out of the block. */
  linesOf(tokens: ReadonlyArray<IToken>): TextBlock {
    for (const token of tokens) this.addLines(token)
    return this.#takeLines(0, this.#count)
  }

  // Lines are put together here, again and again: arrays that grow from nothing take room for many.
  readonly #starts: Array<number> = []
  readonly #ends: Array<number> = []
  #count = 0

  /** Add the lines of a token to those that will be taken next. */
  addLines(token: IToken): void {
    if (this.RECORDING_PHASE) return
    const {image, startOffset} = token
    const {block} = this.state
    const starts = this.#starts
    const ends = this.#ends
    // A lexed text is the block's lines joined by one unit each, so its offsets tell lines apart.
    const end = startOffset + image.length - (image.charCodeAt(image.length - 1) === 10 ? 1 : 0)
    for (let at = startOffset; at <= end; ) {
      const line = this.lineAt(at)
      const from = this.#lineStarts[line]!
      const start = block.starts[line]!
      const length = block.ends[line]! - start
      const stop = start + Math.min(end - from, length)
      const offset = start + at - from
      const count = this.#count
      if (at > from && count > 0 && ends[count - 1] === offset) {
        // The rest of a line whose beginning is a token of its own.
        ends[count - 1] = stop
      } else {
        starts[count] = offset
        ends[count] = stop
        this.#count = count + 1
      }
      at = from + length + 1
    }
  }

  /** Take the lines added, each without the blanks around it; empty lines at either end go. */
  readonly takeText = (): TextBlock => {
    const {value} = this.state.block.source
    const starts = this.#starts
    const ends = this.#ends
    let first = -1
    let filled = 0
    for (let index = 0; index < this.#count; index += 1) {
      let start = starts[index]!
      let end = ends[index]!
      while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1
      while (start < end && isBlank(value.charCodeAt(start))) start += 1
      starts[index] = start
      ends[index] = end
      if (end > start) {
        if (first === -1) first = index
        filled = index + 1
      }
    }
    return this.#takeLines(Math.max(first, 0), filled)
  }

  #takeLines(from: number, to: number): TextBlock {
    this.#count = 0
    const {source} = this.state.block
    return new TextBlock(source, this.#starts.slice(from, to), this.#ends.slice(from, to))
  }

  /** The kinds of titles found, the highest first. */
  readonly titles: Array<string> = []
  /** How deep the last heading is. */
  depth = 0
  /** Paragraphs that are a link only, and lists of such: what tables of contents are made of. */
  readonly entries: Map<Node, EntryCount> = new Map()
  /** Paragraphs that are the name of a file: captions, if code follows. */
  readonly captions: Set<Node> = new Set()

  // What rules do again and again is made once: a function for each time takes longer than what it does.

  /** Take a line of running text. */
  readonly takeLine = (): void => this.addLines(this.CONSUME(TextLine))

  /** Take what stands deeper, with no blank line between. */
  readonly takeBody = (): Array<RootContent> => {
    this.CONSUME(Indent)
    return this.SUBRULE(this.indented)
  }

  /** Take what stands deeper. */
  readonly takeAnyBody = (): Array<RootContent> => {
    this.CONSUME(AnyIndent)
    return this.SUBRULE(this.indented)
  }

  #signs: Occurrences | undefined
  #anchors: Occurrences | undefined

  /** Whether running text of the Sphinx builder may be more than a paragraph: a heading, a link, a note, an anchor. */
  isMarked({start, end}: TextBlock): boolean {
    const {source} = this.state.block
    return (
      '-[|*NACDR'.includes(source.value.charAt(start)) ||
      this.#signs!.isBetween(start, end) ||
      this.#anchors!.isBetween(start, end)
    )
  }

  /** How deep a heading is that stands below the last one. */
  depthBelow(): Heading['depth'] {
    return Math.min(6, this.depth + 1) as Heading['depth']
  }

  /** Where each line of the block starts in the lexed text. */
  #lineStarts: ReadonlyArray<number> = []
  #line = 0

  /** Begin to read a text. */
  begin(state: BlockState, lineStarts: ReadonlyArray<number>): void {
    this.state = state
    if (state.language === 'sphinx') {
      const {value} = state.block.source
      this.#signs = new Occurrences(value, '#')
      this.#anchors = new Occurrences(value, '⚓')
    }
    this.#lineStarts = lineStarts
    this.#line = 0
    this.depth = 0
    this.#from = 0
    this.#count = 0
    if (this.#found.length > 0) this.#found.length = 0
    // Cells begin thousands of times, and mostly find nothing.
    if (this.titles.length > 0) this.titles.length = 0
    if (this.entries.size > 0) this.entries.clear()
    if (this.captions.size > 0) this.captions.clear()
  }

  lineAt(offset: number): number {
    const starts = this.#lineStarts
    let line = this.#line
    while (line > 0 && starts[line]! > offset) line -= 1
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line += 1
    this.#line = line
    return line
  }

  /** Where a block stands. */
  position(block: TextBlock): Position {
    return block.source.position(block.start, block.end)
  }

  /** Give a node its place, and leave its text for the inline grammar. */
  textNode<T extends Parent>(node: T, text: TextBlock, kind: PendingText['kind'] = 'paragraph'): T {
    node.position = this.position(text)
    this.state.texts.push({node, text, kind})
    return node
  }

  /** Give a node its place, and leave its lines for the inline grammar, one by one. */
  linesNode<T extends Parent>(node: T, text: TextBlock, lines: ReadonlyArray<TextBlock>): T {
    node.position = this.position(text)
    this.state.texts.push({node, text, kind: 'paragraph', lines})
    return node
  }

  // Nodes that there are many of get their place with all else: what is added later takes an object of its own.

  /** Make a paragraph of running text. */
  paragraphNode(text: TextBlock): Paragraph {
    const node: Paragraph = {type: 'paragraph', children: [], position: this.position(text)}
    this.state.texts.push({node, text, kind: 'paragraph'})
    return node
  }

  /** Make running text that is no paragraph. */
  plainNode(text: TextBlock, data?: VersionData): Plain {
    const position = this.position(text)
    const node: Plain = data
      ? {type: 'plain', children: [], data, position}
      : {type: 'plain', children: [], position}
    this.state.texts.push({node, text, kind: 'paragraph'})
    return node
  }

  /** Make the term of a definition. */
  termNode(text: TextBlock, kind: 'term' | 'signature' = 'term'): DefinitionTerm {
    const node: DefinitionTerm = {
      type: 'definitionTerm',
      children: [],
      position: this.position(text)
    }
    this.state.texts.push({node, text, kind})
    return node
  }

  /** Make the body of a definition of its blocks, which are its own from now on. */
  bodyNode(blocks: Array<RootContent>): DefinitionBody {
    const children = blocks as DefinitionBody['children']
    const position = between(blocks)
    return position
      ? {type: 'definitionBody', children, position}
      : {type: 'definitionBody', children}
  }

  /** Give a node the place of its children. */
  spanning<T extends Parent>(node: T): T {
    const position = between(node.children)
    if (position) node.position = position
    return node
  }

  /** Give a node a place from a text to the end of its children. */
  spanningFrom<T extends Parent>(node: T, first: TextBlock): T {
    const last = node.children[node.children.length - 1]?.position
    const own = this.position(first)
    node.position = {start: own.start, end: last ? copyPoint(last.end) : own.end}
    return node
  }

  /** Give a node a place from its marker to the end of its children. */
  from<T extends Parent>(marker: IToken, node: T): T {
    node.position = this.#positionFrom(marker, node.children)
    return node
  }

  /** Make an item of a list. */
  itemNode(marker: IToken, children: Array<BlockContent>): ListItem {
    let paragraphs = 0
    for (const child of children) if (child.type !== 'list') paragraphs += 1
    const position = this.#positionFrom(marker, children)
    return {type: 'listItem', spread: paragraphs > 1, children, position}
  }

  #positionFrom(marker: IToken, children: ReadonlyArray<Node>): Position {
    const last = children[children.length - 1]?.position
    return last
      ? {start: this.#pointOf(marker), end: copyPoint(last.end)}
      : this.position(this.blockOf([marker]))
  }

  /** Find where a token stands, the blanks before it left out. */
  #pointOf({image, startOffset}: IToken): Point {
    const {block} = this.state
    let at = startOffset
    while (isBlank(image.charCodeAt(at - startOffset))) at += 1
    const line = this.lineAt(at)
    return block.source.point(block.starts[line]! + at - this.#lineStarts[line]!)
  }

  /** Report what stands in a help header and is no pair. */
  reportIllegal(start: number, line: string, from: number, to: number): void {
    const between = line.slice(from, to)
    const actual = between.trim()
    if (actual === '') return
    const at = start + from + between.indexOf(actual)
    this.state.report({
      ruleId: 'header-illegal',
      reason: `Unexpected \`${actual}\` in help header, expected pairs like \`title="…"\` and \`date="…"\``,
      start: at,
      end: at + actual.length,
      actual,
      note: 'HyperHelp ignores it',
      severity: 'warning'
    })
  }
}

/** Tell the place from the first of some nodes to the last; nothing where they have none. */
function between(nodes: ReadonlyArray<Node>): Position | undefined {
  const first = nodes[0]?.position
  const last = nodes[nodes.length - 1]?.position
  return first && last && {start: copyPoint(first.start), end: copyPoint(last.end)}
}

/** Copy a point, which has an offset as all of ours have: no shape but one, and no spread, which takes several times as long. */
function copyPoint({line, column, offset}: Point): Point {
  return {line, column, offset: offset!}
}

/** Add a node to the one before it; definitions that follow definitions of the same kind are one list. */
function merge(last: RootContent, node: RootContent, language: Language): boolean {
  if (node.type === 'definitionList') {
    if (last.type !== 'definitionList' || node.data?.kind !== last.data?.kind) return false
    for (const child of node.children) last.children.push(child)
    if (last.position && node.position) last.position.end = node.position.end
    return true
  }
  if (language !== 'hyperhelp') return false
  if (isLaidOut(last) && isLaidOut(node)) {
    // Drawings and columns go on behind blank lines.
    const lines = (node.position?.start.line ?? 2) - (last.position?.end.line ?? 0)
    last.value += '\n'.repeat(Math.max(lines, 1)) + node.value
    if (last.position && node.position) last.position.end = node.position.end
    return true
  }
  if (!goesOn(last, node)) return false
  for (const child of node.children) (last as Parent).children.push(child)
  if (last.position && node.position) last.position.end = node.position.end
  if (last.type === 'list' && node.type === 'list') last.spread = true
  return true
}

/** Whether a list or a quote goes on: in hand-written files it may change its indentation. */
function goesOn(
  last: RootContent,
  node: RootContent
): node is (List | Blockquote) & {children: Array<never>} {
  return last.type === 'list'
    ? node.type === 'list' && node.ordered === last.ordered
    : last.type === 'blockquote' && node.type === 'blockquote'
}

/** Whether a block is one of lines that a person laid out by hand: code without a fence. */
function isLaidOut(node: RootContent): node is Code {
  return node.type === 'code' && node.data?.fenced === false
}
