import type {IToken} from 'chevrotain'
import type {FootnoteReference, Text} from 'mdast'
import type {InlineConstruct, InlineReading} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** Text in brackets: a number, a name, or symbols (docutils: "Auto-Symbol Footnotes"). */
export const footnoteLabel = '[#*]?[0-9A-Za-z][0-9A-Za-z_.-]*|[*†‡§¶#♠♥♦♣]{1,9}'

/** `[1]`, `[Frie09]`, `[*]` (spec A23, A29). */
const FootnoteLabel: InlineToken = inlineToken({
  name: 'FootnoteLabel',
  label: '[label]',
  pattern: new RegExp(`\\[(?:${footnoteLabel})\\]`),
  opens: '['
})

/**
 * ```ebnf
 * footnoteReference = FootnoteLabel ;
 * ```
 *
 * A label that the document does not define is text: `[1]` may be an index or a list.
 */
export const footnoteReference: InlineConstruct = {
  name: 'footnoteReference',
  tokens: [FootnoteLabel],
  example: '[1]',
  read: (token, reading) => readFootnote(token.image.slice(1, -1), token, reading)
}

/** Read a footnote reference: text, unless the document defines the label. */
export function readFootnote(
  label: string,
  token: IToken,
  {state, nodes}: InlineReading
): FootnoteReference | Text {
  const position = nodes.position(token)
  const identifier = label.toLowerCase()
  return state.footnotes.has(identifier)
    ? {type: 'footnoteReference', identifier, label, position}
    : {type: 'text', value: `[${label}]`, position}
}
