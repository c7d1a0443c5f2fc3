import {Lexer, type TokenType} from 'chevrotain'
import type {InlineMode} from './construct.js'
import {constructs} from './constructs/index.js'
import {Stray, textRuns} from './constructs/text.js'

const modeNames: ReadonlyArray<InlineMode> = [
  'hyperhelp',
  'sphinx',
  'sphinx-text',
  'signature',
  'link',
  'anchor',
  'hidden-anchor',
  'emphasis',
  'strong'
]

/** The tokens of each mode in order of precedence; every mode can take any character. */
export const inlineModes: Record<string, Array<TokenType>> = Object.fromEntries(
  modeNames.map((mode) => [
    mode,
    [
      ...constructs.flatMap((construct) => construct.tokens[mode] ?? []),
      ...(textRuns[mode] ?? []),
      Stray
    ]
  ])
)

/** All token types of the inline grammar, and the categories that rules ask for. */
export const inlineVocabulary: Array<TokenType> = [
  ...new Set(
    Object.values(inlineModes)
      .flat()
      .flatMap((type) => [type, ...(type.CATEGORIES ?? [])])
  )
]

/**
 * Make the lexer of the inline grammar.
 *
 * @param check
 *   Whether to check the token definitions, as the tests do (default: `false`).
 */
export function createInlineLexer(check = false): Lexer {
  return new Lexer(
    {modes: inlineModes, defaultMode: 'hyperhelp'},
    {positionTracking: 'onlyOffset', skipValidations: !check, ensureOptimizations: true}
  )
}
