import {parse} from 'micromark'
import type {Construct, ConstructRecord} from 'micromark-util-types'
import {cellOptions} from './cell-options.js'

/**
 * What stands where a construct begins that is more than text. Where nothing does, the construct makes nothing of a cell
 * without the others: brackets are links only where a target follows, or a definition is known; a box is a task only in a
 * list.
 *
 * Each looks at its own text only, so that all of them together go over a cell once.
 */
type Sign =
  /** What a line starts with: an expression without flags. */
  | string
  /**
   * Characters of which one stands there, as a class has them, and an expression for what stands behind and, looking back
   * over it, before. Nothing is looked at but where one of them is, so they are such as texts have few of.
   */
  | [at: string, where: string]

const lineEnd = '(?![^\\n])'
const blankOrEnd = '(?![^ \\t\\n])'

/** By the name of the construct. */
const signs: Readonly<Record<string, ReadonlyArray<Sign> | undefined>> = {
  // Inline.
  attention: [
    ['*', String.raw`(?=\S)[^*]*\*`],
    ['_', String.raw`(?<![A-Za-z0-9]_)(?=\S)[^_]*_`]
  ],
  autolink: [['<', String.raw`(?:[A-Za-z]|[^\s<>]+@)`]],
  characterEscape: [['\\\\', '[\\n!-/:-@[-`{-~]']],
  characterReference: [['&', '(?:#|[A-Za-z0-9]+;)']],
  codeText: [['`', '[^`]*`']],
  emailAutolink: [['@', String.raw`(?<=[-.+\w]@)[-.\w]`]],
  gfmFootnoteCall: [],
  gfmPotentialFootnoteCall: [],
  hardBreakEscape: [['\\\\', '\\n']],
  htmlText: [['<', '[A-Za-z/!?]']],
  labelEnd: [['\\]', '\\(']],
  labelStartImage: [],
  labelStartLink: [],
  // Blanks at the end of a line may be a break; there are none.
  lineEnding: [],
  protocolAutolink: [[':', '(?<=https?:)//']],
  strikethrough: [['~', '[^~]*~']],
  tasklistCheck: [],
  wwwAutolink: [['.', String.raw`(?<=www\.)`]],
  // Blocks.
  blockQuote: ['>'],
  codeFenced: ['```', '~~~'],
  codeIndented: ['[ \\t]'],
  definition: [['\\]', ':']],
  gfmFootnoteDefinition: [String.raw`\[\^`],
  gridTable: [String.raw`\+[^ \tA-Za-z0-9]`],
  headingAtx: [`#{1,6}${blankOrEnd}`],
  htmlFlow: ['<[A-Za-z/!?]'],
  list: [String.raw`(?:[*+-]|\d{1,9}[.)])${blankOrEnd}`],
  setextUnderline: [String.raw`(?:=+|-+)[ \t]*${lineEnd}`],
  table: [String.raw`[|:-][|: \t-]*${lineEnd}`],
  thematicBreak: [String.raw`(?:[*_-][ \t]*){3,}${lineEnd}`]
}

/** The same for `pandocMarkup`, a single construct for all of pandoc's own markup. */
const pandocSigns: ReadonlyArray<Sign> = [
  ['$', String.raw`[^$]*\$`],
  ['\\^', String.raw`(?:\[|[^^]*\^)`],
  ['~', '[^~]*~'],
  // Also by itself, in brackets.
  ['@', String.raw`(?<!\w@)`],
  ['\\])`', '\\{'],
  ['\\\\', '[ A-Za-z]'],
  String.raw`(?:[|~]|:+|\(?(?:[A-Za-z]|[ivxlcdm]+|#|@[\w-]*)[.)])${blankOrEnd}`
]

/** Characters that micromark never reads as text, whatever is next to them. */
const always: Sign = ['\\0\\t\\r\\uFEFF', '']

/** Constructs that `readSimpleInline` reads, too. */
const simple: ReadonlySet<string> = new Set([
  'attention',
  'codeText',
  'labelEnd',
  'protocolAutolink'
])

/** Expressions for what a cell may hold besides, by dialect. */
const tests = {
  plain: new Map<'pandoc' | 'adobe', RegExp>(),
  simple: new Map<'pandoc' | 'adobe', RegExp>()
}

/**
 * Whether a text of Markdown, alone in a cell, is for certain paragraphs of `plain` text, blank lines between them, or, with
 * `simple` markup besides, what `readSimpleInline` reads.
 *
 * It asks the constructs that micromark would try, before any of them starts, which takes a hundred times as long: those
 * that are unknown here hold wherever the character stands that opens them.
 *
 * @param text
 *   Lines without blanks at their ends.
 * @param content
 *   What it may be.
 * @param dialect
 *   Dialect of the table.
 */
export function holdsOnly(
  text: string,
  content: 'plain' | 'simple',
  dialect: 'pandoc' | 'adobe'
): boolean {
  let test = tests[content].get(dialect)
  if (!test) {
    test = createTest(dialect, content === 'plain' ? new Set() : simple)
    tests[content].set(dialect, test)
  }
  return !test.test(text)
}

function createTest(dialect: 'pandoc' | 'adobe', left: ReadonlySet<string>): RegExp {
  const {constructs} = parse(cellOptions(dialect))
  const found = new Set<Sign>([always])
  for (const table of ['document', 'flowInitial', 'contentInitial', 'flow', 'text'] as const) {
    for (const [opener, list] of Object.entries(constructs[table] as ConstructRecord)) {
      for (const construct of [list ?? []].flat()) add(construct, opener)
    }
  }
  const first = [...found].filter((sign) => typeof sign === 'string').join('|')
  const inner = [...found].filter((sign) => typeof sign !== 'string')
  const openers = inner.map(([at]) => at).join('')
  const rest = inner.map(([at, where]) => `[${at}]${where}`).join('|')
  // One look at a class for most characters, instead of one for each construct, is three times as fast.
  return new RegExp(`^(?:${first})|(?=[\\n${openers}])(?:\\n(?:${first})|${rest})`, 'i')

  function add({name}: Construct, opener: string): void {
    if (name === 'pandocMarkup') {
      // In Adobe's tables it is text.
      if (dialect === 'pandoc') for (const sign of pandocSigns) found.add(sign)
    } else if (name !== undefined && signs[name]) {
      if (!left.has(name)) for (const sign of signs[name]) found.add(sign)
    } else if (opener === 'null') found.add('')
    else found.add([openerOf(Number(opener)), ''])
  }
}

/** A class for the character that opens a construct; micromark has its own codes for blanks and line endings. */
function openerOf(code: number): string {
  if (code < -2) return '\\n'
  return code < 0 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`
}
