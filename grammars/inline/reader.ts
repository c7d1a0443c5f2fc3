import type {Lexer} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {InlineLanguage} from './language.js'
import {createInlineLexer, type InlineModes, markPattern, modesOf} from './lex.js'
import {InlineParser} from './parser.js'
import type {InlineState} from './state.js'
import {TokenReader} from './token-reader.js'

/** Reads the running text of one language. Its lexer and parser are created when a text first needs them. */
export class InlineReader {
  readonly #language: InlineLanguage
  readonly #modes: InlineModes
  readonly #marks: {readonly text: RegExp; readonly code: RegExp}
  readonly #tokens: TokenReader
  #lexer: Lexer | undefined
  #parser: InlineParser | undefined

  constructor(language: InlineLanguage) {
    this.#language = language
    this.#modes = modesOf(language.constructs)
    this.#tokens = new TokenReader(language.constructs, this.#modes)
    this.#marks = {text: markPattern(this.#modes.text!), code: markPattern(this.#modes.code!)}
  }

  /** Whether running text contains no marker, so that all of it is one text. */
  isPlain(value: string): boolean {
    return !this.#marks.text.test(value)
  }

  /** Read a text; its nodes cover all of it. */
  read(given: InlineState): Array<PhrasingContent> {
    const {prepare} = this.#language
    const prepared = prepare?.(given.text) ?? given.text
    const state = prepared === given.text ? given : {...given, text: prepared}
    const {text, signature = false} = state
    const {value} = text
    if (value === '') return []
    const mode = signature ? 'code' : 'text'
    const nodes = this.#marks[mode].test(value)
      ? this.#parse(state, mode)
      : [{type: 'text' as const, value, position: text.position(0, value.length)}]
    return this.#language.finish?.(nodes, state) ?? nodes
  }

  #parse(state: InlineState, mode: string): Array<PhrasingContent> {
    this.#lexer ??= createInlineLexer(this.#modes)
    const {tokens, errors} = this.#lexer.tokenize(state.text.value, mode)
    const read = errors.length > 0 ? undefined : this.#tokens.read(tokens, state)
    if (read) return read
    this.#parser ??= new InlineParser(this.#language.constructs, this.#modes)
    const parser = this.#parser
    parser.input = tokens
    parser.begin(state)
    const nodes = parser.phrasing()
    // The grammar is total: an error here is a bug, which the fuzz tests guard against. A rule that fails returns
    // nothing; the parser copies its list of errors on each access.
    if (errors.length > 0 || !nodes || !parser.isDone) {
      const cause = errors[0] ?? parser.errors[0]
      throw new Error('Cannot parse text, expected a total grammar', {cause})
    }
    return nodes
  }
}
