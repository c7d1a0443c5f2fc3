import type {IToken} from 'chevrotain'
import type {BlockContent, ListItem, Paragraph, ParagraphData, RootContent} from 'mdast'
import type {Node, Parent, Point, Position} from 'unist'
import type {DefinitionBody, DefinitionTerm} from '../nodes.js'
import type {TextBlock} from '../text-block.js'
import type {LineCutter} from './line-cutter.js'
import type {BlockState, PendingText} from './state.js'

/** What a rule learns about a node that is not part of the tree; only `finish` needs it. */
export interface NodeNotes {
  /** Adornment of a title; titles with the same adornment are of the same level. */
  titleStyle?: string
  /** Whether a heading is one level below the last one, whatever its level. */
  isBelow?: boolean
  /** Whether a paragraph is a file name: a caption, if code follows. */
  isCaption?: boolean
  /** Links of a paragraph that consists of links. */
  links?: LinkCount
}

/** Counts of the links that make up a paragraph or list. */
export interface LinkCount {
  readonly all: number
  /** Links whose text is the name of their target. */
  readonly titled: number
  /** Links to a whole document. */
  readonly whole: number
}

/**
 * Builds nodes with positions, and leaves their texts to the inline grammar.
 *
 * Frequent nodes get their position in the literal: a property added later makes V8 allocate another object.
 */
export class BlockNodeBuilder {
  readonly #lines: LineCutter
  #texts: Array<PendingText> = []
  #notes: Map<Node, NodeNotes> = new Map()

  constructor(lines: LineCutter) {
    this.#lines = lines
  }

  /** Begin reading a text. */
  begin({texts}: BlockState): void {
    this.#texts = texts
    // This runs for thousands of cells, most of them without notes.
    if (this.#notes.size > 0) this.#notes = new Map()
  }

  /** Notes about nodes. */
  get notes(): ReadonlyMap<Node, NodeNotes> {
    return this.#notes
  }

  /** Add a note about a node for `finish`. */
  note<T extends Node>(node: T, notes: NodeNotes): T {
    this.#notes.set(node, {...this.#notes.get(node), ...notes})
    return node
  }

  /** Position of a block. */
  position(block: TextBlock): Position {
    return block.source.position(block.start, block.end)
  }

  /** Set a node's position, and leave its text to the inline grammar. */
  withText<T extends Parent>(node: T, text: TextBlock, kind: PendingText['kind'] = 'paragraph'): T {
    node.position = this.position(text)
    this.leave({node, text, kind})
    return node
  }

  /** Set a node's position, and leave its lines to the inline grammar, one by one. */
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

  /** Leave a text to the inline grammar. */
  leave(text: PendingText): void {
    this.#texts.push(text)
  }

  /**
   * Keep the line endings of the text that was left last.
   *
   * @param split
   *   Splits it into lines, or returns nothing for a single line (default: at its line endings).
   */
  keepLines(split: (text: TextBlock) => ReadonlyArray<TextBlock> | undefined = linesOf): void {
    const last = this.#texts.pop()
    if (!last) return
    const lines = split(last.text)
    this.#texts.push(lines ? {...last, lines} : last)
  }

  /**
   * Split a paragraph whose text is still to be read.
   *
   * @param split
   *   Splits its text; nothing if it is one paragraph.
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

  /** Make a paragraph that is not set apart from its neighbors. */
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
   * Make the body of a definition; it takes over the array of blocks. An empty body separates its terms from the next.
   */
  body(blocks: Array<RootContent>, terms: ReadonlyArray<Node> = []): DefinitionBody {
    const children = blocks as DefinitionBody['children']
    const end = terms[terms.length - 1]?.position?.end
    const position = between(blocks) ?? (end && {start: end, end})
    return position
      ? {type: 'definitionBody', children, position}
      : {type: 'definitionBody', children}
  }

  /** Make a list item; `finish` sets whether its blocks are spread. */
  item(marker: IToken, blocks: Array<RootContent>): ListItem {
    const children = blocks as Array<BlockContent>
    const position = this.#positionFrom(marker, children)
    return {type: 'listItem', spread: false, children, position}
  }

  /** Set a node's position to that of its children. */
  spanning<T extends Parent>(node: T): T {
    const position = between(node.children)
    if (position) node.position = position
    return node
  }

  /** Set a node's position, from the start of a text to the end of its children. */
  spanningFrom<T extends Parent>(node: T, first: TextBlock): T {
    const last = node.children[node.children.length - 1]?.position
    const own = this.position(first)
    node.position = {start: own.start, end: last ? copyPoint(last.end) : own.end}
    return node
  }

  /** Set a node's position, from its marker to the end of its children. */
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

/** The position from the first of some nodes to the last; nothing if there are none with positions. */
export function between(nodes: ReadonlyArray<Node>): Position | undefined {
  const first = nodes[0]?.position
  const last = nodes[nodes.length - 1]?.position
  return first && last && {start: copyPoint(first.start), end: copyPoint(last.end)}
}

/** Copy a point, which always has an offset here. A spread would take several times as long. */
function copyPoint({line, column, offset}: Point): Point {
  return {line, column, offset: offset!}
}

function linesOf(text: TextBlock): Array<TextBlock> {
  return text.starts.map((_, index) => text.slice(index, index + 1))
}
