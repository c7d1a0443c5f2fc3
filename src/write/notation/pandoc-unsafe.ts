import type {ConstructName, Unsafe} from 'mdast-util-to-markdown'

/** Where text is not read for markup. */
const notInConstruct: Array<ConstructName> = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe'
]

// Patterns only look at what follows: the next character may be one of theirs.
const blank = '(?=[ \\t\\r\\n])'
const letters = '[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+'

/**
 * Say which characters of text pandoc takes for markup and CommonMark does not: a backslash escapes any character and
 * starts TeX; `$` is math, `^` and `~` raise and lower, `@` cites; letters number lists, and `:`, `~` and `|` begin
 * definitions, divs and lines. Whoever reads CommonMark takes the backslashes away as well.
 *
 * @param inConstruct
 *   Where: nowhere else are they escaped.
 */
export function pandocUnsafe(inConstruct: ConstructName): Array<Unsafe> {
  const patterns: Array<Unsafe> = [
    {character: '\\'},
    // What follows is told in `character`, which makes a pattern as well: one with `after` is left out where the next
    // character is escaped, but `$\*x$` still is math.
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
 * A backslash that breaks the line behind a bare URL, a host or an address would be a part of it for GFM: the mark
 * that makes a link of them is escaped.
 */
export const breakAfterUrl: ReadonlyArray<Unsafe> = [
  {character: ':', before: '[ps]', after: '\\/\\/\\S*\\\\$', inConstruct: 'phrasing'},
  {character: '.', before: '[Ww]', after: '[-.\\w]\\S*\\\\$', inConstruct: 'phrasing'},
  {character: '@', before: '[-+.\\w]', after: '[-.\\w]\\S*\\\\$', inConstruct: 'phrasing'}
]
