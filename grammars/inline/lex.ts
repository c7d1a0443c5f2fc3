import {createToken, Lexer, type TokenType} from 'chevrotain'
import {startCodes, startCodesBut} from '../start-codes.js'
import type {InlineConstruct} from './construct.js'
import {type InlineToken, Text} from './tokens.js'

/** Any one unit, which makes the lexer total. Must come last in every mode. */
const Stray: TokenType = createToken({
  name: 'Stray',
  label: 'character',
  pattern: /[\0-\uFFFF]/,
  start_chars_hint: startCodesBut(''),
  line_breaks: true,
  categories: [Text]
})

/** Lexer modes by name, with their tokens: running `text`, `code`, and the insides of constructs. */
export type InlineModes = Readonly<Record<string, Array<TokenType>>>

/** Sort the tokens of constructs into modes; each mode accepts any character. */
export function modesOf(constructs: ReadonlyArray<InlineConstruct>): InlineModes {
  const modes: Record<string, Array<InlineToken>> = {text: [], code: []}
  for (const {name, inside} of constructs)
    if (inside) modes[name] = [...(inside as Array<InlineToken>)]
  for (const {tokens, within = ['text']} of constructs) {
    for (const mode of within) modes[mode]?.push(...tokens)
  }
  return Object.fromEntries(
    Object.entries(modes).map(([name, tokens]) => [
      name,
      [...tokens, ...textRun(name, tokens), Stray]
    ])
  )
}

/** List the token types of some modes, including the categories that rules consume. */
export function vocabularyOf(modes: InlineModes): Array<TokenType> {
  const types = Object.values(modes).flat()
  return [...new Set([Text, ...types.flatMap((type) => [type, ...(type.CATEGORIES ?? [])])])]
}

/**
 * Create a lexer of the inline grammar.
 *
 * @param modes
 *   Its tokens.
 * @param check
 *   Whether to validate the token definitions, as the tests do (default: `false`).
 */
export function createInlineLexer(modes: InlineModes, check = false): Lexer {
  return new Lexer(
    {modes: {...modes}, defaultMode: 'text'},
    {positionTracking: 'onlyOffset', skipValidations: !check, ensureOptimizations: true}
  )
}

/**
 * Make a pattern that matches any text where a construct may begin; other text needs no lexer.
 *
 * @param mode
 *   Tokens of the mode.
 */
export function markPattern(mode: ReadonlyArray<TokenType>): RegExp {
  const openers = openersOf(mode)
  const exact = openers.map(({needs = ''}) =>
    typeof needs === 'string' ? needs.replace(/./gs, (mark) => escapeCode(mark.charCodeAt(0))) : ''
  )
  const expressions = openers.flatMap(({needs}) => (needs instanceof RegExp ? [needs.source] : []))
  const codes = openers.flatMap(({opens, needs}) => (needs === undefined ? opens : []))
  const classes = [
    ...(exact.join('') === '' ? [] : [`[${exact.join('')}]`]),
    ...(codes.length === 0 ? [] : [characterClass(codes)]),
    ...new Set(expressions)
  ]
  return classes.length === 0 ? /(?!)/ : new RegExp(classes.join('|'))
}

/**
 * Make the token of a run of text: all characters that begin nothing.
 *
 * Positive ranges, since Chevrotain cannot derive first characters from complements.
 */
function textRun(name: string, openers: ReadonlyArray<InlineToken>): Array<TokenType> {
  const firm = new Set(openers.flatMap(({opens, starts}) => (starts ? [] : opens)))
  const soft = new Set(openers.flatMap(({opens, starts}) => (starts ? opens : [])))
  const plain = startCodesBut('').filter((code) => !firm.has(code) && !soft.has(code))
  const perhaps = [...soft].filter((code) => !firm.has(code))
  if (plain.length + perhaps.length === 0) return []
  const not = openers.map(({starts}) => (starts ? `(?!${starts.source})` : '')).join('')
  const either = [
    ...(plain.length > 0 ? [characterClass(plain)] : []),
    ...(perhaps.length > 0 ? [not + characterClass(perhaps)] : [])
  ]
  const slow = `(?:${either.join('|')})+`
  return [
    createToken({
      name: `${name}Run`,
      label: 'text',
      pattern: new RegExp(quickRun(openers, plain, perhaps, not) ?? slow),
      start_chars_hint: [...plain, ...perhaps],
      line_breaks: true,
      categories: [Text]
    })
  ]
}

/**
 * Make the pattern of a run that matches most words as a whole; nothing if that would be wrong.
 *
 * ```text
 *  Many words of text, then one with a mar_k: more words
 *  ───────────────────────────────────────   ──────────    words without a marker, up to their last space
 *                                         ──────           the others, character by character
 * ```
 */
function quickRun(
  openers: ReadonlyArray<InlineToken>,
  plain: ReadonlyArray<number>,
  perhaps: ReadonlyArray<number>,
  not: string
): string | undefined {
  const soft = openers.filter(({starts}) => starts)
  const blanks = [9, 10, 32]
  if (soft.length === 0 || !blanks.every((code) => plain.includes(code))) return undefined
  const marks = openers.flatMap(({starts, opens}) => (starts ? [] : opens))
  for (const {inWord} of soft) {
    if (inWord === undefined) return undefined
    marks.push(...startCodes(inWord))
  }
  const wordless = startCodesBut('').filter((code) => !marks.includes(code))
  const inWord = plain.filter((code) => !blanks.includes(code))
  const character = `(?:${characterClass(inWord)}|${not}${characterClass(perhaps)})`
  return `(?:${characterClass(wordless)}*[\\t\\n ]|${character}+[\\t\\n ]?|[\\t\\n ])+`
}

function openersOf(mode: ReadonlyArray<TokenType>): Array<InlineToken> {
  return mode.filter((type): type is InlineToken => 'opens' in type)
}

/** Make a character class from codes; one from 256 on stands for all of those. */
function characterClass(codes: ReadonlyArray<number>): string {
  const known = new Set(codes.map((code) => Math.min(code, 256)))
  let ranges = ''
  for (let code = 0; code <= 256; code += 1) {
    if (!known.has(code) || known.has(code - 1)) continue
    let last = code
    while (known.has(last + 1)) last += 1
    ranges += `${escapeCode(code)}-${last === 256 ? '\\uFFFF' : escapeCode(last)}`
  }
  return `[${ranges}]`
}

function escapeCode(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}
