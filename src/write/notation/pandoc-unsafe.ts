import type {ConstructName, Unsafe} from 'mdast-util-to-markdown'

/** Constructs in which text is not parsed for markup. */
const notInConstruct: Array<ConstructName> = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe'
]

// Lookaheads only: the next character may itself match a pattern.
const blank = '(?=[ \\t\\r\\n])'
const letters = '[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+'

/**
 * List the characters that are markup to pandoc but not to CommonMark: a backslash escapes any character and starts
 * TeX; `$` is math, `^` and `~` are super- and subscript, `@` cites; letters number lists, and `:`, `~` and `|` begin
 * definitions, divs and lines. CommonMark parsers remove the backslashes as well.
 *
 * @param inConstruct
 *   The only construct in which they are escaped.
 */
export function pandocUnsafe(inConstruct: ConstructName): Array<Unsafe> {
  const patterns: Array<Unsafe> = [
    {character: '\\'},
    // The lookahead is part of `character`, which allows patterns: an entry with `after` is skipped where the next
    // character is escaped, but `$\*x$` is still math.
    {character: '$(?=\\S)'},
    {character: '^(?=\\S)'},
    {character: '~(?=\\S)'},
    {character: '@(?<=(?:^|[^A-Za-z0-9_])@)(?=[\\w{*])'},
    {atBreak: true, character: '|', after: blank},
    {atBreak: true, character: ':'},
    {atBreak: true, before: '[Tt]able', character: ':'},
    {atBreak: true, character: '~', after: blank},
    {atBreak: true, before: letters, character: '.', after: blank},
    {atBreak: true, before: `${letters}|\\d+`, character: ')', after: blank},
    {atBreak: true, character: '(', after: `(?:${letters}|\\d+|#|@[\\w-]*)\\)${blank}`}
  ]
  return patterns.map((pattern) => ({...pattern, inConstruct, notInConstruct}))
}

/**
 * A backslash that breaks the line after a bare URL, a host or a mail address would become part of it in GFM: the
 * character that makes it a link is escaped.
 */
export const breakAfterUrl: ReadonlyArray<Unsafe> = [
  {character: ':', before: '[ps]', after: '\\/\\/\\S*\\\\$', inConstruct: 'phrasing'},
  {character: '.', before: '[Ww]', after: '[-.\\w]\\S*\\\\$', inConstruct: 'phrasing'},
  {character: '@', before: '[-+.\\w]', after: '[-.\\w]\\S*\\\\$', inConstruct: 'phrasing'}
]
