import type {IToken} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {BlockBuilder} from './construct.js'
import type {BlockLanguage} from './language.js'
import {lexLines} from './lex.js'
import {BlockParser} from './parser.js'
import type {BlockState} from './state.js'

export type {BlockState, PendingText} from './state.js'

/**
 * Maximum nesting depth of blocks, including tables and the blocks in their cells; deeper blocks are read as if they
 * were at this depth.
 */
export const deepestNesting = 64

const parsers = new WeakMap<BlockLanguage, BlockParser>()

/**
 * Read lines: the block grammar, in four stages.
 *
 * ```text
 * lines ─ lex ─▶ tokens ─ indent ─▶ tokens with indents ─ rules ─▶ nodes ─ finish ─▶ nodes
 * ```
 *
 * @param state
 *   Lines and the state of their document. Texts and cells still to be read are added to it.
 * @param language
 *   Language of the lines.
 * @returns
 *   Flow nodes, whose texts are still empty.
 */
export function parseBlocks(state: BlockState, language: BlockLanguage): Array<RootContent> {
  const {block, depth} = state
  const parser = parserOf(language)
  if (language.quick) {
    parser.begin(state, [])
    const nodes = language.quick(parser)
    if (nodes) return nodes
  }
  const lexed = lexLines(language, block)
  const isDocument = block.starts === block.source.lineStarts
  const room = {deepest: deepestNesting - depth, isDocument}
  const {tokens, tooDeep, problems = []} = language.indent(lexed, room)
  parser.input = tokens
  parser.begin(state, lexed.lineStarts)
  if (tooDeep) reportTooDeep(tooDeep, parser)
  for (const problem of problems) {
    const start = parser.lines.offsetOf(problem.start)
    state.report({...problem, start, end: start + problem.end - problem.start})
  }
  const nodes = parser.blocks()
  // The grammar is total: an error here is a bug, which the fuzz tests guard against.
  const error = lexed.errors[0] ?? parser.errors[0]
  if (error) throw new Error('Cannot parse lines, expected a total grammar', {cause: error})
  return language.finish(nodes, parser.nodes.notes)
}

function parserOf(language: BlockLanguage): BlockParser {
  const known = parsers.get(language)
  if (known) return known
  const parser = new BlockParser(language)
  parsers.set(language, parser)
  return parser
}

function reportTooDeep(token: IToken, {lines, state}: BlockBuilder): void {
  state.report({
    ruleId: 'nesting-limit',
    reason: `More than ${deepestNesting} levels of nested blocks`,
    start: lines.startOf(token),
    note: 'Deeper blocks are read as if they were at this level; no text is lost'
  })
}
