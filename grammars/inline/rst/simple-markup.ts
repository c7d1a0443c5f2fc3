import type {CustomPatternMatcherFunc, IToken} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {Anchor} from '../../nodes.js'
import type {Problem} from '../../problem.js'
import {normalizeName, normalizeSpace, restoreEscapes, showEscapes} from '../../rst-text.js'
import type {InlineConstruct, InlineReading} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'
import {findEnd, isQuoted, isSpaceAt, mayBegin, mayEnd, standing} from './boundaries.js'
import {type MarkedText, textAt} from './place.js'
import {code, parent} from './roles.js'

/** Whether a marker would open markup if it were not quoted: text follows it. */
function standsAt(
  text: string,
  index: number,
  mark: string,
  tokens: ReadonlyArray<IToken>
): boolean {
  return (
    text.startsWith(mark, index) &&
    mayBegin(text, index, tokens) &&
    !isSpaceAt(text, index + mark.length)
  )
}

/** Whether a marker opens markup at an index. */
export function opensAt(
  text: string,
  index: number,
  mark: string,
  tokens: ReadonlyArray<IToken>
): boolean {
  return standsAt(text, index, mark, tokens) && !isQuoted(text, index, index + mark.length, tokens)
}

/** Markers of a construct. */
interface Marks {
  readonly open: string
  /** A longer marker, which does not open it. */
  readonly not?: string
  readonly close: string
  /** Pattern of a suffix after `close`. */
  readonly more?: RegExp
  /** Whether backslashes are text in it. */
  readonly isLiteral?: boolean
}

/** Make a pattern of text between two markers. */
function between({open, not, close, more, isLiteral = false}: Marks): CustomPatternMatcherFunc {
  const behind = (text: string, index: number): number => {
    if (!more) return index
    more.lastIndex = index
    return index + (more.exec(text)?.[0].length ?? 0)
  }
  return (text, offset, tokens) => {
    if (!opensAt(text, offset, open, tokens) || (not && text.startsWith(not, offset))) return null
    const from = offset + open.length
    const end = findEnd(text, from, close, open, (at) => {
      const isText =
        at === from || (!isSpaceAt(text, at - 1) && (isLiteral || text[at - 1] !== '\0'))
      return isText && mayEnd(text, behind(text, at + close.length))
    })
    return end === -1 ? null : [text.slice(offset, behind(text, end + close.length))]
  }
}

/** Make a construct of one token. */
function construct(
  name: string,
  example: string,
  marks: Marks,
  read: (place: MarkedText, reading: InlineReading, image: string) => PhrasingContent
): InlineConstruct {
  const token: InlineToken = inlineToken({
    name: name[0]!.toUpperCase() + name.slice(1),
    label: example,
    pattern: between(marks),
    opens: marks.open[0]!,
    needs: standing([marks.open])
  })
  const {length} = marks.open
  return {
    name,
    tokens: [token],
    example,
    read: (found, reading) => {
      const {image, startOffset} = found
      const text = image.slice(length, image.lastIndexOf(marks.close))
      return read(
        {text, from: startOffset + length, position: reading.nodes.position(found)},
        reading,
        image
      )
    }
  }
}

/**
 * ```ebnf
 * strong = "**", text, "**" ;
 * ```
 */
export const strong: InlineConstruct = construct(
  'strong',
  '**a**',
  {open: '**', close: '**'},
  parent('strong')
)

/**
 * ```ebnf
 * emphasis = "*", text, "*" ;
 * ```
 */
export const emphasis: InlineConstruct = construct(
  'emphasis',
  '*a*',
  {open: '*', not: '**', close: '*'},
  parent('emphasis')
)

/**
 * ```ebnf
 * literal = "``", text, "``" ;
 * ```
 *
 * docutils: "Inline Literals". Backslashes in it are text.
 */
export const literal: InlineConstruct = construct(
  'literal',
  '``a``',
  {open: '``', close: '``', isLiteral: true},
  code
)

/**
 * ```ebnf
 * inlineTarget = "_`", text, "`" ;
 * ```
 *
 * docutils: "Inline Internal Targets".
 */
export const inlineTarget: InlineConstruct = construct(
  'inlineTarget',
  '_`a`',
  {open: '_`', close: '`'},
  ({text, from, position}, {state}): Anchor => ({
    type: 'anchor',
    identifier: normalizeName(showEscapes(text)),
    hidden: false,
    children: [textAt(text, from, state)],
    position
  })
)

/**
 * ```ebnf
 * substitutionReference = "|", text, "|", ["_" | "__"] ;
 * ```
 *
 * docutils: "Substitution References". It is resolved when the whole document has been read.
 */
export const substitutionReference: InlineConstruct = construct(
  'substitutionReference',
  '|a|',
  {open: '|', not: '||', close: '|', more: /_{0,2}/y},
  ({text, from, position}, {state}, image) => {
    const name = normalizeSpace(showEscapes(text))
    const isLink = !image.endsWith('|')
    const written = isLink ? showEscapes(image) : restoreEscapes(image)
    const inner: PhrasingContent = {
      type: 'link',
      url: '',
      children: [textAt(text, from, state)],
      data: {reference: {kind: 'substitution', name, written}},
      position: isLink ? state.text.position(from - 1, from + text.length + 1) : position
    }
    if (!isLink) return inner
    const kind = image.endsWith('__') ? 'anonymous' : 'name'
    return {
      type: 'link',
      url: '',
      children: [inner],
      data: {reference: {kind, name, written}},
      position
    }
  }
)

const marks = ['**', '``', '_`', '*', '|', '`']

/** Markers of markup that is never closed, and quoted markers. */
const UnclosedMark: InlineToken = inlineToken({
  name: 'UnclosedMark',
  label: 'mark without end',
  pattern: (text, offset, tokens) => {
    const mark = marks.find((other) => standsAt(text, offset, other, tokens))
    // Half of a double marker is no marker: `** a` begins nothing.
    if (mark === undefined || (mark.length === 1 && text[offset + 1] === mark)) return null
    const payload = isQuoted(text, offset, offset + mark.length, tokens)
    return Object.assign([mark] as [string], {payload})
  },
  opens: '*`_|',
  needs: standing(marks)
})

/** Names of the markup that the markers begin. */
const names: Readonly<Record<string, string>> = {
  '**': 'strong',
  '*': 'emphasis',
  '``': 'literal',
  '_`': 'target',
  '|': 'substitution reference',
  '`': 'interpreted text or reference'
}

/** Their problems, made once: a table of stars has thousands. */
const unclosedProblems = new Map(
  Object.entries(names).map(
    ([mark, what]): [string, Pick<Required<Problem>, 'reason' | 'note'>] => {
      const close = mark === '_`' ? '`' : mark
      return [
        mark,
        {
          reason: `No \`${close}\` closes the ${what} that starts with \`${mark}\``
            .replace(/`(`+)`/g, '`` $1 ``')
            .replace('`_``', '`` _` ``'),
          note: `Close it, or write \`\\${mark[0]}\` for a literal character (docutils: “Inline ${what} start-string without end-string”)`
        }
      ]
    }
  )
)

/**
 * ```ebnf
 * unclosed = UnclosedMark ;
 * ```
 *
 * docutils: "Inline … start-string without end-string". It stays text.
 */
export const unclosed: InlineConstruct = {
  name: 'unclosed',
  tokens: [UnclosedMark],
  example: '*a',
  read: (token, {state, nodes}) => {
    const {text, report} = state
    const {image, startOffset} = token
    if (token.payload) return nodes.text(startOffset, endOf(token))
    const {reason, note} = unclosedProblems.get(image)!
    const start = text.offset(startOffset)
    const end = text.offset(endOf(token) - 1) + 1
    report({ruleId: 'rst-markup-unclosed', reason, note, severity: 'warning', start, end})
    // `data` keeps it apart: as in docutils, the text on either side is processed separately.
    return {type: 'text', value: image, data: {}, position: nodes.position(token)}
  }
}
