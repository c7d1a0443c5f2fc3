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
 * Third stage: build nodes from tokens. How a block is read does not depend on the blocks before it.
 *
 * ```ebnf
 * blocks   = {BlankLine | construct} ;
 * indented = blocks, Dedent ;
 * ```
 */
export class BlockParser extends EmbeddedActionsParser {
  /** The text being read. */
  state!: BlockState
  readonly lines: LineCutter = new LineCutter()
  readonly nodes: BlockNodeBuilder = new BlockNodeBuilder(this.lines)
  readonly blocks: ParserMethod<[], Array<RootContent>>
  readonly indented: ParserMethod<[], Array<RootContent>>

  /**
   * Stack of nodes: those of the current blocks on top of those of the blocks around them. Arrays that grow
   * over-allocate.
   */
  readonly #found: Array<RootContent> = []
  /** Where the current blocks begin in it. */
  #from = 0
  /** Nesting depth of the current blocks. */
  #level = 0

  /**
   * @param language
   *   Language to read.
   * @param check
   *   Whether to validate the grammar, as the tests do (default: `false`).
   */
  constructor(language: BlockLanguage, check = false) {
    super(blockVocabulary(language), {maxLookahead: 1, skipValidations: !check})
    // Made once: creating alternatives on each call costs more than the call.
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
      // `BlockRules` is this parser; TypeScript sees its methods as protected.
      const own = this.RULE(name, rule as unknown as () => Array<RootContent>)
      alternatives.push({ALT: () => this.#add(this.subrule(index, own))})
    }
    this.performSelfAnalysis()
  }

  /** Begin reading a text. */
  begin(state: BlockState, lineStarts: ReadonlyArray<number>): void {
    this.state = state
    this.lines.begin(state.block, lineStarts)
    this.nodes.begin(state)
    // Reset what a parse that threw left behind.
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

  /** Pop the nodes of the current blocks. */
  #take(): Array<RootContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }

  // Made once: creating a closure on each call takes longer than running it.

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
