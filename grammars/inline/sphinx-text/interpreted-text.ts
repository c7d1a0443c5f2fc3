import type {IToken} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import {matchGroups} from '../../match-groups.js'
import type {InlineConstruct, InlineReading} from '../construct.js'
import {readFootnote} from '../shared/footnote-reference.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** `:role:` and text in backticks; text in backticks alone, optionally with a URL, and the suffix of a reference. */
const InterpretedText: InlineToken = inlineToken({
  name: 'InterpretedText',
  label: ':role:`text`',
  pattern: matchGroups(
    /(?::(?<role>[A-Za-z][\w+.-]*(?::[A-Za-z][\w+.-]*)?):)?`(?<text>[^\s`](?:[^`]*[^\s`])?)`(?<marks>__?(?![A-Za-z0-9_]))?/y
  ),
  opens: ':`',
  needs: '`'
})
/** Payload of interpreted text. */
interface InterpretedPayload {
  readonly role: string | undefined
  readonly text: string
  /** Suffix of a reference. */
  readonly marks: string | undefined
}

/** A footnote reference in plain reStructuredText. */
const FootnoteMark: InlineToken = inlineToken({
  name: 'FootnoteMark',
  label: '[label]_',
  pattern: /\[[#*]?[0-9A-Za-z]?[0-9A-Za-z_.-]*\]_(?![A-Za-z0-9_])/,
  opens: '['
})

/**
 * ```ebnf
 * interpretedText = InterpretedText | FootnoteMark ;
 * ```
 *
 * Markup of plain reStructuredText (docutils: "Interpreted Text", "Hyperlink References"; Sphinx: "Roles").
 */
export const interpretedText: InlineConstruct = {
  name: 'interpretedText',
  tokens: [InterpretedText, FootnoteMark],
  example: ':a:`b`',
  read: (token, reading) =>
    token.tokenType === FootnoteMark
      ? readFootnote(token.image.slice(1, -2), token, reading)
      : readInterpreted(token, reading)
}

const proseRoles =
  /^(?:ref|doc|term|numref|pep|rfc|abbr|title|cite|dfn|issue|source|gh|t|title-reference|sub|sup|download)$/
const emphasisRoles = /^(?:emphasis|dfn|title|title-reference|t|cite)$/

function readInterpreted(token: IToken, {nodes}: InlineReading): PhrasingContent {
  const {role, text, marks} = token.payload as InterpretedPayload
  const position = nodes.position(token)
  const target = /^([^<]*[^\s<])\s*<([^<>]+)>$/.exec(text)
  const from = token.startOffset + (role === undefined ? 0 : role.length + 2) + 1
  const child = nodes.text(from, from + (target?.[1] ?? text).length)
  if (role === undefined && marks) {
    // A reference without a URL of its own is the name of a target elsewhere.
    return target
      ? {type: 'link', url: target[2]!.replace(/\s+/g, ''), children: [child], position}
      : {...child, position}
  }
  if (role === 'strong') return {type: 'strong', children: [child], position}
  if (role === undefined || emphasisRoles.test(role)) {
    return {type: 'emphasis', children: [nodes.text(from, from + text.length)], position}
  }
  if (proseRoles.test(role)) return {...child, position}
  // `~module.name` shows `name` (Sphinx: "Cross-referencing Python objects").
  const value = child.value.startsWith('~')
    ? child.value.slice(child.value.lastIndexOf('.') + 1)
    : child.value
  return {type: 'inlineCode', value: value.replace(/^!/, ''), position}
}
