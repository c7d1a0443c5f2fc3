import type {Lexer} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Language} from '../nodes.js'
import type {BlockState} from './construct.js'
import {deepestNesting, markIndentation} from './indentation.js'
import {markNativeIndentation} from './native-indentation.js'
import {readSections} from './native-region.js'
import {BlockParser} from './parser.js'
import {isPlainParagraph} from './plain-paragraph.js'
import {readRunningText} from './running-text.js'
import {createBlockLexer, indentationTokens, nativeIndentationTokens} from './tokens.js'

export type {BlockState, PendingText} from './construct.js'
export {preformatted} from './constructs/native-layout.js'
export {deepestNesting} from './indentation.js'

const lexers: Partial<Record<Language, Lexer>> = {}
const parsers: Partial<Record<Language, BlockParser>> = {}

/**
 * Read lines: the block grammar.
 *
 * @param state
 *   Lines and what is known of their document. Texts and cells that are still to be read are added to it.
 * @returns
 *   Its flow nodes, whose texts are still empty.
 */
export function parseBlocks(state: BlockState): Array<RootContent> {
  const {block, depth, language, report} = state
  lexers[language] ??= createBlockLexer(false, language)
  parsers[language] ??= new BlockParser(false, language)
  const parser = parsers[language]
  if (language === 'sphinx-text' && isPlainParagraph(block)) {
    parser.begin(state, [])
    return readRunningText(block, false, parser)
  }
  const {text, lineStarts} = joinLines(state)
  const lexed = lexers[language].tokenize(text)
  const {tokens, tooDeep} =
    language === 'hyperhelp'
      ? markNativeIndentation(lexed.tokens, text, nativeIndentationTokens)
      : markIndentation(
          lexed.tokens,
          language,
          indentationTokens,
          deepestNesting - depth,
          block.starts === block.source.lineStarts ? text : undefined
        )
  parser.input = tokens
  parser.begin(state, lineStarts)
  if (tooDeep) {
    const start = tooDeep.startOffset + tooDeep.image.search(/\S|$/)
    const line = parser.lineAt(start)
    report({
      ruleId: 'nesting-limit',
      reason: `Unexpected block at depth ${deepestNesting + 1}, expected at most ${deepestNesting} blocks in one another`,
      start: block.starts[line]! + start - lineStarts[line]!,
      note: 'Deeper blocks are read as if they stood at this depth; no text is lost'
    })
  }
  const nodes = parser.blocks()
  // The grammar is total: an error here is one of ours, and the fuzz tests keep it from happening.
  const error = lexed.errors[0] ?? parser.errors[0]
  if (error) throw new Error('Cannot parse lines, expected a total grammar', {cause: error})
  return language === 'hyperhelp' ? readSections(nodes) : nodes
}

/** Make the parsers anew the next time: one was stopped in the middle of something. */
export function forgetBlockParser(): void {
  for (const language of Object.keys(parsers) as Array<Language>) {
    delete lexers[language]
    delete parsers[language]
  }
}

/** The text for the lexer: the source itself where the block is all of it. */
function joinLines({block}: BlockState): {text: string; lineStarts: ReadonlyArray<number>} {
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
