/**
 * How much likelier two letters of English text stand side by side inside a longer word than on both sides of a blank:
 * a row for each first letter, a column for each second, `e` for equally likely, each letter further e times as likely.
 * Counted over CPython's documentation; it is the English that counts: it decides as well for the Linux kernel's.
 */
const pairs: ReadonlyArray<string> = [
  'bfffdcfbfefgffcecgeggedfgc',
  'hdfficdcgidiedhedhffieddhd',
  'hcfbibcigdihbcicehehhbbdgd',
  'caadgadaddbdabdaccdaecacec',
  'dbdfcdecbccedfadffedbdbidd',
  'daaafebafcbeaafbcebbgbaccc',
  'caaafaffdcbdbfbbcedafaadcc',
  'eaaagabbeccdccfacfccdbadfc',
  'hiiiihidcdfiiiihfiiieidgfh',
  'fdddidddddddddfdddddeddddd',
  'ecbchaeceddebebddcfadccdec',
  'fbbfhcdbfccgbbfccceegcdchd',
  'fgabhbcbecddfdghcbeafbacec',
  'daffedicddedcdccdafeecaccd',
  'ceefcdfadefffheecgddffffcd',
  'gccficdffddidcghdiefgccdhd',
  'ddddddddcdddddddddddiddddd',
  'ecdegcfdfdedefedcefdeecbgc',
  'bacafaaedbddbacedaedeaacfb',
  'eacbgbagebcdabdccfecfabcfd',
  'fhdfiggagccighfhdighcdafdd',
  'idddidddgdddddgcdddddddddd',
  'ebabfacgeddeaffaceeabcbdcd',
  'fcgcfbcdedcdcbbgdcbgcccded',
  'aabacacaccbcddaebaddabcdbd',
  'fdddhdddedddddeddddddddddd'
]

/**
 * Weigh two letters that stand on either side of a line end.
 *
 * @returns
 *   Logarithm of the odds: above 0 if they are likelier inside a word, 0 if either is no letter of English.
 */
export function weighPair(before: string, after: string): number {
  const row = pairs[before.toLowerCase().charCodeAt(0) - 97]
  const code = row?.charCodeAt(after.toLowerCase().charCodeAt(0) - 97)
  return code === undefined || Number.isNaN(code) ? 0 : code - 101
}
