import fc from 'fast-check'
import type {Nodes, Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromRst, fromSphinxText} from '../src/index.js'
import {runs} from './runs.js'

/** Lines that a document can be made of: every construct, whole, cut to pieces and in each other's way. */
const lines = [
  '',
  '',
  '%hyperhelp title="Sprockets" date="2020-02-02"',
  '*|sprockets:⚓|*',
  '# gears:Gears *and* "cogs"',
  '*|old:⚓|* ## teeth:Teeth',
  'Turn the |:gears:gear| by *hand* or call "turn()".',
  'A long line that ends in "',
  'half()" and an emphasis *of',
  'two lines*, and |:gears:a link',
  'of two lines|.',
  '   deeper text with a [1] and <Ctrl+T>',
  '* a bullet',
  '  more of it',
  '10. a number',
  '[1] a footnote',
  'Note:',
  '  an aside, 日本 and \u{1f600}',
  '*gears.turn:turn(*teeth, n=1)*',
  '+-----+--------+',
  '| a   | |:gear |',
  '|=====|========|',
  '|     | s:b|   |',
  '+-----+--------+',
  '```python',
  'turn(1)',
  '```',
  'Title',
  '*****',
  '**strong** and `code`',
  '<** hidden **>',
  '======================',
  '\ttab'
]

/** What only reStructuredText has. */
const rstLines = [
  ...lines,
  ':Teeth:',
  ':Teeth: 12 of *steel*',
  '  ::',
  '.. note:: Turn it.',
  '.. image:: gear.png',
  '.. [#] A footnote.',
  'gears',
  '  turn',
  '-t, --teeth  how many',
  '| verse',
  '#. a number',
  'See gears_, `the gear`_, |gear| and [#]_.'
]

/** Documents with any of the three line endings, perhaps with a byte order mark. */
const documentsOf = (parts: ReadonlyArray<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...parts), {maxLength: 30}),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom('', '\uFEFF')
    )
    .map(([parts, eol, mark]) => mark + parts.join(eol))

const readers: Record<string, readonly [(text: string) => Root, ReadonlyArray<string>]> = {
  'hand-written HyperHelp': [(text) => fromHyperhelp(text, {dialect: 'hyperhelp'}), lines],
  'HyperHelp of the Sphinx builder': [(text) => fromHyperhelp(text, {dialect: 'sphinx'}), lines],
  'Sphinx text': [(text) => fromSphinxText(text), lines],
  reStructuredText: [(text) => fromRst(text), rstLines]
}

describe('positions', () => {
  for (const [name, [read, parts]] of Object.entries(readers)) {
    it(`should be true for every node of ${name}`, () => {
      fc.assert(
        fc.property(documentsOf(parts), (text) => check(read(text), text)),
        {numRuns: runs(300)}
      )
    })
  }
})

it.each([
  [':Teeth:\n', 'definitionList', '1 6'],
  ['gears\n\n   ::\n', 'paragraph', '0 5']
])('should be true for what holds nothing in reStructuredText: %j', (text, type, place) => {
  const {children} = fromRst(text)
  check(fromRst(text), text)
  expect(
    children.map((node) => [
      node.type,
      `${node.position!.start.offset} ${node.position!.end.offset}`
    ])
  ).toEqual([[type, place]])
})

it('should be true for the empty head and cells of columns', () => {
  const text = '\uFEFF|gear|    |tooth|\n          |wheel|\n'
  const tree = fromHyperhelp(text, {dialect: 'hyperhelp'})
  check(tree, text)
  expect(tree.children).toMatchObject([
    {type: 'table', children: [{position: {end: {offset: 1}}}, {}, {}]}
  ])
})

/** Check a node and all that stands in it. */
function check(node: Nodes, text: string): void {
  const {position} = node
  expect(position, `position of ${node.type}`).toBeDefined()
  const start = position!.start.offset!
  const end = position!.end.offset!
  expect(end).toBeGreaterThanOrEqual(start)
  expect(pointOf(text, start)).toEqual({line: position!.start.line, column: position!.start.column})
  expect(pointOf(text, end)).toEqual({line: position!.end.line, column: position!.end.column})
  // The indentation of a line of verse stands nowhere in the text.
  if (node.type === 'text' && position!.start.line === position!.end.line && end > start) {
    expect(text.slice(start, end)).toBe(node.value.replace(/^\u00a0+/, ''))
  }
  if ('children' in node) {
    for (const child of node.children) {
      check(child, text)
      // A cell stands in the row where it starts, and may go on below it.
      if (child.type === 'gtCell') continue
      expect(
        child.position!.start.offset!,
        `start of ${child.type} in ${node.type}`
      ).toBeGreaterThanOrEqual(start)
      expect(
        child.position!.end.offset!,
        `end of ${child.type} in ${node.type}`
      ).toBeLessThanOrEqual(end)
    }
  }
}

function pointOf(text: string, offset: number): {line: number; column: number} {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length, column: before[before.length - 1]!.length + 1}
}
