import {parse} from 'micromark'
import {cellOptions} from './cell-options.js'
import {createTest} from './signs.js'

/** Constructs that `readSimpleInline` reads, too. */
const simple: ReadonlySet<string> = new Set([
  'attention',
  'codeText',
  'labelEnd',
  'protocolAutolink'
])

/** Expressions for anything else in a cell, by dialect. */
const tests = {
  plain: new Map<'pandoc' | 'adobe', RegExp>(),
  simple: new Map<'pandoc' | 'adobe', RegExp>()
}

/**
 * Whether the Markdown text of a single cell is certainly paragraphs of `plain` text, separated by blank lines, or,
 * with `simple` markup as well, only what `readSimpleInline` reads.
 *
 * It checks the constructs that micromark would try without starting micromark, which takes a hundred times as long.
 * Constructs unknown here count wherever their first character occurs.
 *
 * @param text
 *   Lines without trailing spaces.
 * @param content
 *   Allowed content.
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
    const {constructs} = parse(cellOptions(dialect))
    test = createTest(constructs, dialect, content === 'plain' ? new Set() : simple)
    tests[content].set(dialect, test)
  }
  return !test.test(text)
}
