import {EmbeddedActionsParser, EOF, type IToken, type ParserMethod} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import {addNodes} from './add-nodes.js'
import type {InlineConstruct, InlineNodes, InlineRules, RuleConstruct} from './construct.js'
import {type InlineModes, vocabularyOf} from './lex.js'
import {InlineNodeBuilder} from './node-builder.js'
import type {InlineState} from './state.js'
import {endOf, Text} from './tokens.js'

/**
 * ```ebnf
 * phrasing = {construct | Text} ;
 * ```
 *
 * Adjacent texts are merged.
 *
 * Actions are embedded in the rules: building nodes from a CST costs nearly four times as much here.
 */
export class InlineParser extends EmbeddedActionsParser {
  /** The text being read. */
  state!: InlineState
  readonly nodes: InlineNodeBuilder = new InlineNodeBuilder()
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
  /** Stack of nodes: those of the current phrasing on top of those around it. Arrays that grow over-allocate. */
  readonly #found: Array<PhrasingContent> = []
  /** Where the current phrasing begins in it. */
  #from = 0

  /**
   * @param constructs
   *   Constructs to read.
   * @param modes
   *   Their tokens.
   * @param check
   *   Whether to validate the grammar, as the tests do (default: `false`).
   */
  constructor(constructs: ReadonlyArray<InlineConstruct>, modes: InlineModes, check = false) {
    super(vocabularyOf(modes), {maxLookahead: 1, skipValidations: !check})
    // Made once: creating alternatives on each call costs more than the call.
    const alternatives: Array<{ALT: () => void}> = []
    const takeOne = (): void => this.OR(alternatives)
    // Rules call `phrasing` for their content, so it must be defined before them.
    this.phrasing = this.RULE('phrasing', () => {
      const outer = this.#from
      this.#from = this.#found.length
      this.MANY(takeOne)
      const nodes = this.#take()
      this.#from = outer
      return nodes
    })
    for (const [index, construct] of constructs.entries()) {
      // `InlineRules` is this parser; TypeScript sees its methods as protected.
      const own = this.RULE(construct.name, ruleOf(construct) as unknown as () => InlineNodes)
      alternatives.push({ALT: () => this.#add(this.subrule(index, own))})
    }
    // Half of all nodes are text: a rule of its own would cost more than reading them.
    alternatives.push({ALT: () => this.#addText(this.CONSUME(Text))})
    this.performSelfAnalysis()
  }

  /** Begin reading a text. */
  begin(state: InlineState): void {
    this.state = state
    this.nodes.begin(state)
    // Reset what a parse that threw left behind.
    this.#from = 0
    if (this.#found.length > 0) this.#found.length = 0
  }

  /** Whether the last rule consumed all tokens. */
  get isDone(): boolean {
    return this.LA(1).tokenType === EOF
  }

  #add(nodes: InlineNodes): void {
    if (!this.RECORDING_PHASE) addNodes(this.#found, this.#from, nodes)
  }

  #addText(token: IToken): void {
    if (!this.RECORDING_PHASE) this.#add(this.nodes.text(token.startOffset, endOf(token)))
  }

  /** Pop the nodes of the current phrasing. */
  #take(): Array<PhrasingContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }
}

/** Get the grammar rule of a construct. */
export function ruleOf({rule, tokens, read}: InlineConstruct): RuleConstruct['rule'] {
  if (rule) return rule
  return function (this: InlineRules) {
    const token =
      tokens.length === 1
        ? this.CONSUME(tokens[0]!)
        : this.OR(tokens.map((type) => ({ALT: () => this.CONSUME(type)})))
    return this.ACTION(() => read(token, this))
  }
}
