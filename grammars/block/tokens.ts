import {Lexer, type TokenType} from 'chevrotain'
import type {Language} from '../nodes.js'
import {AdmonitionLabel, ShortLabel, ShortSeeAlso} from './constructs/admonition.js'
import {BuilderFence} from './constructs/builder-code.js'
import {FencedLines} from './constructs/code.js'
import {ExplicitFootnoteMarker, FootnoteMarker} from './constructs/footnote.js'
import {constructs} from './constructs/index.js'
import {BulletMarker, EnumeratorMarker, HangingEnumerator} from './constructs/list.js'
import {LiteralLines} from './constructs/literal-block.js'
import {NativeCommentLines} from './constructs/native-comment.js'
import {NativeAdmonitionLabel, NativeFieldLabel} from './constructs/native-label.js'
import {NativeLine} from './constructs/native-paragraph.js'
import {NativeSeparatorLine} from './constructs/native-separator.js'
import {AnyLine, LeadingBlankLine, TextLine} from './constructs/paragraph.js'
import {CommentLine} from './constructs/rst-comment.js'
import {
  AdmonitionDirective,
  LiteralDirective,
  VersionDirective
} from './constructs/rst-directive.js'
import {FieldMarker} from './constructs/rst-field.js'
import {PlainSignatureLines, SignatureLine} from './constructs/signature.js'
import {StrayStar} from './constructs/stray-star.js'
import {BlankIndent, Dedent, Indent} from './indentation.js'
import type {IndentationTokens} from './line-kinds.js'
import {BlankLine} from './lines.js'
import type {NativeIndentationTokens} from './native-indentation.js'

const languages: ReadonlyArray<Language> = ['hyperhelp', 'sphinx', 'sphinx-text']

/** The line tokens of each language in order of precedence; every language can take any line. */
export const blockModes: Record<string, Array<TokenType>> = Object.fromEntries(
  languages.map((language) => [
    language,
    [BlankLine, ...constructs.flatMap((construct) => construct.tokens[language] ?? []), AnyLine]
  ])
)

/**
 * List the token types of the block grammar, and the categories that rules ask for.
 *
 * @param language
 *   The only language that is read (default: all of them).
 */
export function blockVocabulary(language?: Language): Array<TokenType> {
  const lines = language ? blockModes[language]! : Object.values(blockModes).flat()
  const types = [LeadingBlankLine, LiteralLines, Indent, BlankIndent, Dedent, ...lines]
  return [...new Set(types.flatMap((type) => [type, ...(type.CATEGORIES ?? [])]))]
}

/** What the indentation pass has to know of the lines. */
export const indentationTokens: IndentationTokens = {
  blank: BlankLine,
  text: TextLine,
  leading: LeadingBlankLine,
  star: StrayStar,
  markers: new Set([
    BulletMarker,
    EnumeratorMarker,
    HangingEnumerator,
    FootnoteMarker,
    ShortLabel,
    ShortSeeAlso
  ]),
  hanging: new Set([AdmonitionDirective, VersionDirective, FieldMarker, ExplicitFootnoteMarker]),
  verbatim: new Set([LiteralDirective, CommentLine]),
  literal: LiteralLines,
  openers: new Set([AdmonitionLabel, SignatureLine, PlainSignatureLines]),
  label: AdmonitionLabel,
  transparent: new Set([FencedLines, BuilderFence])
}

/** What the indentation pass over hand-written help files has to know of the lines. */
export const nativeIndentationTokens: NativeIndentationTokens = {
  blank: BlankLine,
  text: NativeLine,
  comment: NativeCommentLines,
  bullet: BulletMarker,
  enumerator: EnumeratorMarker,
  labels: new Set([NativeAdmonitionLabel, NativeFieldLabel]),
  separators: new Set([NativeSeparatorLine])
}

/**
 * Make a lexer of the block grammar: one token a line, its line ending included.
 *
 * @param check
 *   Whether to check the token definitions, as the tests do (default: `false`).
 * @param language
 *   The only language that it has to know (default: all of them, which take three times as long to prepare).
 */
export function createBlockLexer(check = false, language?: Language): Lexer {
  const modes = language ? {[language]: blockModes[language]!} : blockModes
  return new Lexer(
    {modes, defaultMode: language ?? 'hyperhelp'},
    {positionTracking: 'onlyOffset', skipValidations: !check, ensureOptimizations: true}
  )
}
