import type {IToken} from 'chevrotain'
import type {BlockContent, ListItem, Paragraph, ParagraphData, RootContent} from 'mdast'
import type {Node, Parent, Point, Position} from 'unist'
import type {DefinitionBody, DefinitionTerm} from '../nodes.js'
import type {TextBlock} from '../text-block.js'
import type {LineCutter} from './line-cutter.js'
import type {BlockState, PendingText} from './state.js'

/**
 * What a rule found out about a node that is no part of the tree: only `finish` needs it.
 */
export interface NodeNotes {
  /** Marks of a title's lines: titles with the same marks are of the same level. */
  titleStyle?: string
  /** Whether a heading stands one level below the last one, whatever that is. */
  isBelow?: boolean
  /** Whether a paragraph is the name of a file: a caption, if code follows. */
  isCaption?: boolean
  /** The links that a paragraph consists of. */
  links?: LinkCount
}

/** What is known of links that make up paragraphs or lists. */
export interface LinkCount {
  readonly all: number
  /** Those that are called what their target is called. */
  readonly titled: number
  /** Those whose target is a document. */
  readonly whole: number
}

/**
 * Builds nodes with their places, and leaves their texts to the inline grammar.
 *
 * Nodes that there are many of get their place with all else: what is added later takes an object of its own.
 */
export class BlockNodeBuilder {
  readonly #lines: LineCutter
  #texts: Array<PendingText> = []
  #notes: Map<Node, NodeNotes> = new Map()

  constructor(lines: LineCutter) {
    this.#lines = lines
  }

  /** Begin to read a text. */
  begin({texts}: BlockState): void {
    this.#texts = texts
    // Cells begin thousands of times, and mostly note nothing.
    if (this.#notes.size > 0) this.#notes = new Map()
  }

  /** What was noted about nodes. */
  get notes(): ReadonlyMap<Node, NodeNotes> {
    return this.#notes
  }

  /** Note something about a node for `finish`. */
  note<T extends Node>(node: T, notes: NodeNotes): T {
    this.#notes.set(node, {...this.#notes.get(node), ...notes})
    return node
  }

  /** Where a block stands. */
  position(block: TextBlock): Position {
    return block.source.position(block.start, block.end)
  }

  /** Give a node its place, and leave its text for the inline grammar. */
  withText<T extends Parent>(node: T, text: TextBlock, kind: PendingText['kind'] = 'paragraph'): T {
    node.position = this.position(text)
    this.leave({node, text, kind})
    return node
  }

  /** Give a node its place, and leave its lines for the inline grammar, one by one. */
  withLines<T extends Parent>(
    node: T,
    text: TextBlock,
    lines: ReadonlyArray<TextBlock>,
    depths?: ReadonlyArray<number>
  ): T {
    node.position = this.position(text)
    this.leave({node, text, kind: 'paragraph', lines, ...(depths && {depths})})
    return node
  }

  /** Leave a text for the inline grammar. */
  leave(text: PendingText): void {
    this.#texts.push(text)
  }

  /**
   * Keep line endings in the text that was left last.
   *
   * @param split
   *   Tells its lines, and nothing where it has one (default: those that it is written in).
   */
  keepLines(split: (text: TextBlock) => ReadonlyArray<TextBlock> | undefined = linesOf): void {
    const last = this.#texts.pop()
    if (!last) return
    const lines = split(last.text)
    this.#texts.push(lines ? {...last, lines} : last)
  }

  /**
   * Make several paragraphs of one whose text still waits.
   *
   * @param split
   *   Takes its text apart; nothing where it is whole.
   */
  splitParagraph(
    node: Paragraph,
    split: (text: TextBlock) => ReadonlyArray<TextBlock> | undefined
  ): Array<Paragraph> {
    const texts = this.#texts
    const index = texts.findLastIndex((text) => text.node === node)
    const pending = texts[index]
    const parts = pending && !pending.lines ? split(pending.text) : undefined
    if (!pending || !parts) return [node]
    const nodes = parts.map((text) => ({...node, position: this.position(text)}))
    const waiting = parts.map((text, part) => ({...pending, node: nodes[part]!, text}))
    texts.splice(index, 1, ...waiting)
    return nodes
  }

  /** Make a paragraph of running text. */
  paragraph(text: TextBlock, data?: ParagraphData): Paragraph {
    const position = this.position(text)
    const node: Paragraph = data
      ? {type: 'paragraph', children: [], data, position}
      : {type: 'paragraph', children: [], position}
    this.leave({node, text, kind: 'paragraph'})
    return node
  }

  /** Make a paragraph that its writer did not set apart. */
  compact(text: TextBlock, data?: ParagraphData): Paragraph {
    return this.paragraph(text, {...data, compact: true})
  }

  /** Make the term of a definition. */
  term(text: TextBlock, kind: 'term' | 'signature' = 'term'): DefinitionTerm {
    const position = this.position(text)
    const node: DefinitionTerm = {type: 'definitionTerm', children: [], position}
    this.leave({node, text, kind})
    return node
  }

  /**
   * Make the body of a definition of its blocks, which are its own from now on; one that says nothing parts its terms
   * from those of the next.
   */
  body(blocks: Array<RootContent>, terms: ReadonlyArray<Node> = []): DefinitionBody {
    const children = blocks as DefinitionBody['children']
    const end = terms[terms.length - 1]?.position?.end
    const position = between(blocks) ?? (end && {start: end, end})
    return position
      ? {type: 'definitionBody', children, position}
      : {type: 'definitionBody', children}
  }

  /** Make an item of a list; `finish` says whether its blocks stand apart. */
  item(marker: IToken, blocks: Array<RootContent>): ListItem {
    const children = blocks as Array<BlockContent>
    const position = this.#positionFrom(marker, children)
    return {type: 'listItem', spread: false, children, position}
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

  #positionFrom(marker: IToken, children: ReadonlyArray<Node>): Position {
    const lines = this.#lines
    const last = children[children.length - 1]?.position
    return last
      ? {start: lines.block.source.point(lines.startOf(marker)), end: copyPoint(last.end)}
      : this.position(lines.trimmed([marker]))
  }
}

/** The place from the first of some nodes to the last; nothing where they have none. */
export function between(nodes: ReadonlyArray<Node>): Position | undefined {
  const first = nodes[0]?.position
  const last = nodes[nodes.length - 1]?.position
  return first && last && {start: copyPoint(first.start), end: copyPoint(last.end)}
}

/** Copy a point, which has an offset as all of ours have: no spread, which takes several times as long. */
function copyPoint({line, column, offset}: Point): Point {
  return {line, column, offset: offset!}
}

function linesOf(text: TextBlock): Array<TextBlock> {
  return text.starts.map((_, index) => text.slice(index, index + 1))
}
