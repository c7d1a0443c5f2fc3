import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {Client, withCursor} from './client.js'

let client: Client
let count = 0

beforeAll(async () => {
  client = await Client.start()
})

afterAll(async () => {
  expect(await client.stop()).toBe(0)
})

/** Type into a text at the mark `‸`; the mark is in the result, too. */
async function type(marked: string, keys: string, languageId?: string): Promise<string> {
  const {text, position} = withCursor(marked)
  const uri = `untitled:typing-${count++}`
  client.open(uri, text, languageId)
  const cursor = await client.type(uri, position, keys)
  const result = client.document(uri)
  const offset = result.offsetAt(cursor)
  return `${result.getText().slice(0, offset)}‸${result.getText().slice(offset)}`
}

describe('typing in a table', () => {
  it('should take the blanks of the cell first', async () => {
    expect(
      await type(
        `+-----------+-----+
| fox‸       | b   |
+-----------+-----+
`,
        'es'
      )
    ).toBe(`+-----------+-----+
| foxes‸     | b   |
+-----------+-----+
`)
  })

  it('should widen the column when the text outgrows it', async () => {
    expect(
      await type(
        `+-----+-----+
| fox‸ | b   |
+-----+-----+
| a   | c   |
+-----+-----+
`,
        'es'
      )
    ).toBe(`+-------+-----+
| foxes‸ | b   |
+-------+-----+
| a     | c   |
+-------+-----+
`)
  })

  it('should move the end of cells that span the column', async () => {
    expect(
      await type(
        `+-----+-----+
| over both |
+=====+=====+
| fox‸ | b   |
+-----+     |
| a   |     |
+-----+-----+
`,
        'es'
      )
    ).toBe(`+-------+-----+
| over both   |
+=======+=====+
| foxes‸ | b   |
+-------+     |
| a     |     |
+-------+-----+
`)
  })

  it('should move the bars of cells that go on beside a border', async () => {
    expect(
      await type(
        `+-----+-----+-----+
| fox | bee‸ | c   |
|     +-----+     |
| a   | b   | d   |
+-----+-----+     |
| e   | f   | g   |
+-----+-----+-----+
`,
        's'
      )
    ).toBe(`+-----+------+-----+
| fox | bees‸ | c   |
|     +------+     |
| a   | b    | d   |
+-----+------+     |
| e   | f    | g   |
+-----+------+-----+
`)
    expect(
      await type(
        `+-----+-----+-----+
| fox‸ | bee | c   |
|     +-----+-----+
| a   | b   | d   |
+-----+-----+     |
| e   | f   | g   |
+-----+-----+-----+
`,
        'es'
      )
    ).toBe(`+-------+-----+-----+
| foxes‸ | bee | c   |
|       +-----+-----+
| a     | b   | d   |
+-------+-----+     |
| e     | f   | g   |
+-------+-----+-----+
`)
  })

  it('should leave bars in the text of a cell that spans where they are', async () => {
    expect(
      await type(
        `+-----+-----+
| a   | b   |
+-----+-----+
| a   | and |
+-----------+
| fox‸ | b   |
+-----+-----+
`,
        'es'
      )
    ).toBe(`+-------+-----+
| a     | b   |
+-------+-----+
| a   | and   |
+-------------+
| foxes‸ | b   |
+-------+-----+
`)
  })

  it('should make up for what was deleted', async () => {
    expect(
      await type(
        `+-------+-----+
| fo‸  | b   |
+-------+-----+
`,
        'r'
      )
    ).toBe(`+-------+-----+
| for‸   | b   |
+-------+-----+
`)
  })

  it('should put the bar of a new cell where the column ends', async () => {
    expect(
      await type(
        `+-----+-----+
| a   | b   |
+-----+-----+
‸
+-----+-----+
`,
        '| c| d|'
      )
    ).toBe(`+-----+-----+
| a   | b   |
+-----+-----+
| c   | d   |‸
+-----+-----+
`)
  })

  it('should widen the column at the bar of a longer cell', async () => {
    expect(
      await type(
        `+-----+-----+
| a   | b   |
+-----+-----+
‸
+-----+-----+
`,
        '| caterpillar |'
      )
    ).toBe(`+-------------+-----+
| a           | b   |
+-------------+-----+
| caterpillar |‸
+-------------+-----+
`)
  })

  it('should count wide characters as docutils does', async () => {
    expect(
      await type(
        `+------+-----+
| 魚‸   | b   |
+------+-----+
`,
        '魚x'
      )
    ).toBe(`+-------+-----+
| 魚魚x‸ | b   |
+-------+-----+
`)
  })

  it('should work in comments of code and in indented text', async () => {
    expect(
      await type(
        `  // +-----+-----+
  // | fox‸ | b   |
  // +-----+-----+
  call(a || b)
`,
        'es',
        'typescript'
      )
    ).toBe(`  // +-------+-----+
  // | foxes‸ | b   |
  // +-------+-----+
  call(a || b)
`)
  })

  it.each([
    ['a pipe table', '| a‸ | b |\n|---|---|\n', 'b', '| ab‸ | b |\n|---|---|\n'],
    ['code', 'if (a ‸|| b) {\n', 'x', 'if (a x‸|| b) {\n'],
    ['a border', '+--‸-+\n| a |\n+---+\n', '-', '+---‸-+\n| a |\n+---+\n'],
    ['a line block', '| one‸ |\n| two\n', 's', '| ones‸ |\n| two\n']
  ])('should leave %s alone', async (_, text, keys, result) => {
    expect(await type(text, keys)).toBe(result)
  })
})

describe('Enter', () => {
  it('should make a row below a row', async () => {
    expect(
      await type(
        `+-----+-----+
| a   | b   |‸
+-----+-----+
`,
        '\n'
      )
    ).toContain(`+-----+-----+
| a   | b   |
+-----+-----+
|     |     |`)
  })

  it('should close a table that is being typed', async () => {
    expect((await type('+-----+-----+\n| a   | b   |‸', '\n')).replace('‸', '')).toBe(`+-----+-----+
| a   | b   |
+-----+-----+
|     |     |
+-----+-----+`)
  })

  it('should make the first row below the first border', async () => {
    expect((await type('+-----+-----+‸\n', '\n')).replace('‸', '')).toBe(`+-----+-----+
|     |     |
+-----+-----+
`)
  })

  it('should add a line to a row of several lines', async () => {
    expect(
      (
        await type(
          `+-----+-----+
| a   | b   |‸
| c   |     |
+-----+-----+
`,
          '\n'
        )
      ).replace('‸', '')
    ).toBe(`+-----+-----+
| a   | b   |
|     |     |
| c   |     |
+-----+-----+
`)
  })

  it('should leave the table below its last border', async () => {
    expect(await type('+-----+\n| a   |\n+-----+‸\n', '\n')).toBe('+-----+\n| a   |\n+-----+\n‸\n')
  })
})
