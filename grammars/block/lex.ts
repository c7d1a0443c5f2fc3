import {type ILexingError, Lexer, type TokenType} from 'chevrotain'
import type {TextBlock} from '../text-block.js'
import type {BlockLanguage, LexedLines} from './language.js'
import {BlankLine, madeTokens} from './lines.js'

const lexers = new WeakMap<BlockLanguage, Lexer>()

/** First stage: tokenize lines. A token is a line with its line ending, or a marker, or the rest of its line. */
export function lexLines(
  language: BlockLanguage,
  block: TextBlock
): LexedLines & {readonly errors: ReadonlyArray<ILexingError>} {
  let lexer = lexers.get(language)
  if (!lexer) {
    lexer = createBlockLexer(language)
    lexers.set(language, lexer)
  }
  const {text, lineStarts} = joinLines(block)
  const {tokens, errors} = lexer.tokenize(text)
  return {text, lineStarts, tokens, errors}
}

/**
 * Make the lexer of a language.
 *
 * @param check
 *   Whether to validate the token definitions, as the tests do (default: `false`).
 */
export function createBlockLexer(language: BlockLanguage, check = false): Lexer {
  return new Lexer(
    {modes: {[language.name]: lineTokens(language)}, defaultMode: language.name},
    {positionTracking: 'onlyOffset', skipValidations: !check, ensureOptimizations: true}
  )
}

/** Token types that a language's rules consume, including categories. */
export function blockVocabulary(language: BlockLanguage): Array<TokenType> {
  const types = [...madeTokens, ...lineTokens(language)]
  return [...new Set(types.flatMap((type) => [type, ...(type.CATEGORIES ?? [])]))]
}

/** Token types of the lexer, in order of precedence. */
function lineTokens({constructs}: BlockLanguage): Array<TokenType> {
  const types = constructs.flatMap(({tokens}) => tokens)
  return [BlankLine, ...new Set(types.filter(({PATTERN}) => PATTERN !== Lexer.NA))]
}

/** Text for the lexer: the source itself if the block is all of it. */
function joinLines(block: TextBlock): Pick<LexedLines, 'text' | 'lineStarts'> {
  const {source} = block
  if (block.starts === source.lineStarts) return {text: source.value, lineStarts: block.starts}
  const lineStarts: Array<number> = new Array(block.length)
  let at = 0
  for (let index = 0; index < block.length; index += 1) {
    lineStarts[index] = at
    at += block.ends[index]! - block.starts[index]! + 1
  }
  return {text: block.toString(), lineStarts}
}
