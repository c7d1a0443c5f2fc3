import type {ConstructRecord, FullNormalizedExtension, ParseContext} from 'micromark-util-types'

/**
 * Evidence that a construct may be more than text. Without it, the construct has no effect in a cell without the
 * others: brackets are links only before a target, or if a definition is known; a box is a task only in a list.
 *
 * Each looks only at its own text, so that all of them together scan a cell once.
 */
type Sign =
  /** Start of a line: an expression without flags. */
  | string
  /**
   * Characters for a class, one of which must occur, and an expression for what follows it and, by lookbehind, what
   * precedes it. Only these characters are examined, so they should be rare in texts.
   */
  | [at: string, where: string]

const lineEnd = '(?![^\\n])'
const blankOrEnd = '(?![^ \\t\\n])'

/** By construct name. */
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
  // Spaces at the end of a line may be a break; there are none.
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

const testsOfParsers = new WeakMap<ParseContext, RegExp>()
/** By the constructs of a parser: each document has a parser of its own, and most have the same extensions. */
const sharedTests = new Map<string, RegExp>()

/** Whether a text is certainly plain paragraphs for a parser, apart from brackets that may be references. */
export function isPlainFor(parser: ParseContext, text: string): boolean {
  let test = testsOfParsers.get(parser)
  if (!test) {
    let key = ''
    for (const {opener, name} of listConstructs(parser.constructs)) key += `${opener} ${name} `
    test = sharedTests.get(key) ?? createTest(parser.constructs, 'pandoc', new Set())
    sharedTests.set(key, test)
    testsOfParsers.set(parser, test)
  }
  return !test.test(text)
}

/** List all constructs that a cell's text may start. */
function listConstructs(
  constructs: FullNormalizedExtension
): Array<{opener: string; name: string | undefined}> {
  return (['document', 'flowInitial', 'contentInitial', 'flow', 'text'] as const).flatMap((table) =>
    Object.entries(constructs[table] as ConstructRecord).flatMap(([opener, list]) =>
      [list ?? []].flat().map(({name}) => ({opener, name}))
    )
  )
}

/**
 * Create an expression for what a cell may hold beside plain text.
 *
 * @param constructs
 *   Constructs that would be tried.
 * @param dialect
 *   Dialect of the table.
 * @param left
 *   Names of constructs to leave out.
 */
export function createTest(
  constructs: FullNormalizedExtension,
  dialect: 'pandoc' | 'adobe',
  left: ReadonlySet<string>
): RegExp {
  const found = new Set<Sign>([always])
  for (const {opener, name} of listConstructs(constructs)) add(name, opener)
  const first = [...found].filter((sign) => typeof sign === 'string').join('|')
  const inner = [...found].filter((sign) => typeof sign !== 'string')
  const openers = inner.map(([at]) => at).join('')
  const rest = inner.map(([at, where]) => `[${at}]${where}`).join('|')
  // A single class test for most characters, instead of one per construct, is three times as fast.
  return new RegExp(`^(?:${first})|(?=[\\n${openers}])(?:\\n(?:${first})|${rest})`, 'i')

  function add(name: string | undefined, opener: string): void {
    if (name === 'pandocMarkup') {
      // In Adobe's tables it is text.
      if (dialect === 'pandoc') for (const sign of pandocSigns) found.add(sign)
    } else if (name !== undefined && signs[name]) {
      if (!left.has(name)) for (const sign of signs[name]) found.add(sign)
    } else if (opener === 'null') found.add('')
    else found.add([openerOf(Number(opener)), ''])
  }
}

/** A class for the first character of a construct; micromark has its own codes for spaces and line endings. */
function openerOf(code: number): string {
  if (code < -2) return '\\n'
  return code < 0 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`
}
