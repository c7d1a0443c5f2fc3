import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {Text as TextNode} from 'mdast'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct, InlineMode} from '../construct.js'
import type {InlineParser} from '../parser.js'
import {Comment} from './comment.js'

/** A run of text, or a mark that marks nothing. */
export const Text: TokenType = createToken({name: 'Text', label: 'text', pattern: Lexer.NA})

/** Any one unit: what makes the lexer total. It stands last in every mode. */
export const Stray: TokenType = createToken({
  name: 'Stray',
  label: 'character',
  pattern: /[\0-\uFFFF]/,
  start_chars_hint: startCodesBut(''),
  line_breaks: true,
  categories: [Text]
})

// Text runs are positive ranges: the lexer's first-character table cannot be built from complements.
const nativeRun = createToken({
  name: 'NativeText',
  label: 'text',
  // All but * | < ` and runs of four or more - or =, which are separators and may take a | along.
  pattern: /(?:[\0-),.-;>-_a-{}-\uFFFF]|\+(?!----|====)|-(?!---)|=(?!===))+/,
  start_chars_hint: startCodesBut('*<`|'),
  line_breaks: true,
  categories: [Text]
})
const sphinxRun = createToken({
  name: 'SphinxText',
  label: 'text',
  // All but " * [ |
  pattern: /[\0-!#-)+-Z\\-{}-\uFFFF]+/,
  start_chars_hint: startCodesBut('"*[|'),
  line_breaks: true,
  categories: [Text]
})
const sphinxPlainRun = createToken({
  name: 'SphinxPlainText',
  label: 'text',
  // All but " * : [ \ `
  pattern: /[\0-!#-)+-9;-Z\]-_a-\uFFFF]+/,
  start_chars_hint: startCodesBut('"*:[\\`'),
  line_breaks: true,
  categories: [Text]
})
const emphasisRun = createToken({
  name: 'EmphasisText',
  label: 'text',
  // All but * |
  pattern: /[\0-)+-{}-\uFFFF]+/,
  start_chars_hint: startCodesBut('*|'),
  line_breaks: true,
  categories: [Text]
})

const signatureRun = createToken({
  name: 'SignatureText',
  label: 'text',
  // All but |
  pattern: /[\0-{}-\uFFFF]+/,
  start_chars_hint: startCodesBut('|'),
  line_breaks: true,
  categories: [Text]
})

/** The text runs of each mode. */
export const textRuns: Readonly<Partial<Record<InlineMode, ReadonlyArray<TokenType>>>> = {
  hyperhelp: [nativeRun],
  sphinx: [sphinxRun],
  'sphinx-text': [sphinxPlainRun],
  signature: [signatureRun],
  emphasis: [emphasisRun],
  strong: [emphasisRun]
}

/**
 * ```ebnf
 * text = Text ;
 * ```
 *
 * Texts side by side become one.
 */
export const text: InlineConstruct = {
  name: 'text',
  tokens: {},
  rule() {
    const before = this.LA(0)
    const token = this.CONSUME(Text)
    return this.ACTION((): TextNode => {
      const redacted = before.tokenType === Comment && isRedacted(token.startOffset, this)
      return this.textNode(token.startOffset + (redacted ? 1 : 0), this.endOf(token))
    })
  }
}

/**
 * Whether the blank behind a comment stands for a line ending directly behind `**>`: HyperHelp erases both together
 * (HyperHelp: help/syntax.txt, "Comments").
 */
function isRedacted(start: number, {state: {text}}: InlineParser): boolean {
  const behind = text.offset(start - 1) + 1
  return text.source.value[behind] === '\n' && text.offset(start) === behind
}
