import {EmbeddedActionsParser, EOF, type IToken, type ParserMethod} from 'chevrotain'
import type {InlineCode, PhrasingContent, Text as TextNode} from 'mdast'
import type {Position} from 'unist'
import type {Anchor, Language} from '../nodes.js'
import {isSpace} from '../text-block.js'
import type {InlineState} from './construct.js'
import {constructs} from './constructs/index.js'
import {Text, textStart} from './constructs/text.js'
import {inlineModesOf, inlineVocabulary} from './tokens.js'

/**
 * ```ebnf
 * phrasing = {comment | keyBinding | inlineCode | literal | link | anchor | … | Text} ;
 * ```
 *
 * Texts side by side become one.
 *
 * Actions stand in the rules: building nodes from a CST costs nearly four times as much here.
 */
export class InlineParser extends EmbeddedActionsParser {
  /** The text that is being read; set before `phrasing` is called. */
  state!: InlineState
  readonly phrasing: ParserMethod<[], Array<PhrasingContent>>
  /** Nodes of the phrasing at hand, above those of the phrasing around it: lists that grow take room for many. */
  readonly #found: Array<PhrasingContent> = []
  /** Where the phrasing at hand begins there. */
  #from = 0

  /**
   * @param check
   *   Whether to check the grammar, as the tests do (default: `false`).
   * @param language
   *   The only language that it has to know (default: all of them, which take twice as long to prepare).
   */
  constructor(check = false, language?: Language) {
    const modes = inlineModesOf(language)
    super(inlineVocabulary(modes), {maxLookahead: 1, skipValidations: !check})
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
    const known = constructs.filter(({tokens}) => Object.keys(tokens).some((mode) => mode in modes))
    for (const [index, construct] of known.entries()) {
      const rule = this.RULE(construct.name, construct.rule)
      alternatives.push({ALT: () => this.#add(this.subrule(index, rule))})
    }
    // Half of all nodes are text: a rule of its own would cost more than they do.
    alternatives.push({ALT: () => this.#addText(this.LA(0), this.CONSUME(Text))})
    this.performSelfAnalysis()
  }

  /** Begin to read a text. */
  begin(state: InlineState): void {
    this.state = state
    this.#from = 0
    if (this.#found.length > 0) this.#found.length = 0
  }

  /** Whether the last rule took all there was. */
  get isDone(): boolean {
    return this.LA(1).tokenType === EOF
  }

  /** Add a node; text that follows text is one text. */
  #add(node: PhrasingContent): void {
    if (this.RECORDING_PHASE) return
    const found = this.#found
    if (node.type === 'text') {
      if (node.value === '') return
      const last = found.length > this.#from ? found[found.length - 1]! : undefined
      if (last?.type === 'text') {
        last.value += node.value
        if (last.position && node.position) last.position.end = node.position.end
        return
      }
    }
    found.push(node)
  }

  /** Add a text. */
  #addText(before: IToken, token: IToken): void {
    if (this.RECORDING_PHASE) return
    this.#add(this.textNode(textStart(before, token, this.state), this.endOf(token)))
  }

  /** Take the nodes of the phrasing at hand. */
  #take(): Array<PhrasingContent> {
    const found = this.#found
    const nodes = found.slice(this.#from)
    for (let count = nodes.length; count > 0; count -= 1) found.pop()
    return nodes
  }

  /** Index behind a token in the text. */
  endOf(token: IToken): number {
    return token.startOffset + token.image.length
  }

  /** Make a text node of a part of the text. */
  textNode(start: number, end: number): TextNode {
    const {text: source} = this.state
    return {
      type: 'text',
      value: source.value.slice(start, end),
      position: source.position(start, end)
    }
  }

  /** Make a text node of a part of the text without the blanks around it. */
  trimmedText(start: number, end: number): TextNode {
    const {value} = this.state.text
    let from = start
    let to = end
    while (from < to && isSpace(value.charCodeAt(from))) from += 1
    while (to > from && isSpace(value.charCodeAt(to - 1))) to -= 1
    return this.textNode(from, to)
  }

  /**
   * Take what a token encloses between marks of some length, and the token's own place.
   */
  enclosed(token: IToken, mark: number): {value: string; position: Position} {
    return {
      value: token.image.slice(mark, -mark),
      position: this.state.text.position(token.startOffset, this.endOf(token))
    }
  }

  /** Make code of what a token encloses between marks of some length. */
  codeNode(token: IToken, mark: number): InlineCode {
    const {value, position} = this.enclosed(token, mark)
    return {type: 'inlineCode', value, position}
  }

  /**
   * Make an anchor of the tokens that delimit its parts.
   *
   * ```text
   *  > *|topic:text|*
   *    ^      ^    ^    open, colon, close
   * ```
   */
  anchorNode(open: IToken, colon: IToken | undefined, close: IToken): Anchor {
    const {text: source} = this.state
    const from = this.endOf(open)
    const child = this.trimmedText(colon ? colon.startOffset + 1 : from, close.startOffset)
    const topic = colon ? source.value.slice(from, colon.startOffset).trim() : ''
    const sign = child.value === '⚓'
    // The Sphinx builder's topics have no blanks: what looks like one is a line ending behind a hyphen (spec A7).
    const identifier = sign ? topic.replace(/\s+/g, '') : topic || child.value
    const hidden = open.image.length > 1
    // The anchor sign is there for the Sphinx builder's sake: nobody sees it.
    const children = child.value && !sign ? [child] : []
    const position = source.position(open.startOffset, this.endOf(close))
    return identifier === '_none'
      ? {type: 'anchor', hidden, children, position}
      : {type: 'anchor', identifier, hidden, children, position}
  }
}
