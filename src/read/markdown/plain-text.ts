import {parse} from 'micromark'
import type {Construct, ConstructRecord} from 'micromark-util-types'
import {cellOptions} from './cell-options.js'

/**
 * What stands where a construct begins that is more than text, by its name: `text`, without flags but `m` and `s`. Where
 * nothing does, the construct makes nothing of a cell without the others: brackets are links only where a target follows,
 * or a definition is known; a box is a task only in a list.
 *
 * Each looks at its own text only, so that all of them together go over a cell once.
 */
const signs: Readonly<Record<string, string | undefined>> = {
  // Inline.
  attention: String.raw`\*(?=\S)[^*]*\*|(?<![A-Za-z0-9])_(?=\S)[^_]*_`,
  autolink: String.raw`<[A-Za-z]|<[^\s<>]+@`,
  characterEscape: '\\\\[\\n!-/:-@[-`{-~]',
  characterReference: '&(?:#|[A-Za-z0-9]+;)',
  codeText: '`[^`]*`',
  emailAutolink: String.raw`[-.+\w]@[-.\w]`,
  gfmFootnoteCall: undefined,
  gfmPotentialFootnoteCall: undefined,
  hardBreakEscape: String.raw`\\\n`,
  htmlText: '<[A-Za-z/!?]',
  labelEnd: String.raw`\]\(`,
  labelStartImage: undefined,
  labelStartLink: undefined,
  // Blanks at the end of a line may be a break.
  lineEnding: '[ \\t]$',
  protocolAutolink: '[Hh][Tt][Tt][Pp][Ss]?://',
  strikethrough: '~[^~]*~',
  tasklistCheck: undefined,
  wwwAutolink: String.raw`[Ww][Ww][Ww]\.`,
  // Blocks.
  blockQuote: '^>',
  codeFenced: '^(?:```|~~~)',
  codeIndented: '^[ \\t]',
  definition: String.raw`\]:`,
  gfmFootnoteDefinition: String.raw`^\[\^`,
  gridTable: String.raw`^\+[^ \tA-Za-z0-9]`,
  headingAtx: '^#{1,6}(?:[ \\t]|$)',
  htmlFlow: '^<[A-Za-z/!?]',
  list: String.raw`^(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$)`,
  setextUnderline: '^(?:=+|-+)[ \\t]*$',
  table: '^[|:-][|: \\t-]*$',
  thematicBreak: '^(?:[*_-][ \\t]*){3,}$'
}

/** The same for `pandocMarkup`, which is one construct for all that is pandoc's own. */
const pandocSigns: ReadonlyArray<string> = [
  '\\$[^$]*\\$',
  '\\^(?:\\[|[^^]*\\^)',
  '~[^~]*~',
  // Also by itself, in brackets.
  '(?<!\\w)@',
  '[\\])`]\\{',
  '\\\\[ A-Za-z]',
  '^(?:[|~]|:+|\\(?(?:[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#|@[\\w-]*)[.)])(?:[ \\t]|$)'
]

/** What micromark reads as something else than a character of text, whatever stands beside it. */
const always = '[\\0\\t\\r\\uFEFF]'

/** What `readSimpleInline` reads, too. */
const simple: ReadonlySet<string> = new Set([
  'attention',
  'codeText',
  'labelEnd',
  'protocolAutolink'
])

/** What a cell may hold. */
interface Tests {
  /** Something that is no text. */
  markup: RegExp
  /** Something that `readSimpleInline` does not read. */
  other: RegExp
}

const tests = new Map<'pandoc' | 'adobe', Tests>()

/**
 * Tell what a text of Markdown, alone in a cell, holds for certain: paragraphs of `plain` text, blank lines between them, or
 * paragraphs with `simple` markup, which `readSimpleInline` reads; all else is `other`.
 *
 * It asks the constructs that micromark would try, before any of them starts, which takes a hundred times as long: those
 * that are unknown here hold wherever the character stands that opens them.
 *
 * @param text
 *   Lines without blanks at their ends.
 * @param dialect
 *   Dialect of the table.
 */
export function contentOf(text: string, dialect: 'pandoc' | 'adobe'): 'plain' | 'simple' | 'other' {
  let own = tests.get(dialect)
  if (!own) {
    own = {markup: createTest(dialect, new Set()), other: createTest(dialect, simple)}
    tests.set(dialect, own)
  }
  if (!own.markup.test(text)) return 'plain'
  return own.other.test(text) ? 'other' : 'simple'
}

function createTest(dialect: 'pandoc' | 'adobe', left: ReadonlySet<string>): RegExp {
  const {constructs} = parse(cellOptions(dialect))
  const found = new Set([always])
  for (const table of ['document', 'flowInitial', 'contentInitial', 'flow', 'text'] as const) {
    for (const [opener, list] of Object.entries(constructs[table] as ConstructRecord)) {
      for (const construct of [list ?? []].flat()) add(construct, opener)
    }
  }
  return new RegExp([...found].join('|'), 'm')

  function add({name}: Construct, opener: string): void {
    if (name === 'pandocMarkup') {
      // In Adobe's tables it is text.
      if (dialect === 'pandoc') for (const sign of pandocSigns) found.add(sign)
    } else if (name !== undefined && name in signs) {
      if (signs[name] && !left.has(name)) found.add(signs[name])
    } else if (opener === 'null') found.add('^')
    else found.add(openerOf(Number(opener)))
  }
}

/** A pattern for the character that opens a construct; micromark has its own codes for blanks and line endings. */
function openerOf(code: number): string {
  if (code < -2) return '\\n'
  return code < 0 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`
}
