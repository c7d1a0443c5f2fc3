import type {Lexer} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {Language} from '../nodes.js'
import type {TextBlock} from '../text-block.js'
import type {InlineState} from './construct.js'
import {InlineParser} from './parser.js'
import {createInlineLexer} from './tokens.js'

export type {InlineState} from './construct.js'

const lexers: Partial<Record<Language, Lexer>> = {}
const parsers: Partial<Record<Language, InlineParser>> = {}

/** A character that could begin a construct; text without one needs no lexer. */
const marks: Record<InlineState['language'], RegExp> = {
  hyperhelp: /[*|<`]/,
  'sphinx-help': /["*|[]/,
  'sphinx-text': /["*[`]/,
  rst: /[*`|_[:]/
}

/**
 * Whether the inline grammar makes one text of some lines for certain, whatever else the document holds.
 */
export function isPlainText(block: TextBlock, language: InlineState['language']): boolean {
  for (let index = 0; index < block.length; index += 1) {
    if (marks[language].test(block.line(index))) return false
  }
  return true
}

/**
 * Read running text: the inline grammar.
 *
 * @param state
 *   Text and what is known of its document.
 * @returns
 *   Its phrasing nodes; together they cover the whole text.
 */
export function parseInline(state: InlineState): Array<PhrasingContent> {
  const {text, language, signature} = state
  const {value} = text
  if (value === '') return []
  if (!marks[language].test(value)) {
    return [{type: 'text', value, position: text.position(0, value.length)}]
  }
  lexers[language] ??= createInlineLexer(false, language)
  parsers[language] ??= new InlineParser(false, language)
  const parser = parsers[language]
  const {tokens, errors} = lexers[language].tokenize(value, signature ? 'signature' : language)
  parser.input = tokens
  parser.begin(state)
  const nodes = parser.phrasing()
  // The grammar is total: an error here is one of ours, and the fuzz tests keep it from happening. A rule that fails
  // gives nothing; the parser's list of errors is made anew whenever someone asks for it.
  if (errors.length > 0 || !nodes || !parser.isDone) {
    const cause = errors[0] ?? parser.errors[0]
    throw new Error('Cannot parse text, expected a total grammar', {cause})
  }
  if (language === 'hyperhelp') for (const node of nodes) checkParagraph(node, state)
  return nodes
}

/**
 * Report markup that goes on behind a blank line: HyperHelp reads it so, but few mean it, and what stands before a colon
 * in it is not seen any more.
 */
function checkParagraph(node: PhrasingContent, {text, report}: InlineState): void {
  const {position} = node
  if (!position || node.type === 'text' || node.type === 'comment') return
  if (position.end.line - position.start.line < 2) return
  const {source} = text
  const start = source.lineStarts[position.start.line - 1]! + position.start.column - 1
  const end = source.lineStarts[position.end.line - 1]! + position.end.column - 1
  if (!/\n[ \t]*\n/.test(source.value.slice(start, end))) return
  report({
    ruleId: 'markup-blank-line',
    reason: 'Unexpected blank line in markup, expected its closing mark in the same paragraph',
    start,
    end,
    note: 'HyperHelp reads it up to the next closing mark, over any number of lines; close it, or take the mark away',
    severity: 'warning'
  })
}
