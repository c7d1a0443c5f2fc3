import type {IToken, TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import {addNodes} from './add-nodes.js'
import type {InlineConstruct, InlineReading, TokenConstruct} from './construct.js'
import type {InlineModes} from './lex.js'
import {InlineNodeBuilder} from './node-builder.js'
import type {InlineState} from './state.js'
import {endOf, Text} from './tokens.js'

/**
 * Reads texts in which each token is a whole construct or text, which the parser would only pass on one by one. All
 * reStructuredText is such text.
 */
export class TokenReader implements InlineReading {
  state!: InlineState
  readonly nodes: InlineNodeBuilder = new InlineNodeBuilder()
  /** Reader of each token, by the index of its type; `null`: it is text. */
  readonly #reads: Array<TokenConstruct['read'] | null | undefined> = []
  /** Nodes of the current text. Arrays that grow over-allocate. */
  readonly #found: Array<PhrasingContent> = []

  constructor(constructs: ReadonlyArray<InlineConstruct>, modes: InlineModes) {
    for (const type of Object.values(modes).flat()) {
      if (type.CATEGORIES?.includes(Text)) this.#reads[indexOf(type)] = null
    }
    for (const {tokens, read} of constructs) {
      if (read) for (const type of tokens) this.#reads[indexOf(type)] = read
    }
  }

  /**
   * Read a text.
   *
   * @param tokens
   *   Its tokens.
   * @returns
   *   Its nodes; nothing if a parser is needed.
   */
  read(tokens: ReadonlyArray<IToken>, state: InlineState): Array<PhrasingContent> | undefined {
    const reads = this.#reads
    for (const {tokenTypeIdx} of tokens) if (reads[tokenTypeIdx] === undefined) return undefined
    this.state = state
    this.nodes.begin(state)
    const found = this.#found
    // Reset what a read that threw left behind.
    if (found.length > 0) found.length = 0
    let from = 0
    let to = 0
    for (const token of tokens) {
      const read = reads[token.tokenTypeIdx]
      if (!read) {
        if (from === to) from = token.startOffset
        to = endOf(token)
        continue
      }
      if (from < to) addNodes(found, 0, this.nodes.text(from, to))
      from = to
      addNodes(found, 0, read(token, this))
    }
    if (from < to) addNodes(found, 0, this.nodes.text(from, to))
    const nodes = found.slice()
    // Popping keeps the allocated capacity.
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }
}

function indexOf({tokenTypeIdx}: TokenType): number {
  return tokenTypeIdx!
}
