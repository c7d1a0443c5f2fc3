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

/** State of the handlers, and how they process children. */
export interface LowerState {
  readonly settings: LowerSettings
  readonly ids: TopicIds
  readonly footnotes: FootnoteUse
  /** Number of levels by which headings move down. */
  shift: number
  /** Number of headings of rank 1. */
  readonly topHeadings: number
  /** Title that a heading may repeat, until there is visible content. */
  title?: string | undefined
  /** Number of enclosing lists, quotes, definitions and cells. */
  nesting: number
  /** Number of enclosing links: links in links are dropped. */
  links: number
  /** Lower flow content; the number of nodes may change. */
  flow(nodes: ReadonlyArray<Nodes>): Array<RootContent>
  /** Lower phrasing content. */
  phrasing(nodes: ReadonlyArray<Nodes>): Array<PhrasingContent>
  /** Add a message to the file, if there is one. */
  report(node: Nodes, ruleId: string, reason: string, note?: string): void
}

/** Lowers nodes of one type. */
export type Lower<Node extends Nodes> = (node: Node, state: LowerState) => Array<RootContent>

/** Handlers by type; other types are kept. */
export type Handlers = {[Type in Nodes['type']]?: Lower<Extract<Nodes, {type: Type}>>}
