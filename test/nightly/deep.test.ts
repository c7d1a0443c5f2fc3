import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {Thread} from '../hostile/thread.js'

const depth = 100_000

/** Each thing that can hold another one like it, a hundred thousand deep; by indentation as deep as a million units allow. */
const deep: Record<string, string> = {
  'items, one deeper each': Array.from(
    {length: 1000},
    (_, index) => `${'  '.repeat(index)}* a\n`
  ).join(''),
  'items on a line': '* '.repeat(depth),
  'numbers on a line': '1. '.repeat(depth),
  'indented lines': Array.from({length: 1400}, (_, index) => `${' '.repeat(index)}a\n\n`).join(''),
  directives: Array.from({length: 800}, (_, index) => `${'   '.repeat(index)}.. note::\n\n`).join(
    ''
  ),
  'links in links': `${'|:a:'.repeat(depth)}${'|'.repeat(depth)}`,
  'anchors in anchors': `${'*a:'.repeat(depth)}${'*'.repeat(depth)}`,
  'hidden anchors': `${'*|a:'.repeat(depth)}${'|*'.repeat(depth)}`,
  'emphasis in emphasis': `${'*a '.repeat(depth)}${'a* '.repeat(depth)}`,
  'strong in strong': `${'<**'.repeat(depth)}${'**>'.repeat(depth)}`,
  'stars of reST': `${'**a *b '.repeat(depth / 2)}${'b* a** '.repeat(depth / 2)}`,
  'keys in keys': `${'<a'.repeat(depth)}${'>'.repeat(depth)}`,
  brackets: `${'['.repeat(depth)}${']'.repeat(depth)}`,
  'brackets of a signature': `a${'('.repeat(depth)}${')'.repeat(depth)}\n\n   b\n`,
  'quotes of Markdown in a cell': cell('> '.repeat(depth)),
  'items of Markdown in a cell': cell('- '.repeat(depth)),
  // micromark, which reads these cells, takes the square of the time.
  'emphasis of Markdown in a cell': cell(`${'*a '.repeat(3000)}${'a* '.repeat(3000)}`),
  'links of Markdown in a cell': cell(`${'['.repeat(depth)}${'](b)'.repeat(depth)}`),
  'ragged table': `+${'-'.repeat(depth)}+\n${'|\n'.repeat(depth)}+${'-'.repeat(depth)}+\n`
}

function cell(text: string): string {
  const border = `+${'-'.repeat(text.length + 2)}+`
  return `${border}\n| ${text} |\n${border}\n`
}

describe('deep text, with a stack of 512 kB', () => {
  let thread: Thread
  beforeAll(async () => {
    thread = await Thread.create(512)
  })
  afterAll(() => thread.close())

  it.each(Object.keys(deep))('should be read and written: %s', async (name) => {
    const {fault} = await thread.run({text: deep[name]!})
    expect(fault).toBeUndefined()
  })
})
