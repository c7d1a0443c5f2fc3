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
  /** Its tokens, in order of precedence. Each declares the characters that open it and its role for indentation. */
  readonly tokens: ReadonlyArray<LineToken>
  /** A minimal example. A test reads it in each language that has the construct. */
  readonly example: string
  /** Its grammar rule; returns its nodes, in order. */
  rule(this: BlockRules): Array<RootContent>
}

/** Turns tokens into nodes. */
export interface BlockBuilder {
  /** The text being read. */
  readonly state: BlockState
  readonly lines: LineCutter
  readonly nodes: BlockNodeBuilder
}

/** What the rule of a construct may call. */
export interface BlockRules extends RuleMethods, BlockBuilder {
  readonly blocks: ParserMethod<[], Array<RootContent>>
  /** Reads indented blocks, up to the dedent; the calling rule has consumed the indent. */
  readonly indented: ParserMethod<[], Array<RootContent>>
  /** Consume a line of running text; `lines.takeText` returns them all. */
  readonly takeLine: () => void
  /** Consume an indented body that no blank line precedes. */
  readonly takeBody: () => Array<RootContent>
  /** Consume an indented body. */
  readonly takeAnyBody: () => Array<RootContent>
  /** Leave a table, whose cells are still to be read, to the document reader. */
  addTable(reading: GridTableReading): void
}
