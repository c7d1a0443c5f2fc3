import fc from 'fast-check'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {describe, expect, it} from 'vitest'
import {readGridTable} from '../../grammars/grid-table/index.js'
import {JoinedText} from '../../grammars/joined-text.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {readBreaks} from '../../src/read/breaks.js'
import {joinLines} from '../../src/read/join-lines.js'
import {cellOptions} from '../../src/read/markdown/cell-options.js'
import {placeNode} from '../../src/read/markdown/place-node.js'
import {holdsOnly} from '../../src/read/markdown/plain-text.js'
import {readMarkdown, readMarkdownCell} from '../../src/read/read-markdown.js'
import {runs} from '../runs.js'

/** What markup is made of, and what only looks like it. */
const pieces = [
  ...'abZ019 .,:;!?()[]{}<>*_`~\\/|#+-=&@$^"\'%',
  ...['\n', '\n', ' ', ' ', '\n\n', 'ab', 'é', '漢', '\u{1F600}', '\u00A0'],
  ...['](', '[a]: b', '[^1]', '&amp;', '&#65;', '**', '__', '``', '```', '~~', '~~~', '---', '==='],
  ...['www.', 'http://a.b', 'a@b.c', '<a>', '</a>', '<!--', '<b', 'i. ', 'a) ', '#. ', '(@x) '],
  ...['1. ', '- ', '+ ', '> ', '# ', '| a | b |', '|---|---|', '+---+', '$x$', '^a^', '[a]{.b}'],
  ...['[x] ', 'C:/a', 'a_b', '__init__', 'f(a, b)', 'list[int]', '3.11', '-7', '+3', '*.so'],
  ...['x < y', '10:30', '`a b`', '*a*', '**a b**', '[a](b)', '![a](b)', '[a b](http://a.b/c)']
]

const text = fc
  .array(fc.constantFrom(...pieces), {minLength: 1, maxLength: 12})
  .map((parts) => parts.join(''))
  .chain((value) => fc.constantFrom(value, value.replace(/^/gm, '- '), value.replace(/^/gm, '* ')))
  // The lines of a cell have no blanks at their ends, and no blank lines stand around them.
  .map((value) => value.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, ''))
  .filter((value) => value !== '')
  // Below an empty marker a task is none, and an assertion in the development build of mdast-util-gfm fails.
  .filter((value) => !/^[\t >]*(?:[-+*]|\w+[.)])\n[\t ]*\[[x ]\]/m.test(value))

/** What micromark makes of the lines of a cell. */
function slowly(block: TextBlock, dialect: 'pandoc' | 'adobe') {
  const joined = JoinedText.of(block, '\n')
  const {children} = fromMarkdown(joined.value, cellOptions(dialect))
  for (const child of children) placeNode(child, joined)
  return children
}

describe('cells of Markdown', () => {
  it.each(['pandoc', 'adobe'] as const)(
    'should read as micromark reads them where it is not asked: %s',
    (dialect) => {
      const count = {plain: 0, simple: 0, other: 0}
      fc.assert(
        fc.property(text, (value) => {
          const content = (['plain', 'simple'] as const).find((one) =>
            holdsOnly(value, one, dialect)
          )
          count[content ?? 'other'] += 1
          const block = TextBlock.of(new Source(value))
          expect(readMarkdown(block, dialect)).toEqual(slowly(block, dialect))
        }),
        {numRuns: process.env.GRIDHELP_NIGHTLY ? 500_000 : runs(300)}
      )
      expect(Math.min(...Object.values(count))).toBeGreaterThan(10)
    }
  )

  it.each(['pandoc', 'adobe'] as const)(
    'should read in a table as micromark reads them: %s',
    (dialect) => {
      let count = 0
      fc.assert(
        fc.property(text, (value) => {
          const lines = value.split('\n')
          const width = Math.max(...lines.map((line) => line.length))
          const border = `+-${'-'.repeat(width)}-+`
          const drawn = [border, ...lines.map((line) => `| ${line.padEnd(width)} |`), border]
          const block = TextBlock.of(new Source(drawn.join('\n')))
          const reading = readGridTable(block, {dialect, widths: 'code-unit'}, () => {})
          // Marks may draw more cells.
          if (reading?.cells.length !== 1) return
          count += 1
          const [cell] = reading.cells
          const wanted = slowly(cell!.text, dialect)
          joinLines(wanted)
          for (const child of wanted) readBreaks(child)
          expect(readMarkdownCell(cell!, dialect)).toEqual(wanted)
        }),
        {numRuns: process.env.GRIDHELP_NIGHTLY ? 100_000 : runs(200)}
      )
      expect(count).toBeGreaterThan(100)
    }
  )

  it.each(['a[@]a', '[see @]', '^ ^a', 'a@.a', '**a b****a b**}*a*a'])(
    'should read %j as micromark does',
    (value) => {
      for (const dialect of ['pandoc', 'adobe'] as const) {
        const block = TextBlock.of(new Source(value))
        expect(readMarkdown(block, dialect)).toEqual(slowly(block, dialect))
      }
    }
  )

  it.each([
    'the rope of this anchor',
    'os.path.join max_turns self.drum_width',
    '12 3.11.2 1,204.50 -7 0x1F 2026-11-28 99.9 %',
    `"wet" rope 'dry' it's the "iron of" a boat`,
    'wind(rope) turns[0] f(a, b) {dry} (see below) list[int] x < y',
    'note: see /usr/lib/rope C:/ropes/oak a:b ./drum.c lib/*.so x=1; y=2 std::rope',
    'two lines\nof words',
    'two\n\nparagraphs'
  ])('should not ask micromark about %j', (value) => {
    expect(holdsOnly(value, 'plain', 'pandoc')).toBe(true)
  })
})
