import {EmbeddedActionsParser, type IToken, type ParserMethod} from 'chevrotain'
import type {BlockContent, Blockquote, Code, Heading, List, ListItem, RootContent} from 'mdast'
import type {Node, Parent, Position} from 'unist'
import type {Language} from '../nodes.js'
import {TextBlock} from '../text-block.js'
import type {BlockState, PendingText} from './construct.js'
import {constructs} from './constructs/index.js'
import {Dedent} from './indentation.js'
import {BlankLine} from './lines.js'
import {blockVocabulary} from './tokens.js'

/** What is known of links that make up paragraphs or lists. */
export interface EntryCount {
  all: number
  /** Those that are called what their target is called. */
  titled: number
}

/**
 * ```ebnf
 * blocks   = {BlankLine | block} ;
 * block    = helpHeader | code | gridTable | heading | … | paragraph ;
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
   */
  constructor(check = false) {
    super(blockVocabulary, {maxLookahead: 1, skipValidations: !check})
    let block: ParserMethod<[], Array<RootContent>>
    this.blocks = this.RULE('blocks', () => {
      const nodes: Array<RootContent> = []
      this.MANY(() =>
        this.OR([
          {ALT: () => this.CONSUME(BlankLine)},
          {
            ALT: () => {
              const found = this.SUBRULE(block)
              this.ACTION(() => append(nodes, found, this.state.language))
            }
          }
        ])
      )
      return nodes
    })
    this.indented = this.RULE('indented', () => {
      const nodes = this.SUBRULE(this.blocks)
      this.CONSUME(Dedent)
      return nodes
    })
    const alternatives = constructs.map((construct, index) => {
      const rule = this.RULE(construct.name, construct.rule.bind(this))
      return {ALT: (): Array<RootContent> => this.subrule(index, rule)}
    })
    block = this.RULE('block', () => this.OR(alternatives))
    this.performSelfAnalysis()
  }

  /** Take the lines of some tokens out of the block, without the blanks around their text. */
  blockOf(tokens: ReadonlyArray<IToken>): TextBlock {
    return this.linesOf(tokens).trimmed()
  }

  /** Take running text out of the block: its lines' own indentation says nothing. */
  textOf(tokens: ReadonlyArray<IToken>): TextBlock {
    return this.linesOf(tokens).stripped()
  }

  /** Take the lines of some tokens out of the block. */
  linesOf(tokens: ReadonlyArray<IToken>): TextBlock {
    const {block} = this.state
    // Mostly a token is a line; arrays that grow from nothing take room for many.
    const starts: Array<number> = new Array(tokens.length)
    const ends: Array<number> = new Array(tokens.length)
    let count = 0
    // A lexed text is the block's lines joined by one unit each, so its offsets tell lines apart.
    for (const token of tokens) {
      const end = token.startOffset + token.image.length - (token.image.endsWith('\n') ? 1 : 0)
      for (let at = token.startOffset; at <= end; ) {
        const line = this.lineAt(at)
        const from = this.#lineStarts[line]!
        const stop = Math.min(end, from + block.ends[line]! - block.starts[line]!)
        const last = count - 1
        const offset = block.starts[line]! + at - from
        if (at > from && last >= 0 && ends[last] === offset) {
          // The rest of a line whose beginning is a token of its own.
          ends[last] = block.starts[line]! + stop - from
        } else {
          starts[count] = offset
          ends[count] = block.starts[line]! + stop - from
          count += 1
        }
        at = from + block.ends[line]! - block.starts[line]! + 1
      }
    }
    if (count < tokens.length) {
      starts.length = count
      ends.length = count
    }
    return new TextBlock(block.source, starts, ends)
  }

  /** The kinds of titles found, the highest first. */
  readonly titles: Array<string> = []
  /** How deep the last heading is. */
  depth = 0
  /** Paragraphs that are a link only, and lists of such: what tables of contents are made of. */
  readonly entries: Map<Node, EntryCount> = new Map()

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
    this.#lineStarts = lineStarts
    this.#line = 0
    this.depth = 0
    // Cells begin thousands of times, and mostly find nothing.
    if (this.titles.length > 0) this.titles.length = 0
    if (this.entries.size > 0) this.entries.clear()
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

  /** Give a node children, and their place. */
  container<T extends Parent>(node: T, children: ReadonlyArray<Node>): T {
    node.children = [...children]
    return this.spanning(node)
  }

  /** Give a node the place of its children. */
  spanning<T extends Parent>(node: T): T {
    const first = node.children[0]?.position
    const last = node.children[node.children.length - 1]?.position
    if (first && last) node.position = {start: {...first.start}, end: {...last.end}}
    return node
  }

  /** Give a node a place from a text to the end of its children. */
  spanningFrom<T extends Parent>(node: T, first: TextBlock): T {
    const last = node.children[node.children.length - 1]?.position
    const own = this.position(first)
    node.position = {start: own.start, end: last ? {...last.end} : own.end}
    return node
  }

  /** Give a node a place from its marker to the end of its children. */
  from<T extends Parent>(marker: IToken, node: T): T {
    const own = this.position(this.blockOf([marker]))
    const last = node.children[node.children.length - 1]?.position
    node.position = {start: own.start, end: last ? {...last.end} : own.end}
    return node
  }

  listItem(marker: IToken, children: Array<BlockContent>): ListItem {
    const paragraphs = children.filter((child) => child.type !== 'list').length
    return this.from(marker, {type: 'listItem', spread: paragraphs > 1, children})
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

/** Add nodes; definitions that follow definitions of the same kind are one list. */
function append(
  nodes: Array<RootContent>,
  found: ReadonlyArray<RootContent>,
  language: Language
): void {
  for (const node of found) {
    const last = nodes[nodes.length - 1]
    if (
      node.type === 'definitionList' &&
      last?.type === 'definitionList' &&
      node.data?.kind === last.data?.kind
    ) {
      for (const child of node.children) last.children.push(child)
      if (last.position && node.position) last.position.end = node.position.end
    } else if (language === 'hyperhelp' && isLaidOut(last) && isLaidOut(node)) {
      // Drawings and columns go on behind blank lines.
      const lines = (node.position?.start.line ?? 2) - (last.position?.end.line ?? 0)
      last.value += '\n'.repeat(Math.max(lines, 1)) + node.value
      if (last.position && node.position) last.position.end = node.position.end
    } else if (language === 'hyperhelp' && last && goesOn(last, node)) {
      for (const child of node.children) (last as Parent).children.push(child)
      if (last.position && node.position) last.position.end = node.position.end
      if (last.type === 'list' && node.type === 'list') last.spread = true
    } else {
      nodes.push(node)
    }
  }
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
function isLaidOut(node: RootContent | undefined): node is Code {
  return node?.type === 'code' && node.data?.fenced === false
}
