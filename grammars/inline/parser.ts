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
 * Texts side by side become one.
 *
 * Actions stand in the rules: building nodes from a CST costs nearly four times as much here.
 */
export class InlineParser extends EmbeddedActionsParser {
  /** The text that is being read. */
  state!: InlineState
  readonly nodes: InlineNodeBuilder = new InlineNodeBuilder()
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
  /** Nodes of the phrasing at hand, above those of the phrasing around it: lists that grow take room for many. */
  readonly #found: Array<PhrasingContent> = []
  /** Where the phrasing at hand begins there. */
  #from = 0

  /**
   * @param constructs
   *   What it reads.
   * @param modes
   *   Their tokens.
   * @param check
   *   Whether to check the grammar, as the tests do (default: `false`).
   */
  constructor(constructs: ReadonlyArray<InlineConstruct>, modes: InlineModes, check = false) {
    super(vocabularyOf(modes), {maxLookahead: 1, skipValidations: !check})
    // Made once: what a rule makes anew each time it is called costs more than the call.
    const alternatives: Array<{ALT: () => void}> = []
    const takeOne = (): void => this.OR(alternatives)
    // Rules call `phrasing` for what stands inside them, so it must be known before they are defined.
    this.phrasing = this.RULE('phrasing', () => {
      const outer = this.#from
      this.#from = this.#found.length
      this.MANY(takeOne)
      const nodes = this.#take()
      this.#from = outer
      return nodes
    })
    for (const [index, construct] of constructs.entries()) {
      // `InlineRules` is this parser, whose methods Chevrotain calls protected.
      const own = this.RULE(construct.name, ruleOf(construct) as unknown as () => InlineNodes)
      alternatives.push({ALT: () => this.#add(this.subrule(index, own))})
    }
    // Half of all nodes are text: a rule of its own would cost more than they do.
    alternatives.push({ALT: () => this.#addText(this.CONSUME(Text))})
    this.performSelfAnalysis()
  }

  /** Begin to read a text. */
  begin(state: InlineState): void {
    this.state = state
    this.nodes.begin(state)
    // A reader that threw left these where they were.
    this.#from = 0
    if (this.#found.length > 0) this.#found.length = 0
  }

  /** Whether the last rule took all there was. */
  get isDone(): boolean {
    return this.LA(1).tokenType === EOF
  }

  #add(nodes: InlineNodes): void {
    if (!this.RECORDING_PHASE) addNodes(this.#found, this.#from, nodes)
  }

  #addText(token: IToken): void {
    if (!this.RECORDING_PHASE) this.#add(this.nodes.text(token.startOffset, endOf(token)))
  }

  /** Take the nodes of the phrasing at hand. */
  #take(): Array<PhrasingContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }
}

/** Tell the grammar of a construct. */
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
