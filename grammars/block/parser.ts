import {EmbeddedActionsParser, type ParserMethod} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {GridTableReading} from '../grid-table/reading.js'
import type {BlockLanguage} from './language.js'
import {blockVocabulary} from './lex.js'
import {LineCutter} from './line-cutter.js'
import {AnyIndent, BlankLine, Dedent, Indent, TextLine} from './lines.js'
import {BlockNodeBuilder} from './node-builder.js'
import type {BlockState} from './state.js'

/**
 * Third stage: make nodes of tokens. What stands before a block does not count for what it is.
 *
 * ```ebnf
 * blocks   = {BlankLine | construct} ;
 * indented = blocks, Dedent ;
 * ```
 */
export class BlockParser extends EmbeddedActionsParser {
  /** The text that is being read. */
  state!: BlockState
  readonly lines: LineCutter = new LineCutter()
  readonly nodes: BlockNodeBuilder = new BlockNodeBuilder(this.lines)
  readonly blocks: ParserMethod<[], Array<RootContent>>
  readonly indented: ParserMethod<[], Array<RootContent>>

  /** Nodes of the blocks at hand, above those of the blocks around them: lists that grow take room for many. */
  readonly #found: Array<RootContent> = []
  /** Where the blocks at hand begin there. */
  #from = 0
  /** How many blocks stand around those at hand. */
  #level = 0

  /**
   * @param language
   *   What it reads.
   * @param check
   *   Whether to check the grammar, as the tests do (default: `false`).
   */
  constructor(language: BlockLanguage, check = false) {
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
    for (const [index, {name, rule}] of language.constructs.entries()) {
      // `BlockRules` is this parser, whose methods Chevrotain calls protected.
      const own = this.RULE(name, rule as unknown as () => Array<RootContent>)
      alternatives.push({ALT: () => this.#add(this.subrule(index, own))})
    }
    this.performSelfAnalysis()
  }

  /** Begin to read a text. */
  begin(state: BlockState, lineStarts: ReadonlyArray<number>): void {
    this.state = state
    this.lines.begin(state.block, lineStarts)
    this.nodes.begin(state)
    // A reader that threw left these where they were.
    this.#from = 0
    this.#level = 0
    if (this.#found.length > 0) this.#found.length = 0
  }

  addTable(reading: GridTableReading): void {
    const {depth, readings} = this.state
    readings.push({...reading, depth: depth + this.#level + 1})
  }

  #add(nodes: ReadonlyArray<RootContent>): void {
    if (this.RECORDING_PHASE) return
    for (const node of nodes) this.#found.push(node)
  }

  /** Take the nodes of the blocks at hand. */
  #take(): Array<RootContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }

  // What rules do again and again is made once: a function for each time takes longer than what it does.

  readonly takeLine = (): void => {
    const token = this.CONSUME(TextLine)
    if (!this.RECORDING_PHASE) this.lines.add(token)
  }

  readonly takeBody = (): Array<RootContent> => {
    this.CONSUME(Indent)
    return this.SUBRULE(this.indented)
  }

  readonly takeAnyBody = (): Array<RootContent> => {
    this.CONSUME(AnyIndent)
    return this.SUBRULE(this.indented)
  }
}
