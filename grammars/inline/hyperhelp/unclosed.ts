import type {Text} from 'mdast'
import type {RuleId} from '../../problem.js'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'
import {unclosedOpener} from './patterns.js'
import {type MarkupKind, MarkupScan} from './scan.js'

const UnclosedOpener: InlineToken = inlineToken({
  name: 'UnclosedOpener',
  label: 'opener without a closer',
  pattern: unclosedOpener,
  opens: '<`|*'
})

/** Problem to report for each kind. */
const faults: Readonly<Record<MarkupKind, {ruleId: RuleId; mark: string; close: string}>> = {
  comment: {ruleId: 'comment-unclosed', mark: '<**', close: '**>'},
  keyBinding: {ruleId: 'key-binding-unclosed', mark: '<', close: '>'},
  inlineCode: {ruleId: 'code-unclosed', mark: '`', close: '`'},
  link: {ruleId: 'link-unclosed', mark: '|', close: '|'},
  anchor: {ruleId: 'anchor-unclosed', mark: '*', close: '*'},
  hiddenAnchor: {ruleId: 'anchor-unclosed', mark: '*|', close: '|*'}
}

/**
 * ```ebnf
 * unclosed = UnclosedOpener ;
 * ```
 *
 * Deviation: an opener that is never closed is text; in the editor it runs to the end of the file.
 */
export const unclosed: InlineConstruct = {
  name: 'unclosed',
  tokens: [UnclosedOpener],
  example: '`a',
  read: (token, {state, nodes}): Text => {
    const {text, report} = state
    const start = token.startOffset
    const kind = new MarkupScan(text.value.slice(start, start + 4)).at(0)?.kind ?? 'inlineCode'
    const {ruleId, mark, close} = faults[kind]
    report({
      ruleId,
      reason: `No ${quote(close)} closes this ${quote(mark)}`,
      start: text.offset(start),
      end: text.offset(start) + mark.length,
      actual: mark,
      expected: [close],
      note: 'It is read as text; HyperHelp would read everything up to the end of the file as part of it',
      severity: 'warning'
    })
    return nodes.text(start, endOf(token))
  }
}

/** Put a marker in backticks. */
function quote(mark: string): string {
  return mark === '`' ? '`` ` ``' : `\`${mark}\``
}
