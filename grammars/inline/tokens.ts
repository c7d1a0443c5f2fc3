import {Lexer, type TokenType} from 'chevrotain'
import type {Language} from '../nodes.js'
import type {InlineMode} from './construct.js'
import {constructs} from './constructs/index.js'
import {Stray, textRuns} from './constructs/text.js'

const modeNames: ReadonlyArray<InlineMode> = [
  'hyperhelp',
  'sphinx-help',
  'sphinx-text',
  'rst',
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

/** List the token types of some modes, and the categories that rules ask for. */
export function inlineVocabulary(modes: Record<string, Array<TokenType>>): Array<TokenType> {
  const types = Object.values(modes).flat()
  return [...new Set(types.flatMap((type) => [type, ...(type.CATEGORIES ?? [])]))]
}

/**
 * Make a lexer of the inline grammar.
 *
 * @param check
 *   Whether to check the token definitions, as the tests do (default: `false`).
 * @param language
 *   The only language that it has to know (default: all of them, which take longer to prepare).
 */
export function createInlineLexer(check = false, language?: Language): Lexer {
  return new Lexer(
    {
      modes: inlineModesOf(language),
      defaultMode: language ?? 'hyperhelp'
    },
    {positionTracking: 'onlyOffset', skipValidations: !check, ensureOptimizations: true}
  )
}

/**
 * Find the modes that texts of a language are read in: its own, that of its signatures, and those that their tokens lead
 * to.
 *
 * @param language
 *   Language (default: all of them).
 */
export function inlineModesOf(language?: Language): Record<string, Array<TokenType>> {
  if (!language) return inlineModes
  const names: Array<string> = [language, 'signature']
  const found: Record<string, Array<TokenType>> = {}
  for (const name of names) {
    const types = inlineModes[name]!
    found[name] = types
    for (const {PUSH_MODE} of types) {
      if (PUSH_MODE && !names.includes(PUSH_MODE)) names.push(PUSH_MODE)
    }
  }
  return found
}
