import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import {startCodesBut} from '../../start-codes.js'
import type {InlineMode, InlineState} from '../construct.js'
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
  'sphinx-help': [sphinxRun],
  'sphinx-text': [sphinxPlainRun],
  rst: [sphinxPlainRun],
  signature: [signatureRun],
  emphasis: [emphasisRun],
  strong: [emphasisRun]
}

/**
 * Find where the text of a token starts: the blank behind a comment that stands for a line ending directly behind
 * `**>` is none, since HyperHelp erases both together (HyperHelp: help/syntax.txt, "Comments").
 *
 * @param before
 *   Token before it.
 * @param token
 *   A run of text.
 * @param state
 *   Text that is being read.
 */
export function textStart(before: IToken, {startOffset}: IToken, {text}: InlineState): number {
  if (before.tokenType !== Comment) return startOffset
  const behind = text.offset(startOffset - 1) + 1
  const redacted = text.source.value[behind] === '\n' && text.offset(startOffset) === behind
  return redacted ? startOffset + 1 : startOffset
}
