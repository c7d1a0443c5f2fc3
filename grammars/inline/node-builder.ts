import type {IToken} from 'chevrotain'
import type {InlineCode, Text} from 'mdast'
import type {Position} from 'unist'
import {isSpace} from '../text-block.js'
import type {InlineState} from './state.js'
import {endOf} from './tokens.js'

/** Builds nodes from what the rules consumed, with positions in the source. */
export class InlineNodeBuilder {
  #state!: InlineState

  /** Begin reading a text. */
  begin(state: InlineState): void {
    this.#state = state
  }

  /**
   * Make a node's `position`.
   *
   * @param first
   *   Its first token.
   * @param last
   *   Its last token (default: `first`).
   */
  position(first: IToken, last: IToken = first): Position {
    return this.#state.text.position(first.startOffset, endOf(last))
  }

  /** Make a text node from a range of the text, by indexes. */
  text(start: number, end: number): Text {
    const {text} = this.#state
    return {type: 'text', value: text.value.slice(start, end), position: text.position(start, end)}
  }

  /** Make a text node from a range of the text, trimmed. */
  trimmed(start: number, end: number): Text {
    const {value} = this.#state.text
    let from = start
    let to = end
    while (from < to && isSpace(value.charCodeAt(from))) from += 1
    while (to > from && isSpace(value.charCodeAt(to - 1))) to -= 1
    return this.text(from, to)
  }

  /** Get what a token encloses between markers of some length, and the token's own position. */
  enclosed(token: IToken, mark: number): {value: string; position: Position} {
    return {value: token.image.slice(mark, -mark), position: this.position(token)}
  }

  /** Make inline code from what a token encloses between markers of some length. */
  code(token: IToken, mark: number): InlineCode {
    const {value, position} = this.enclosed(token, mark)
    return {type: 'inlineCode', value, position}
  }
}
