import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import type {FootnoteUse} from './footnotes.js'
import type {ToMdastOptions} from './options.js'
import type {TopicIds} from './topic-ids.js'

/** Options with their defaults. */
export interface LowerSettings extends ToMdastOptions {
  target: 'markdown' | 'html'
  path: string | undefined
  extension: string
  header: 'heading' | 'front-matter' | 'none'
  definitions: 'list' | 'paragraphs' | 'html'
  admonitions: 'alert' | 'quote'
  directives: 'code' | 'myst'
  keys: 'kbd' | 'code'
}

/** What handlers know, and how they go on to children. */
export interface LowerState {
  readonly settings: LowerSettings
  readonly ids: TopicIds
  readonly footnotes: FootnoteUse
  /** How far headings move down. */
  shift: number
  /** How many headings of rank 1 there are. */
  readonly topHeadings: number
  /** Title that a heading may repeat, until something can be seen. */
  title?: string | undefined
  /** How many lists, quotes, definitions and cells are around. */
  nesting: number
  /** How many links are around: links in links are not. */
  links: number
  /** Lower flow content, which may be more nodes or fewer then. */
  flow(nodes: ReadonlyArray<Nodes>): Array<RootContent>
  /** Lower phrasing content. */
  phrasing(nodes: ReadonlyArray<Nodes>): Array<PhrasingContent>
  /** Put a message on the file, where there is one. */
  report(node: Nodes, ruleId: string, reason: string, note?: string): void
}

/** Lowers nodes of one type. */
export type Lower<Node extends Nodes> = (node: Node, state: LowerState) => Array<RootContent>

/** A way to lower each type that is not left as it is. */
export type Handlers = {[Type in Nodes['type']]?: Lower<Extract<Nodes, {type: Type}>>}
