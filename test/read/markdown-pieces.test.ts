import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Source} from '../../grammars/source.js'
import type {MarkdownDialect} from '../../src/read/markdown/dialect.js'
import {readMarkdownDocument} from '../../src/read/markdown/index.js'
import {runs} from '../runs.js'

/** Blocks of all kinds, whole ones and such as nothing closes. */
const block = fc.constantFrom(
  'Words of a paragraph.',
  'Two lines\nof words',
  'A term\n\n:   What it means\n\n    and more',
  'Another term\n: Meaning',
  '# A heading',
  '## Another *heading*',
  'A title\n=======',
  '- an item\n- [x] a task',
  '1. one\n\n   goes on\n\n2. two',
  '- item\n\n  ```\n  code\n\n',
  '> quoted\nlazy',
  '> ```\n> code',
  '```js\nlet code\n\nWords in code\n\n# No heading',
  '```',
  '~~~~',
  '   ```\ncode\n\nmore\n   ```',
  '    indented\n\n    code',
  '<div>\n\nWords in it\n\n</div>',
  '<!-- a comment\n\nWords in it',
  'and its end -->',
  '<script>\n\nlet a\n\n</script>',
  '<?php\n\n# more',
  '?>',
  '<pre>\n\nText',
  '</pre>',
  '| a | b |\n|---|---|\n| [a] | [^n] |',
  'Table: What it shows',
  ': Another caption',
  '+-----+-----+\n| a   | b   |\n+-----+-----+\n| *c* | [a] |\n+-----+-----+',
  '+-----+-----+\n| a   | b |\n+-----+-----+',
  '  +---+\n  | x |\n  +---+',
  '[a]: https://example.org',
  '[b c]: /b "B"',
  '[^n]: A note\n\n    goes on',
  'See [a], [B  C], [b c][], ![x][a], [^n], [\\]], [d] and https://example.org.',
  '$$\n\nx = 1\n\n$$',
  '$$',
  '---',
  '---\ntitle: x\n\n...',
  '::: {.note}\n\nWords\n\n:::',
  '\\begin{x}\n\nWords',
  '+ item\n\n# heading',
  'Überschrift'
)

/** What is in a cell: paragraphs, and what is more. */
const line = fc.constantFrom(
  'words',
  'Two words',
  '`code` *em*',
  '**bold** _x_',
  '*open',
  'https://a.org/b',
  'www.a.org',
  'me@a.org',
  'a \\+ b',
  '`a\\+b`',
  '~x~ ~~y~~',
  ': meaning',
  '$x$ x^2^',
  '# heading',
  '> quote',
  '- item',
  '1. one',
  '(i) one',
  '@x [a]',
  'See [a](b)',
  '[a]: b',
  '&amp; <b>',
  'Table: x',
  '---',
  '```',
  '    x',
  ''
)

/** A table of one column. */
const table = fc
  .array(fc.array(line, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 3})
  .map((rows) => {
    const border = `+${'-'.repeat(20)}+`
    const cells = rows.map((lines) => [...lines.map((text) => `| ${text.padEnd(18)} |`), border])
    return [border, ...cells.flat()].join('\n')
  })

const document = fc
  .array(
    fc.tuple(
      fc.oneof({weight: 5, arbitrary: block}, table),
      fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n', '\r\n\r\n')
    ),
    {
      minLength: 1,
      maxLength: 14
    }
  )
  .map((blocks) => blocks.flat().join(''))

function read(
  text: string,
  dialect: MarkdownDialect,
  cells: boolean,
  pandoc: boolean,
  piece: number
): unknown {
  const problems: Array<unknown> = []
  const {tree, tables, refused} = readMarkdownDocument(new Source(text), {
    ...{dialect, cells, pandoc, piece, widths: 'auto', pipes: true},
    tokenizeAll: piece === Number.POSITIVE_INFINITY,
    report: (problem) => problems.push(problem)
  })
  return {
    tree,
    problems,
    tables: tables.map(({node, block}) => [
      tree.children.indexOf(node as never),
      block.start,
      block.toString()
    ]),
    refused: refused.map((block) => [block.start, block.toString()])
  }
}

describe('a Markdown document', () => {
  it('should be the same, read piece by piece', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom<MarkdownDialect>('markdown', 'pandoc', 'adobe'),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(0, 1, 40),
        (text, dialect, cells, pandoc, piece) => {
          const whole = read(text, dialect, cells, pandoc, Number.POSITIVE_INFINITY)
          expect(read(text, dialect, cells, pandoc, piece)).toEqual(whole)
        }
      ),
      {numRuns: runs(600)}
    )
  })

  it('should know in each piece what others define', () => {
    const text = 'See [a] and [^n].\n\n# Next\n\n[a]: /b\n\n[^n]: Note\n'
    const {tree} = readMarkdownDocument(new Source(text), {
      ...{dialect: 'markdown', cells: true, widths: 'auto', piece: 1, report() {}}
    })
    expect(JSON.stringify(tree.children[0])).toMatch(/"linkReference".*"footnoteReference"/)
  })
})
