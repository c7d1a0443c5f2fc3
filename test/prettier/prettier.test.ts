import fc from 'fast-check'
import {format, type Options} from 'prettier'
import {describe, expect, it} from 'vitest'
import * as plugin from '../../src/prettier/index.js'
import {findTables} from '../../src/read/find-tables.js'
import {toMatrix} from '../../src/tables/to-matrix.js'
import {runs} from '../runs.js'

function write(text: string, options: Options = {}): Promise<string> {
  return format(text, {parser: 'markdown', plugins: [plugin], ...options})
}

const table = `+-----+-----+
| a   | b   |
+=====+=====+
| *c* | d   |
|     |     |
|     | e_f |
+-----+-----+`

describe('gridhelp/prettier', () => {
  it('should keep a table', async () => {
    expect(await write(`# Title\n\n${table}\n\n*   text\n`)).toBe(`# Title\n\n${table}\n\n- text\n`)
  })

  it('should format a table', async () => {
    expect(await write('+---+---+\n|a  |b  |\n+---+---+\n')).toBe(
      '+---+---+\n| a | b |\n+---+---+\n'
    )
  })

  it.each([
    ['a list', (text: string) => `- item\n\n${indent(text, '  ')}\n\n  more\n`],
    ['an ordered list', (text: string) => `1. item\n\n${indent(text, '   ')}\n`],
    ['a quote', (text: string) => `> text\n>\n${indent(text, '> ')}\n>\n> more\n`]
  ])('should keep a table in %s', async (_, place) => {
    expect(await write(place(table))).toBe(place(table))
  })

  it.each([
    ['fences', `\`\`\`text\n+---+\n|a  |\n+---+\n\`\`\`\n`],
    ['indented code', 'Text\n\n    +---+\n    |a  |\n    +---+\n\nText\n'],
    ['HTML', '<pre>\n+---+\n|a  |\n+---+\n</pre>\n']
  ])('should leave %s alone', async (_, text) => {
    expect(await write(text)).toBe(text)
  })

  it('should keep a table whatever is done to prose', async () => {
    const text = `One two three four five six\n\n${table}\n\nOne two three four five six\n`
    expect(await write(text, {proseWrap: 'always', printWidth: 12})).toContain(`\n${table}\n`)
  })

  it('should leave documents without tables to Prettier', async () => {
    const text = '| a | b |\n|--|--|\n| 1+1 | +2 |\n\n* * *\n\n+ x\n+ y\n'
    expect(await write(text)).toBe(await format(text, {parser: 'markdown'}))
  })

  it('should change nothing the second time, and no table, between blocks of all kinds', async () => {
    const loose = '+---+---+\n|x  | y |\n+---+---+'
    const block = fc.constantFrom(
      table,
      loose,
      '# Title',
      'Title\n=====',
      'some *text* with `code` and a|b',
      'A paragraph that is longer than a line of forty columns, with words to wrap.',
      '- one\n- two',
      '* one\n\n* two',
      '+ one\n+ two',
      `- one\n\n${indent(table, '  ')}`,
      `*   one\n\n${indent(table, '    ')}\n\n    more`,
      `1. one\n\n${indent(loose, '   ')}\n\n2. two`,
      `10) ten\n\n${indent(table, '    ')}`,
      `- one\n  - two\n\n${indent(loose, '    ')}\n\n  three`,
      `- [ ] task\n\n${indent(table, '  ')}`,
      `> ${table.replaceAll('\n', '\n> ')}`,
      `> - one\n>\n${indent(table, '>   ')}`,
      '```js\nconst  a = {b:1}\n+--+\n| a |\n```',
      '~~~text\n+---+\n|a  |\n+---+\n~~~',
      '    +---+\n    |a  |\n    +---+',
      '| a | b |\n| - | - |\n| c | d |',
      '<b>x</b>',
      '<!-- prettier-ignore -->',
      '---\n',
      '[a]: https://example.org',
      '[^n]: note\n\n    more',
      'See [^n] and [a].',
      '1. x\n   +---+\n   | y |\n   +---+',
      '魚 + -',
      '+---+---+\n| a | broken\n+---+---+'
    )
    const options = fc.record({
      proseWrap: fc.constantFrom('always' as const, 'never' as const, 'preserve' as const),
      printWidth: fc.constantFrom(40, 80),
      tabWidth: fc.constantFrom(2, 4),
      useTabs: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, {minLength: 1, maxLength: 6}),
        fc.constantFrom('\n', '\n\n'),
        options,
        async (blocks, gap, options) => {
          const text = blocks.join(gap)
          const once = await write(text, options)
          // What Prettier itself does not leave alone the second time is its own.
          const plain = await format(text, {parser: 'markdown', ...options})
          if ((await format(plain, {parser: 'markdown', ...options})) !== plain) return
          expect(await write(once, options)).toBe(once)
          if (gap === '\n\n') expect(texts(once)).toEqual(texts(text))
        }
      ),
      {numRuns: runs(25)}
    )
  })

  it.each(['always', 'never', 'preserve'] as const)(
    'should format code beside a table, and wrap prose: %s',
    async (proseWrap) => {
      const text = `\`\`\`js\nlet  a=1\n\`\`\`\n\n- item\n\n${indent(table, '  ')}\n`
      expect(await write(text, {proseWrap})).toBe(
        `\`\`\`js\nlet a = 1;\n\`\`\`\n\n- item\n\n${indent(table, '  ')}\n`
      )
    }
  )

  it('should keep line endings, and tables of MDX', async () => {
    const text = `# Title\n\n${table}\n`.replaceAll('\n', '\r\n')
    expect(await write(text, {endOfLine: 'crlf'})).toBe(text)
    const mdx = `import A from './a'\n\n<A />\n\n${table}\n`
    expect(await write(mdx, {parser: 'mdx'})).toContain(table)
  })
})

/** What the tables of a document say. */
function texts(text: string): Array<unknown> {
  return findTables(text, {dialect: 'markdown', cells: 'text'}).map((table) => toMatrix(table))
}

function indent(text: string, margin: string): string {
  return text.replace(/^/gm, margin)
}
