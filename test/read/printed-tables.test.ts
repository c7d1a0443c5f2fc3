import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {findTables, toGridTable, toMatrix} from '../../src/index.js'

const folder = new URL('../printed/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const records = JSON.parse(read('data.json')) as Array<Record<string, string | number>>

/** Printed by the programs with these names: `scripts/print-tables.sh`. */
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))

/** What no reader can tell apart from text, or what is markup of a wiki. */
const unread = new Set([
  'mysql-vertical',
  'nushell-ascii-rounded',
  'nushell-dots',
  'nushell-light',
  'nushell-with-love',
  'psql-expanded',
  'tabulate-asciidoc',
  'tabulate-jira',
  'tabulate-mediawiki',
  'tabulate-moinmoin',
  'tabulate-textile',
  'tabulate-youtrack'
])

/** Tables of other records, tables of reST, and a title in the border. */
const others =
  /-(?:lines|wrapped|many|spans|restructured|title)$|^(?:rich-lines|rich-title|texttable|tabulate-grid)$/

describe('tables that programs print', () => {
  const same = names.filter(
    (name) => !unread.has(name) && (!others.test(name) || /^rich-[lt]i/.test(name))
  )
  it.each(same)('should read the records that %s printed', (name) => {
    const [table, ...more] = findTables(read(`${name}.txt`))
    expect(more).toEqual([])
    expect(table?.data?.printed).toBe(true)
    const [head, ...rows] = toMatrix(table!)
    const columns = head!.length - 4
    expect(head!.slice(columns)).toEqual(['id', 'name', 'price', 'note'])
    // Programs count rows, quote texts and write numbers in their ways; DuckDB and Polars tell types.
    const body = rows.slice(table!.children[0]!.children.length - 1)
    expect(body.map((row) => row.slice(columns).map(toPlain))).toEqual(
      records.map((record) => Object.values(record).map(String))
    )
  })

  it.each([...unread])('should leave what %s prints alone', (name) => {
    expect(findTables(read(`${name}.txt`))).toEqual([])
  })

  it.each(['psql-ascii-lines', 'psql-ascii-2-lines', 'psql-old-ascii-lines', 'psql-unicode-lines'])(
    'should keep the line endings that %s marks',
    (name) => {
      expect(matrices(read(`${name}.txt`))).toEqual([
        [
          ['id', 'note'],
          ['1', 'one\ntwo'],
          ['2', 'three']
        ]
      ])
    }
  )

  it('should read pipe tables with blanks around their dashes, and cells of dashes for what they are', () => {
    expect(matrices('| a | b |\n| :-- | --- |\n| 1 | - |\n| - | - |')).toEqual([
      [
        ['a', 'b'],
        ['1', '-'],
        ['-', '-']
      ]
    ])
    expect(matrices('> | a |\n> | --- |\n> | 1 |')).toEqual([[['a'], ['1']]])
  })

  it('should not take a plus at the end of a cell for a mark where the next line has a cell that nothing marks', () => {
    expect(matrices('id | sum\n---+----\na  | 1 +\nb  | 2')).toEqual([
      [
        ['id', 'sum'],
        ['a', '1 +'],
        ['b', '2']
      ]
    ])
  })

  it.each(['psql-wrapped', 'sqlite-box-wrapped'])(
    'should put wrapped words of %s together',
    (name) => {
      const [, first, second] = matrices(read(`${name}.txt`))[0]!
      expect(first).toEqual(['1', 'a sentence that is far too long'])
      expect(second).toEqual(['2', 'short'])
    }
  )

  it('should say where it took a line for the continuation of the one above', () => {
    const file = new VFile(read('rich-wrapped.txt'))
    expect(toMatrix(findTables(file)[0]!)).toEqual([
      ['id', 'note'],
      ['1', 'a sentence that is far too long for one line'],
      ['2', 'short'],
      ['', 'no number']
    ])
    expect(file.messages.map(({line, ruleId}) => [line, ruleId])).toEqual([
      [5, 'printed-table-wrapped']
    ])
  })

  it('should read cells over rows and columns', () => {
    const [table] = findTables(read('cli-table3-spans.txt'))
    expect(toMatrix(table!)[2]).toEqual(['1', 'Byron', '3'])
    const [head, body] = table!.children
    expect(head!.children[0]!.children).toMatchObject([{colSpan: 2}, {}])
    expect(body!.children[0]!.children).toMatchObject([{rowSpan: 2}, {}, {}])
    expect(body!.children[1]!.children).toHaveLength(2)
  })

  it('should leave grid tables alone that are wrapped by hand', () => {
    for (const head of ['-', '=']) {
      const text = [
        '+------+------------+',
        '| Name | Meaning    |',
        `+${head.repeat(6)}+${head.repeat(12)}+`,
        '| one  | A text     |',
        '|      | in lines   |',
        '+------+------------+'
      ].join('\n')
      expect(findTables(text)).toMatchObject([{dialect: 'rst'}])
      expect(findTables(text)[0]!.data).toBeUndefined()
    }
  })

  it('should not look for them in documents of a known language', () => {
    const text = read('mysql.txt')
    expect(findTables(text, {dialect: 'rst'})[0]!.data).toBeUndefined()
    expect(findTables(read('psql-ascii-1.txt'), {dialect: 'rst'})).toEqual([])
    expect(findTables(text, {printed: false})[0]!.data?.printed).toBeUndefined()
  })

  it('should not take drawings for tables', () => {
    for (const text of [
      '┌─────┐     ┌─────┐\n│ one │────▶│ two │\n└─────┘     └─────┘',
      '┌───────────┐\n│ Update!   │\n└───────────┘',
      '├── src\n│   ├── a.ts\n│   └── b.ts\n└── test',
      'Title\n-----\n\nText.',
      '--- a/file\n+++ b/file\n@@ -1 +1 @@\n-x\n+y'
    ]) {
      expect(findTables(text)).toEqual([])
    }
  })

  it('should find them beside each other, in comments and at the ends of the text', () => {
    const psql = 'a | b\n--+--\n1 | 2\n(1 row)'
    const box = '┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n└───┴───┘'
    const org = '| a | b |\n|---+---|\n| 1 | 2 |'
    const lines = [psql, box, org, box].join('\n').split('\n')
    for (const margin of ['', '# ', '    ']) {
      const text = lines.map((line) => margin + line).join('\n')
      expect(matrices(text)).toEqual(
        Array.from({length: 4}, () => [
          ['a', 'b'],
          ['1', '2']
        ])
      )
    }
  })

  it('should take no text beside a table for a part of it', () => {
    for (const name of [
      'psql-ascii-1',
      'psql-ascii-0',
      'nushell-compact',
      'mysql',
      'sqlite-column'
    ]) {
      const text = `db=# select * from t where a = 'b | c';\n${read(`${name}.txt`)}`
      expect(matrices(text), name).toEqual(matrices(read(`${name}.txt`)))
    }
  })

  it('should report a row whose bars fit no rule', () => {
    const file = new VFile('| a | b |\n|---+---|\n| 1 | 2 | 3 |\n')
    expect(findTables(file)).toEqual([])
    expect(file.messages.map(({line, ruleId}) => [line, ruleId])).toEqual([
      [3, 'printed-table-row']
    ])
  })

  it('should give cells true positions', () => {
    const text = `Text.\n\n${read('psql-unicode-2.txt')}`
    for (const table of findTables(text)) {
      for (const section of table.children) {
        for (const row of section.children) {
          for (const cell of row.children) {
            const [paragraph] = cell.children
            if (paragraph?.type !== 'paragraph') continue
            const [child] = paragraph.children
            const {start, end} = child!.position!
            expect(text.slice(start.offset, end.offset)).toBe((child as {value: string}).value)
          }
        }
      }
    }
  })

  it('should be drawn as a grid table with the same cells', () => {
    for (const name of [
      'psql-ascii-1',
      'mysql',
      'org',
      'duckdb',
      'rich-minimal',
      'tabulate-simple'
    ]) {
      const [table] = findTables(read(`${name}.txt`))
      const drawn = toGridTable(table!, {
        dialect: 'rst',
        cells: 'literal',
        source: read(`${name}.txt`)
      })
      const [again] = findTables(drawn, {dialect: 'rst', cells: 'literal'})
      expect(toMatrix(again!)).toEqual(toMatrix(table!))
    }
  })

  it('should read any records that are drawn in any of these ways', () => {
    const cell = fc
      .stringMatching(/^[a-z0-9.+*'-]{0,5}( [a-z0-9]{1,4})?$/)
      .map((text) => text.trim())
    const table = fc
      .integer({min: 2, max: 4})
      .chain((count) =>
        fc.array(fc.array(cell, {minLength: count, maxLength: count}), {minLength: 2, maxLength: 5})
      )
    fc.assert(
      fc.property(table, fc.constantFrom(...Object.keys(drawings)), (rows, drawing) => {
        const named = [
          rows[0]!.map((_, column) => `name${column}`),
          ...rows.map(([, ...row], index) => [`k${index}`, ...row])
        ]
        expect(matrices(drawings[drawing]!(named))).toEqual([named])
      })
    )
  })

  it('should read each line as a row where it is told to', () => {
    const text = ['word note', 'one this and', 'two that we have'].map((line) =>
      line.split(/ (.*)/)
    )
    const rule = '+------+--------------+'
    const lines = text.map(([one, two]) => `| ${one!.padEnd(4)} | ${two!.padEnd(12)} |`)
    const table = [rule, lines[0], rule, lines[1], lines[2], rule].join('\n')
    const wrapped = table.replace('| two ', '|     ')
    expect(matrices(wrapped)[0]).toHaveLength(2)
    expect(toMatrix(findTables(wrapped, {dialect: 'lines'})[0]!)).toHaveLength(3)
    const file = new VFile(table)
    findTables(file)
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['printed-table-lines'])
  })

  it('should look in code where it is told to', () => {
    const psql = ' id | name\n----+------\n  1 | Ada'
    const box = '┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n└───┴───┘'
    const fenced = `| p | q |\n|---|---|\n| 1 | 2 |\n\n\`\`\`text\n${psql}\n\`\`\`\n\n> ~~~\n> ${box.replaceAll('\n', '\n> ')}\n> ~~~\n`
    const directive = `Text::\n\n  ${psql.replaceAll('\n', '\n  ')}\n\n.. code-block:: text\n   :name: x\n\n   ${box.replaceAll('\n', '\n   ')}\n`
    const wanted = [
      [
        ['id', 'name'],
        ['1', 'Ada']
      ],
      [
        ['a', 'b'],
        ['1', '2']
      ]
    ]
    for (const text of [fenced, fenced.replaceAll('\n', '\r\n')]) {
      const tables = findTables(text, {in: 'code', dialect: 'markdown'})
      expect(tables.map((table) => toMatrix(table))).toEqual(wanted)
      const cell = tables[0]!.children[0]!.children[0]!.children[1]!.position!
      expect(text.slice(cell.start.offset, cell.end.offset).trim()).toBe('name')
    }
    const found = findTables(directive, {in: 'code', dialect: 'rst'})
    expect(found.map((table) => toMatrix(table))).toEqual(wanted)
    expect(findTables(fenced, {in: 'code'})).toHaveLength(2)
    expect(findTables(psql, {in: 'code'})).toEqual([])
  })

  it('should take any text', () => {
    const line = fc.array(
      fc.constantFrom(
        '|',
        '│',
        '+',
        '-',
        '─',
        '┼',
        '├',
        '┤',
        '=',
        ':',
        ' ',
        'a',
        '┬',
        '\n',
        '.',
        '(1 row)'
      ),
      {maxLength: 60}
    )
    fc.assert(
      fc.property(line, (parts) => {
        const text = parts.join('')
        for (const table of findTables(text)) {
          expect(table.position!.end.offset).toBeLessThanOrEqual(text.length)
          toMatrix(table)
        }
      })
    )
  })
})

function matrices(text: string): Array<Array<Array<string>>> {
  return findTables(text).map((table) => toMatrix(table))
}

function toPlain(text: string): string {
  const bare = text.replace(/^(['"])(.*)\1$/, '$2')
  return /^\d+\.\d+$/.test(bare) ? String(Number(bare)) : bare
}

type Draw = (rows: ReadonlyArray<ReadonlyArray<string>>) => string

/** Ways in which programs draw, in few words. */
const drawings: Record<string, Draw> = {
  psql: draw('', ' | ', '', ['', '-+-', ''], '-', false),
  org: draw('| ', ' | ', ' |', ['|-', '-+-', '-|'], '-', false),
  unicode: draw('', ' │ ', '', ['', '─┼─', ''], '─', false),
  box: draw('│ ', ' │ ', ' │', ['├─', '─┼─', '─┤'], '─', true),
  double: draw('║ ', ' ║ ', ' ║', ['╠═', '═╬═', '═╣'], '═', true)
}

function draw(
  left: string,
  between: string,
  right: string,
  [start, junction, end]: readonly [string, string, string],
  dash: string,
  framed: boolean
): Draw {
  return (rows) => {
    const widths = rows[0]!.map((_, column) =>
      Math.max(1, ...rows.map((row) => row[column]!.length))
    )
    const rule = start + widths.map((width) => dash.repeat(width)).join(junction) + end
    const lines = rows.map(
      (row) => left + row.map((text, column) => text.padEnd(widths[column]!)).join(between) + right
    )
    lines.splice(1, 0, rule)
    return (framed ? [rule, ...lines, rule] : lines).join('\n')
  }
}
