import type {ParserMethod} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {GridTableReading} from '../grid-table/reading.js'
import type {RuleMethods} from '../rule-methods.js'
import type {LineCutter} from './line-cutter.js'
import type {LineToken} from './lines.js'
import type {BlockNodeBuilder} from './node-builder.js'
import type {BlockState} from './state.js'

/** Everything that the block grammar knows about one construct. */
export interface BlockConstruct {
  /** Name of its rule. */
  readonly name: string
  /**
   * Its tokens in order of precedence. Each says which characters open it, and what it means for indentation.
   */
  readonly tokens: ReadonlyArray<LineToken>
  /** A text that is one, as short as can be: a test reads it in each language that has the construct. */
  readonly example: string
  /** Its grammar; yields its nodes, in order. */
  rule(this: BlockRules): Array<RootContent>
}

/** What makes nodes of tokens. */
export interface BlockBuilder {
  /** The text that is being read. */
  readonly state: BlockState
  readonly lines: LineCutter
  readonly nodes: BlockNodeBuilder
}

/** What the rule of a construct can call. */
export interface BlockRules extends RuleMethods, BlockBuilder {
  readonly blocks: ParserMethod<[], Array<RootContent>>
  /** What stands deeper, up to the line that goes back; the rule's caller has taken the indent. */
  readonly indented: ParserMethod<[], Array<RootContent>>
  /** Take a line of running text; `lines.takeText` gives all of them. */
  readonly takeLine: () => void
  /** Take what stands deeper, with no blank line between. */
  readonly takeBody: () => Array<RootContent>
  /** Take what stands deeper. */
  readonly takeAnyBody: () => Array<RootContent>
  /** Leave a table, whose cells are still to be read, to the reader of the document. */
  addTable(reading: GridTableReading): void
}
