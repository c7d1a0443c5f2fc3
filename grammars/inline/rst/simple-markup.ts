import type {CustomPatternMatcherFunc, IToken} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {Anchor} from '../../nodes.js'
import type {Problem} from '../../problem.js'
import {normalizeName, normalizeSpace, restoreEscapes, showEscapes} from '../../rst-text.js'
import type {InlineConstruct, InlineRules} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'
import {findEnd, isQuoted, isSpaceAt, mayBegin, mayEnd, standing} from './boundaries.js'

/** Whether a mark stands where it would open something, were it not quoted: text stands behind it. */
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

/** Whether a mark opens something at an index. */
export function opensAt(
  text: string,
  index: number,
  mark: string,
  tokens: ReadonlyArray<IToken>
): boolean {
  return standsAt(text, index, mark, tokens) && !isQuoted(text, index, index + mark.length, tokens)
}

/** What stands between two marks. */
interface Marks {
  readonly open: string
  /** What it is not opened by, though it begins so. */
  readonly not?: string
  readonly close: string
  /** Marks that may stand behind `close`. */
  readonly more?: RegExp
  /** Whether backslashes are text in it. */
  readonly isLiteral?: boolean
}

const none = /(?:)/y

/** Make a pattern of text between two marks. */
function between({
  open,
  not,
  close,
  more = none,
  isLiteral = false
}: Marks): CustomPatternMatcherFunc {
  const behind = (text: string, index: number): number => {
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
  read: (value: string, rules: InlineRules, image: string) => PhrasingContent
): InlineConstruct {
  const token: InlineToken = inlineToken({
    name: name[0]!.toUpperCase() + name.slice(1),
    label: example,
    pattern: between(marks),
    opens: marks.open[0]!,
    needs: standing([marks.open])
  })
  return {
    name,
    tokens: [token],
    example,
    rule() {
      const found = this.CONSUME(token)
      return this.ACTION(() => {
        const {image} = found
        const end = image.lastIndexOf(marks.close)
        const node = read(image.slice(marks.open.length, end), this, image)
        node.position = this.nodes.position(found)
        const [child] = 'children' in node ? node.children : []
        if (child) {
          // A text stands between the marks, a substitution in a reference has them.
          const isText = child.type === 'text'
          const from = found.startOffset + (isText ? marks.open.length : 0)
          const to = found.startOffset + end + (isText ? 0 : marks.close.length)
          child.position = this.state.text.position(from, to)
        }
        return node
      })
    }
  }
}

function textOf(value: string): Array<PhrasingContent> {
  return [{type: 'text', value: showEscapes(value)}]
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
  (value) => ({type: 'strong', children: textOf(value)})
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
  (value) => ({type: 'emphasis', children: textOf(value)})
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
  (value) => ({type: 'inlineCode', value: restoreEscapes(value)})
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
  (value): Anchor => ({
    type: 'anchor',
    identifier: normalizeName(showEscapes(value)),
    hidden: false,
    children: textOf(value)
  })
)

/**
 * ```ebnf
 * substitutionReference = "|", text, "|", ["_" | "__"] ;
 * ```
 *
 * docutils: "Substitution References". What it stands for is known when the whole document is read.
 */
export const substitutionReference: InlineConstruct = construct(
  'substitutionReference',
  '|a|',
  {open: '|', not: '||', close: '|', more: /_{0,2}/y},
  (value, _, image) => {
    const name = normalizeSpace(showEscapes(value))
    const written = image.endsWith('|') ? restoreEscapes(image) : showEscapes(image)
    const children = textOf(value)
    const inner: PhrasingContent = {
      type: 'link',
      url: '',
      children,
      data: {reference: {kind: 'substitution', name, written}}
    }
    if (image.endsWith('|')) return inner
    const kind = image.endsWith('__') ? 'anonymous' : 'name'
    return {type: 'link', url: '', children: [inner], data: {reference: {kind, name, written}}}
  }
)

const marks = ['**', '``', '_`', '*', '|', '`']

/** Marks that begin markup which nothing ends, or that are quoted. */
const UnclosedMark: InlineToken = inlineToken({
  name: 'UnclosedMark',
  label: 'mark without end',
  pattern: (text, offset, tokens) => {
    const mark = marks.find((other) => standsAt(text, offset, other, tokens))
    // Of two marks neither is one alone: `** a` begins nothing.
    if (mark === undefined || (mark.length === 1 && text[offset + 1] === mark)) return null
    const payload = isQuoted(text, offset, offset + mark.length, tokens)
    return Object.assign([mark] as [string], {payload})
  },
  opens: '*`_|',
  needs: standing(marks)
})

/** What the marks begin. */
const names: Readonly<Record<string, string>> = {
  '**': 'strong',
  '*': 'emphasis',
  '``': 'literal',
  '_`': 'target',
  '|': 'substitution reference',
  '`': 'interpreted text or reference'
}

/** What is said of them: made once, as a table of stars has thousands. */
const unclosedProblems = new Map(
  Object.entries(names).map(([mark, what]): [string, Omit<Problem, 'start'>] => {
    const close = mark === '_`' ? '`' : mark
    return [
      mark,
      {
        ruleId: 'rst-markup-unclosed',
        reason: `No \`${close}\` closes the ${what} that starts with \`${mark}\``
          .replace(/`(`+)`/g, '`` $1 ``')
          .replace('`_``', '`` _` ``'),
        note: `Close it, or write \`\\${mark[0]}\` for a literal character (docutils: “Inline ${what} start-string without end-string”)`,
        severity: 'warning'
      }
    ]
  })
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
  rule() {
    const token = this.CONSUME(UnclosedMark)
    return this.ACTION(() => {
      const {text, report} = this.state
      const {image, startOffset} = token
      if (token.payload) return this.nodes.text(startOffset, endOf(token))
      report({
        ...unclosedProblems.get(image)!,
        start: text.offset(startOffset),
        end: text.offset(endOf(token) - 1) + 1
      })
      // What stands on either side of it is looked at by itself, as in docutils.
      return {...this.nodes.text(startOffset, endOf(token)), data: {}}
    })
  }
}
