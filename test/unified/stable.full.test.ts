import fc from 'fast-check'
import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {toGridTable} from '../../src/index.js'
import {remarkGridTables} from '../../src/unified/index.js'
import {runs} from '../runs.js'
import {tables} from '../write/grid-table/model.js'

const processors = [
  unified().use(remarkParse).use(remarkGridTables).use(remarkStringify),
  unified().use(remarkParse).use(remarkGfm).use(remarkGridTables).use(remarkStringify)
]

/** What stands in cells: blocks of Markdown, and markup that only pandoc has. */
const contents = [
  ...['', 'one two three', '*a* **b** `c`', '[l](u "t") ![i](u)', '[ref] and [x][ref]', 'a\\\nb'],
  ...[
    '- a\n- b',
    '1. a\n2. b',
    '- a\n\n  b',
    '> q\n> r',
    '~~~ js\na | b + c\n~~~',
    '    code\n      more'
  ],
  ...[
    '# Head',
    'Head\n----',
    '* * *',
    '<b>x</b> y',
    '<!-- c -->',
    '<div>\nx\n</div>',
    '&amp; &lt;'
  ],
  ...[
    '$a * b_1$',
    '$$x^2$$',
    '10^6^',
    'H~2~O',
    'x^[a *note*]',
    '[s]{.c}',
    '[see @doe, 3]',
    '@doe says'
  ],
  ...[
    '~~old~~ new',
    '`c`{.r}',
    '\\alpha b',
    '\\cite{x}',
    'a. one\nb. two',
    '(i) x',
    '#. x',
    '(@) x'
  ],
  ...['term\n:   def', '| line', '::: d\nx\n:::', ': x', 'Table: x', '~ x', '{.c}', '`<b>`{=html}'],
  ...[
    '\\$5 or \\$6',
    '5$ 6$',
    '1986\\. a',
    '\\*a',
    'x_y_z',
    'C:\\\\x',
    '\\\\',
    '|',
    '+',
    '+---+',
    'a+b|c'
  ],
  ...[
    'http://a.b/c_d',
    'a@b.c',
    '~5',
    '2^8',
    '@',
    '^',
    '$',
    '[^1]',
    '- [x] done',
    '[x]',
    '!',
    '\\#',
    '\\- a'
  ],
  ...[
    '| a | b |\n|---|---|\n| c | d |',
    '+---+\n| n |\n+---+',
    '[ref]: u',
    'é 漢字 👍',
    '"q" -- ...',
    'Ⅷ  x'
  ]
]

const captions = [
  '',
  '',
  ': Words',
  ': Words {#id .c k="v"}',
  'Table: *Words*',
  ': $x$ and [l](u)',
  ': {#i}'
]

const table = fc
  .tuple(
    tables({
      dialect: 'pandoc',
      content: fc
        .constantFrom(...contents)
        .map((value) =>
          value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
        ),
      footer: true,
      columnAlign: true
    }),
    fc.constantFrom(...captions),
    fc.boolean()
  )
  .map(([model, caption, isAbove]) => {
    const lines = toGridTable(model, {cells: 'literal'})
    return caption === '' ? lines : isAbove ? `${caption}\n\n${lines}` : `${lines}\n\n${caption}`
  })

const around = [
  ...[
    'Words.',
    '# Head',
    '- a',
    '> q',
    '~~~\n+---+\n| c |\n+---+\n~~~',
    '[ref]: u',
    '[^1]: N',
    '* * *',
    '<p>'
  ],
  ...['1. a\n\n   b', '    code', ': x', 'Table: y', '+', '| a |\n|---|', '\\+---+', 'a\n===']
]

const prefixes = ['', '', '> ', '- ', '1. ', '> - ']

/** A document whose blocks stand apart, or directly below each other. */
const documents = fc
  .array(
    fc.tuple(
      fc.oneof({weight: 2, arbitrary: table}, {weight: 1, arbitrary: fc.constantFrom(...around)}),
      fc.constantFrom(...prefixes),
      fc.constantFrom('\n\n', '\n\n', '\n\n', '\n')
    ),
    {minLength: 1, maxLength: 4}
  )
  .map((blocks) =>
    blocks
      .map(([text, prefix, gap]) => {
        const rest = prefix.replace(/[^>]/g, ' ')
        return text.replace(/^/gm, rest).replace(rest, prefix) + gap
      })
      .join('')
  )

describe('remarkGridTables, what is written', () => {
  it.each([
    ['without', 0],
    ['with', 1]
  ])('should be read as the same tree, twice, %s GFM', (_, gfm) => {
    const processor = processors[gfm]!
    fc.assert(
      fc.property(documents, (text) => {
        // Without GFM this is a link, whose label `^1` pandoc cannot have.
        fc.pre(gfm === 1 || !text.includes('[^1]'))
        const first = processor.parse(text)
        const written = processor.stringify(first)
        const second = processor.parse(written)
        expect(shape(second), `${text}\n→\n${written}`).toEqual(shape(first))
        // What stands below a list in a quote spreads the list when it is read again, with or without tables.
        const dense = (value: string): string => value.replace(/^[> ]*>[> ]*\n/gm, '')
        expect(dense(processor.stringify(second))).toBe(dense(written))
      }),
      {numRuns: runs(60)}
    )
  })
})

/** A tree without places, widths, and what lists and paragraphs may look like. */
function shape(tree: Root): unknown {
  const drop = new Set(['position', 'width', 'share', 'spread', 'widths'])
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (drop.has(key)) return undefined
      if (
        key === 'data' &&
        Object.keys(value as object).every((name) => /^h[A-Z]|^widths$/.test(name))
      ) {
        return undefined
      }
      return key === 'value' ? String(value).replace(/\s+/g, ' ') : value
    })
  )
}
