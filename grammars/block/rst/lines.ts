import {type CustomPatternMatcherFunc, Lexer} from 'chevrotain'
import {matchGroups} from '../../match-groups.js'
import {simpleName} from '../../rst-text.js'
import {AnyLine, type LineToken, lineToken} from '../lines.js'

/**
 * The lines of reStructuredText. The lexer looks at each line alone, like `Body.initial_transitions` of docutils'
 * states.py; `./indent` finds what a line is in its context, and makes the tokens of the rules.
 */

/** After a marker: spaces, or the end of the line. */
const gap = '(?: +|(?![^\\n]))'
/** Trailing spaces and the end of the line. */
const lineEnd = ' *(?:\\n|(?![\\0-\\uFFFF]))'

/** Match an expression that needs the flag `u`, which Chevrotain's own patterns cannot have. */
function unicode(source: string): CustomPatternMatcherFunc {
  return matchGroups(new RegExp(source, 'yu'))
}

/** Payload of a `DirectiveMarker`. */
export interface DirectiveMarkerPayload {
  readonly name: string
}

/** Indentation of a line. */
export const LineIndent: LineToken = lineToken({
  name: 'LineIndent',
  label: 'blanks',
  pattern: / +/
})

export const BulletMarker: LineToken = lineToken({
  name: 'BulletMarker',
  label: '*',
  pattern: new RegExp(`[-+*\\u2022\\u2023\\u2043]${gap}`),
  opens: '-+*\u2022\u2023\u2043'
})

const number = '(?:[0-9]+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#)'
export const EnumeratorMarker: LineToken = lineToken({
  name: 'EnumeratorMarker',
  label: '1.',
  pattern: new RegExp(`(?:\\(${number}\\)|${number}[.)])${gap}`),
  opens: '(#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
})

/** A name between colons. Unambiguous, so that a line of colons takes linear time. */
export const FieldMarker: LineToken = lineToken({
  name: 'FieldMarker',
  label: ':name:',
  pattern: unicode(`:(?![: \\n])(?:[^:\\\\\\n]|\\\\[^\\n]|:(?![ \`]|(?![^\\n])))*(?<! ):${gap}`),
  opens: ':'
})

const argument = '(?:[A-Za-z][A-Za-z0-9_-]*|<[^<>\\n]+>)'
const option = `(?:[-+][A-Za-z0-9](?: ?${argument})?|(?:--|/)[A-Za-z0-9][A-Za-z0-9_-]*(?:[ =]${argument})?)`
export const OptionMarker: LineToken = lineToken({
  name: 'OptionMarker',
  label: '-o',
  pattern: new RegExp(`${option}(?:, ${option})*(?:  +| ?(?![^\\n]))`),
  opens: '-+/'
})

export const DoctestMarker: LineToken = lineToken({
  name: 'DoctestMarker',
  label: '>>>',
  pattern: new RegExp(`>>>${gap}`),
  opens: '>'
})

export const LineBlockMarker: LineToken = lineToken({
  name: 'LineBlockMarker',
  label: '|',
  pattern: new RegExp(`\\|${gap}`),
  opens: '|'
})

/** First border of a grid table (docutils: `grid_table_top_pat`). */
export const GridTop: LineToken = lineToken({
  name: 'GridTop',
  label: '+---+',
  pattern: new RegExp(`\\+-[-+]+-\\+${lineEnd}`),
  opens: '+'
})

/** First border of a simple table (docutils: `simple_table_top_pat`). */
export const SimpleTop: LineToken = lineToken({
  name: 'SimpleTop',
  label: '=== ===',
  pattern: new RegExp(`=+(?: +=+)+${lineEnd}`),
  opens: '='
})

/** Any construct that begins with two dots (docutils: `explicit_markup`). */
export const ExplicitMarker: LineToken = lineToken({
  name: 'ExplicitMarker',
  label: '..',
  pattern: Lexer.NA
})

/** A footnote, `[1]`, `[#]`, `[#name]`, `[*]`, or a citation, `[name]`. */
export const FootnoteMarker: LineToken = lineToken({
  name: 'FootnoteMarker',
  label: '.. [1]',
  pattern: unicode(`\\.\\. +\\[(?:[0-9]+|#(?:${simpleName})?|\\*|${simpleName})\\]${gap}`),
  opens: '.',
  categories: [ExplicitMarker]
})

export const TargetMarker: LineToken = lineToken({
  name: 'TargetMarker',
  label: '.. _name:',
  pattern: /\.\. +_(?![ \n])(?=[\0-\uFFFF])/,
  opens: '.',
  categories: [ExplicitMarker]
})

export const SubstitutionMarker: LineToken = lineToken({
  name: 'SubstitutionMarker',
  label: '.. |name|',
  pattern: /\.\. +\|(?![ \n])(?=[\0-\uFFFF])/,
  opens: '.',
  categories: [ExplicitMarker]
})

export const DirectiveMarker: LineToken = lineToken({
  name: 'DirectiveMarker',
  label: '.. name::',
  pattern: unicode(`\\.\\. +(?<name>${simpleName}) ?::${gap}`),
  opens: '.',
  categories: [ExplicitMarker]
})

export const CommentMarker: LineToken = lineToken({
  name: 'CommentMarker',
  label: '..',
  pattern: new RegExp(`\\.\\.${gap}`),
  opens: '.',
  categories: [ExplicitMarker]
})

export const AnonymousMarker: LineToken = lineToken({
  name: 'AnonymousMarker',
  label: '__',
  pattern: new RegExp(`__${gap}`),
  opens: '_',
  categories: [ExplicitMarker]
})

/** A line that repeats one punctuation character: an adornment of a title, or a transition. */
export const PunctuationLine: LineToken = lineToken({
  name: 'PunctuationLine',
  label: '-----',
  pattern: new RegExp(`([!-/:-@[-\`{-~])\\1*${lineEnd}`),
  opens: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
})

/** Tokens of the lexer, in order of precedence (docutils: `Body.initial_transitions`). */
export const lexedLines: ReadonlyArray<LineToken> = [
  LineIndent,
  BulletMarker,
  EnumeratorMarker,
  FieldMarker,
  OptionMarker,
  DoctestMarker,
  LineBlockMarker,
  GridTop,
  SimpleTop,
  FootnoteMarker,
  TargetMarker,
  SubstitutionMarker,
  DirectiveMarker,
  CommentMarker,
  AnonymousMarker,
  PunctuationLine,
  AnyLine
]

/** Make a token that only `./indent` produces. */
function made(name: string, label: string): LineToken {
  return lineToken({name, label, pattern: Lexer.NA})
}

export const ParagraphLines: LineToken = made('ParagraphLines', 'paragraph')
export const TitleLines: LineToken = made('TitleLines', 'title')
export const TransitionLine: LineToken = made('TransitionLine', '----')
export const DoctestLines: LineToken = made('DoctestLines', 'doctest')
export const LineBlockLines: LineToken = made('LineBlockLines', 'line block')
export const GridTableLines: LineToken = made('GridTableLines', 'grid table')
export const SimpleTableLines: LineToken = made('SimpleTableLines', 'simple table')
/** Lines that look like a table but are none. */
export const BrokenTableLines: LineToken = made('BrokenTableLines', 'no table')
export const CommentLines: LineToken = made('CommentLines', 'comment')
export const TargetLines: LineToken = made('TargetLines', 'target')
export const SubstitutionLines: LineToken = made('SubstitutionLines', 'substitution')
/** The first item of a list, as opposed to the others: one list may directly follow another. */
export const FirstBullet: LineToken = made('FirstBullet', '*')
export const NextBullet: LineToken = made('NextBullet', '*')
export const FirstEnumerator: LineToken = made('FirstEnumerator', '1.')
export const NextEnumerator: LineToken = made('NextEnumerator', '2.')
export const FirstTerm: LineToken = made('FirstTerm', 'term')
export const NextTerm: LineToken = made('NextTerm', 'term')
/** A further term with the same body; only in glossaries. */
export const SharedTerm: LineToken = made('SharedTerm', 'term')
export const FirstField: LineToken = made('FirstField', ':name:')
export const NextField: LineToken = made('NextField', ':name:')
export const FirstOption: LineToken = made('FirstOption', '-o')
export const NextOption: LineToken = made('NextOption', '-o')
export const FootnoteLabel: LineToken = made('FootnoteLabel', '.. [1]')
export const Attribution: LineToken = made('Attribution', '-- name')
/** A directive without content, or with lines as content. */
export const DirectiveLines: LineToken = made('DirectiveLines', 'directive')
/** A directive with blocks as content. */
export const DirectiveOpen: LineToken = made('DirectiveOpen', 'directive')
