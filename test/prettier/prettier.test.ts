import fc from 'fast-check'
import {format, type Options} from 'prettier'
import {describe, expect, it} from 'vitest'
import * as plugin from '../../src/prettier/index.js'
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

  it('should change nothing the second time, between blocks of all kinds', async () => {
    const block = fc.constantFrom(
      table,
      '+---+\n|x  |\n+---+',
      '# Title',
      'some *text* with `code` and a|b',
      '- one\n- two',
      `- one\n\n${indent(table, '  ')}`,
      `> ${table.replaceAll('\n', '\n> ')}`,
      '```js\n+--+\n| a |\n```',
      '| a | b |\n| - | - |\n| c | d |',
      '<b>x</b>',
      '---\n',
      '[a]: https://example.org',
      '1. x\n   +---+\n   | y |\n   +---+',
      '魚 + -'
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, {minLength: 1, maxLength: 6}),
        fc.constantFrom('\n', '\n\n'),
        async (blocks, gap) => {
          const once = await write(blocks.join(gap))
          expect(await write(once)).toBe(once)
          if (gap === '\n\n' && blocks.includes(table)) expect(once).toContain(table)
        }
      ),
      {numRuns: runs(15)}
    )
  })
})

function indent(text: string, margin: string): string {
  return text.replace(/^/gm, margin)
}
