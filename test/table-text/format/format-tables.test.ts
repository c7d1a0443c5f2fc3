import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {findTables} from '../../../src/read/find-tables.js'
import {
  type FormatTablesOptions,
  formatTables
} from '../../../src/table-text/format/format-tables.js'
import {toMatrix} from '../../../src/tables/to-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {runs} from '../../runs.js'
import {literalContent, tables} from '../../write/grid-table/model.js'

function text(...lines: Array<string>): string {
  return lines.join('\n')
}

/** Format a text; nothing may be wrong with it, and doing it again may change nothing. */
function format(value: string, options?: FormatTablesOptions): string {
  const result = formatTables(value, options)
  expect(result.messages).toEqual([])
  expect(formatTables(result.value, options).value).toBe(result.value)
  return result.value
}

describe('formatTables', () => {
  it('should draw tables canonically, and leave all else as it is', () => {
    const before =
      '\uFEFFx  \r\n# +-----+---+ \r\n# |a    |  b|\r\n# |     |   |\r\n# +-----+---+\r\n\tx\r> - +-+\n>   |c|\n>   +-+\n'
    expect(format(before, {style: 'canonical'})).toBe(
      '\uFEFFx  \r\n# +-----+---+\r\n# | a   | b |\r\n# +-----+---+\r\n\tx\r> - +---+\n>   | c |\n>   +---+\n'
    )
  })

  it('should keep spans, nested tables and the lines of cells', () => {
    const table = text(
      '+------------+--------+',
      '| +---+---+  | * list |',
      '| | a | b |  | * two  |',
      '| +---+---+  +--------+',
      '|            | code:: |',
      '|            |        |',
      '|            |   x    |',
      '+------------+--------+'
    )
    expect(format(table, {style: 'canonical'})).toBe(table)
    const padded = table.replaceAll('|\n', ' |\n').replaceAll('+\n', '-+\n').replace(/\+$/, '-+')
    expect(format(padded, {style: 'canonical'})).toBe(padded)
  })

  it('should weigh columns and break paragraphs for a width, but not lists and code', () => {
    const table = text(
      '+----------------------+-------+',
      '| some words of text   | * a   |',
      '| and others           |   b   |',
      '+----------------------+-------+',
      '| ::                   | short |',
      '|                      |       |',
      '|   int x, y;          |       |',
      '+----------------------+-------+'
    )
    expect(format(table, {width: 25})).toBe(
      text(
        '+---------------+-------+',
        '| some words of | * a   |',
        '| text and      |   b   |',
        '| others        |       |',
        '+---------------+-------+',
        '| ::            | short |',
        '|               |       |',
        '|   int x, y;   |       |',
        '+---------------+-------+'
      )
    )
  })

  it('should draw tables in another dialect', () => {
    const sphinx = text('x', '', '+-----+', '| 日  |', '|=====|', '| "a" |', '+-----+', '')
    const rest = sphinx.replace('|=====|', '+=====+')
    expect(format(sphinx, {dialect: 'rst'})).toBe(rest)
    expect(format(rest, {dialect: 'sphinx'})).toBe(sphinx)
    expect(formatTables(rest, {from: 'rst', dialect: 'sphinx'}).value).toBe(sphinx)
    const pandoc = text('+---+', '| a |', '+==:+', '| b |', '+---+')
    expect(format(pandoc, {dialect: 'adobe'})).toBe(
      text('+--:+', '| a |', '+==:+', '| b |', '+---+')
    )
  })

  it('should put words together again that Sphinx has cut, where reST would not', () => {
    const sphinx = text(
      '+-----------+-----+',
      '| name      | see |',
      '|===========|=====|',
      '| |:a/file. | [1] |',
      '| txt:two:o |     |',
      '| ne|       |     |',
      '+-----------+-----+'
    )
    const rest = format(sphinx, {dialect: 'rst'})
    expect(rest).toContain('| |:a/file.txt:two:one| | [1] |')
  })

  it('should draw what reads the same when nobody says any more which dialect it is', () => {
    // The rule for words that Sphinx cuts would join a link that fills its line to the next word, but whole links are none.
    const sphinx = text(
      'See |:ropes.txt:ropes|.',
      '',
      '+------------------+',
      '| From             |',
      '|==================|',
      '| |:rope.splice:sp |',
      '| lice()| at sea   |',
      '+------------------+'
    )
    expect(format(sphinx, {dialect: 'hyperhelp'})).toContain(
      '| |:rope.splice:splice()| |\n| at sea                  |'
    )
  })

  it('should leave a text alone for which the dialect has no drawing, and say why', () => {
    const table = text('+---+', '| a |', '+--:+', '| b |', '+---+')
    for (const [value, dialect, reason] of [
      [table, 'rst', 'expected a table without alignment'],
      [
        text('+---+', '|a  |', '+===+', '|b  |', '+===+', '|c  |', '+===+'),
        'rst',
        'without a foot'
      ],
      [text('x', '+---+', '|a  |', '|===|', '|b  |', '+---+'), 'rst', 'expected a blank line above']
    ] as const) {
      const {value: after, messages, changes} = formatTables(value, {dialect})
      expect(after).toBe(value)
      expect(changes).toEqual([])
      expect(messages.map((message) => message.reason).join()).toContain(reason)
      expect(messages[0]!.fatal).not.toBe(undefined)
    }
  })

  it('should leave tables alone that only a repair makes whole', () => {
    const padded = text('+----+---+', '| 日本 | b |', '+----+---+', '| ab | c |', '+----+---+')
    const open = text('+---+', '| a |', '+---+', '| b |', '')
    for (const value of [padded, open]) {
      const result = formatTables(value)
      expect(result.value).toBe(value)
      expect(result.messages).toHaveLength(1)
    }
    expect(formatTables(padded, {dialect: 'rst'}).value).toBe(
      text('+------+---+', '| 日本 | b |', '+------+---+', '| ab   | c |', '+------+---+')
    )
  })

  it('should name what was drawn, and where', () => {
    const {changes} = formatTables(
      text('', '+---+', '|a  |', '+---+', '', '+---+', '| b |', '+---+'),
      {style: 'canonical'}
    )
    expect(changes).toEqual([
      {
        type: 'drawn',
        line: 2,
        column: 1,
        ruleId: 'grid-table-drawn',
        reason: 'The table was redrawn in canonical style'
      }
    ])
  })

  it('should refuse options that make no sense', () => {
    expect(() => formatTables('', {as: 'none' as 'rst'})).toThrow('expected `rst`')
    expect(() => formatTables('', {style: 'none' as 'keep'})).toThrow('expected `keep` or')
    expect(() => formatTables('', {width: 0})).toThrow(
      'Cannot format tables with width `0`, expected an integer from 1'
    )
  })

  it('should change nothing when done again, and keep all texts', () => {
    const model = tables({dialect: 'rst', content: literalContent({combining: true})})
    fc.assert(
      fc.property(model, fc.option(fc.integer({min: 1, max: 60})), (table, width) => {
        const value = toGridTable(table, {cells: 'literal'})
        const once = formatTables(value, {width})
        expect(formatTables(once.value, {width}).value).toBe(once.value)
        const [before, after] = [value, once.value].map((d) =>
          // Drawn wider, a table may look like one that a program printed, whose lines are rows.
          findTables(d, {dialect: 'rst', cells: 'text'}).map((found) =>
            JSON.stringify(toMatrix(found))
          )
        )
        expect(after).toEqual(before)
      }),
      {numRuns: runs(100)}
    )
  })
})

describe('style keep', () => {
  it('should leave tables as they are that their reader accepts', () => {
    const flush = text(
      '+------+-------+',
      '|Rope  |    Len|',
      '+======+=======+',
      '|      |       |',
      '| hemp |     12|',
      '|  flax|      8|',
      '+------+-------+'
    )
    expect(format(flush)).toBe(flush)
  })

  it('should remove blanks behind the right border', () => {
    expect(format(text('+---+  ', '|a  | ', '+---+', ''))).toBe(text('+---+', '|a  |', '+---+', ''))
  })

  it('should straighten the right side where a dialect reads ragged lines', () => {
    const ragged = text('+---+----+', '| a | b |', '+==:+====+', '| c | d  |', '+---+----+')
    expect(formatTables(ragged, {from: 'pandoc'}).value).toBe(ragged.replace('b |', 'b  |'))
  })

  it.each([
    ['a title in a frame', ['+=======+', '+ Title +', '+=======+']],
    ['the layout of a packet', ['+-+-+-+-+-+-+', '|Type |Length |'.slice(0, 13), '+-+-+-+-+-+-+']],
    [
      'boxes with a line between them',
      ['+-----+', '|CPU  |', '+--+--+', '   |', '+--+--+', '|Disk |', '+-----+']
    ],
    ['walls and arrows', ['+---#####+', '|a  #   ↑|', '+---#####+']]
  ])('should leave alone %s, without a word', (_, lines) => {
    const drawing = text(...lines, '')
    for (const options of [{}, {style: 'canonical'}, {fix: true}] as const) {
      const {value, messages} = formatTables(drawing, options)
      expect(value).toBe(drawing)
      expect(messages).toEqual([])
    }
  })
})

describe('where tables are', () => {
  const box = ['+---+', '|a  |', '+---+']

  it.each([
    ['a literal block', ['x::', '', ...box.map((line) => `  ${line}`), '']],
    ['a quoted literal block', ['x::', '', ...box.map((line) => `> ${line}`), '']],
    [
      'a directive of code',
      ['.. code-block:: none', '   :name: x', '', ...box.map((line) => `   ${line}`), '']
    ],
    ['a directive that nobody knows', ['.. aafig::', '', ...box.map((line) => `   ${line}`), '']],
    ['a comment', ['.. x', '', ...box.map((line) => `   ${line}`), '']]
  ])('should leave %s of reST alone', (_, lines) => {
    const document = text(...lines)
    for (const from of ['rst', 'auto'] as const) {
      expect(format(document, {from, style: 'canonical'})).toBe(document)
    }
  })

  it('should format what stands in other directives, and in lists', () => {
    const document = text(
      '.. note::',
      '',
      ...box.map((line) => `   ${line}`),
      '',
      '- x::',
      '',
      ...box.map((line) => `  ${line}`),
      ''
    )
    const {value} = formatTables(document, {from: 'rst', style: 'canonical'})
    expect(value).toContain('   | a |')
    expect(value).toContain('  | a |\n')
  })

  it.each([
    ['a fence', ['```', ...box, '```']],
    ['indented code', ['x', '', ...box.map((line) => `    ${line}`)]],
    ['HTML', ['<pre>', ...box, '</pre>']],
    ['a comment', ['<!--', ...box, '-->']],
    ['front matter', ['---', ...box, '---']],
    ['math', ['$$', ...box, '$$']]
  ])('should leave %s of Markdown alone', (_, lines) => {
    const document = text(...lines, '')
    const file = new VFile({path: 'a.md'})
    expect(format(document, {file, style: 'canonical'})).toBe(document)
    expect(formatTables(text(...box, ''), {file, style: 'canonical'}).changes).toHaveLength(1)
  })

  it.each([
    ['notes behind borders', ['+----+----+ <- base', '| ab | c  |', '+----+----+ <- top']],
    ['notes behind lines', ['+----+', '| ab |  one', '+----+', '| c  |  two', '+----+']],
    [
      'notes in front of a line that goes on with it',
      [
        'high +----+',
        '     | ab |',
        '     +----+',
        '     | c  |',
        'low  +----+',
        '     | d  |',
        '     +----+'
      ]
    ]
  ])('should leave a drawing with %s alone, without a word', (_, lines) => {
    const drawing = text('Memory:', '', ...lines, '')
    for (const fix of [false, true]) expect(format(drawing, {fix})).toBe(drawing)
  })

  it('should look into comments of programs only', () => {
    const file = new VFile({path: 'a.py'})
    const program = text(
      'x = [',
      ...box.map((line) => `  ${line}`),
      ']',
      ...box.map((line) => `# ${line}`),
      '"""',
      ...box,
      '"""',
      ''
    )
    const {changes} = formatTables(program, {file, style: 'canonical'})
    expect(changes.map(({line}) => line)).toEqual([6, 10])
  })

  it.each(['<!-- gridhelp-ignore -->', '.. gridhelp-ignore', '# gridhelp: ignore'])(
    'should keep the table below `%s`',
    (mark) => {
      const document = text(mark, '', ...box, '', ...box, '')
      const {changes} = formatTables(document, {style: 'canonical'})
      expect(changes.map(({line}) => line)).toEqual([7])
    }
  )
})

describe('style canonical', () => {
  it('should keep numbers at the right side, and move texts of several lines as one', () => {
    const table = text(
      '+------+--------+',
      '|rope  |     12 |',
      '+------+--------+',
      '|  one |      8 |',
      '|   two|        |',
      '+------+--------+',
      ''
    )
    expect(format(table, {style: 'canonical'})).toBe(
      text(
        '+------+--------+',
        '| rope |     12 |',
        '+------+--------+',
        '| one  |      8 |',
        '|  two |        |',
        '+------+--------+',
        ''
      )
    )
  })

  it('should keep texts beside their neighbours', () => {
    const table = text('+---+---+', '|   |   |', '|a  |   |', '|   |  b|', '+---+---+', '')
    expect(format(table, {style: 'canonical'})).toBe(
      text('+---+---+', '| a |   |', '|   | b |', '+---+---+', '')
    )
  })

  it('should draw the other tables where one cannot be drawn', () => {
    const value = text('+--:+', '|a  |', '+---+', '', '+---+', '|b  |', '+---+', '')
    const result = formatTables(value, {as: 'rst'})
    expect(result.value).toContain('| b |')
    expect(result.value).toContain('|a  |')
    expect(result.messages).toHaveLength(1)
  })
})

describe('width', () => {
  const long = text(
    '+------------------------+-----+',
    '| some words of text and | b   |',
    '| others                 |     |',
    '+------------------------+-----+',
    ''
  )

  it('should leave tables alone that fit', () => {
    expect(format(long, {width: 32})).toBe(long)
  })

  it('should never make a table wider', () => {
    const literals = text(
      '+-------+---------------------+',
      '| Cleat | ``-O3``             |',
      '|       | ``-berth=anchor``   |',
      '+-------+---------------------+',
      ''
    )
    const lines = format(literals, {width: 10}).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(31)
    expect(lines.filter((line) => line.includes('``'))).toHaveLength(2)
  })

  it('should keep lines apart that are rows', () => {
    const list = text(
      '+----------+------------+',
      '| one      | two        |',
      '+----------+------------+',
      '| a        | mooring    |',
      '| b        | anchor     |',
      '+----------+------------+',
      ''
    )
    const rows = format(list, {width: 20}).split('\n')
    expect(rows.find((line) => line.includes('mooring'))).not.toContain('anchor')
  })
})

describe('simple tables', () => {
  it('should be drawn where a table allows it', () => {
    const grid = text('+---+---+', '| a | b |', '+===+===+', '| c | d |', '+---+---+', '')
    expect(formatTables(grid, {as: 'simple'}).value).toBe(
      text('=  =', 'a  b', '=  =', 'c  d', '=  =', '')
    )
  })

  it('should stay as they are, and be drawn in one way where that is asked for', () => {
    const table = text(
      '=====\t====',
      'Rope\tkg',
      '=====\t====',
      'hemp\t1',
      '',
      'silk\tkites',
      '=====\t====',
      ''
    )
    expect(format(table, {from: 'rst'})).toBe(table)
    expect(format(table, {from: 'rst', style: 'canonical'})).toBe(
      text(
        '=====  =====',
        'Rope   kg',
        '=====  =====',
        'hemp   1',
        'silk   kites',
        '=====  =====',
        ''
      )
    )
  })

  it.each([
    [
      'a border that does not match',
      ['=====  ====', 'Rope   Use', '=====  =======', 'hemp   rigging', '=====  ===='],
      ['=====  ====', 'Rope   Use', '=====  ====', 'hemp   rigging', '=====  ====']
    ],
    [
      'a border whose columns stand elsewhere',
      ['=====  ====', 'Rope   Use', '====  =====', 'hemp   rig', '=====  ===='],
      ['=====  ====', 'Rope   Use', '=====  ====', 'hemp   rig', '=====  ====']
    ],
    [
      'a text over its column',
      ['====  ===', 'Rope  Use', '====  ===', 'manila rope  rig', '魚    x', '====  ==='],
      [
        '===========  ===',
        'Rope         Use',
        '===========  ===',
        'manila rope  rig',
        '魚           x',
        '===========  ==='
      ]
    ],
    [
      'tabs beside a text over its column',
      ['====    ===', 'Rope\tUse', '====    ===', 'manila rope\trig', '====    ==='],
      [
        '===========    ===',
        'Rope           Use',
        '===========    ===',
        'manila rope    rig',
        '===========    ==='
      ]
    ]
  ])('should be repaired: %s', (_, before, after) => {
    // Tabs reach elsewhere behind a margin.
    for (const margin of before.some((line) => line.includes('\t')) ? [''] : ['', '   ']) {
      const document = (lines: ReadonlyArray<string>): string =>
        text('Text', '', ...lines.map((line) => margin + line), '', 'End.', '')
      for (const from of ['rst', 'auto'] as const) {
        const {messages} = formatTables(document(before), {from})
        expect(messages.filter(({reason}) => reason.includes('--fix` repairs it'))).toHaveLength(1)
        const {value, changes} = formatTables(document(before), {from, fix: true})
        expect(value).toBe(document(after))
        expect(changes.map(({type}) => type)).toEqual(['repaired'])
      }
    }
  })

  it('should not be guessed, where a text may be of two columns', () => {
    const table = text('=====  ====', 'Rope x Use', '=====  ====', 'b      c', '=====  ====', '')
    const {value, messages, readings} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table)
    expect(messages.map(({fatal}) => fatal)).toEqual([true])
    expect(readings[0]!.readings.map(({value}) => value.split('\n')[1])).toEqual([
      'Rope x  Use',
      'Rope   x Use'
    ])
  })
})

describe('a first border in another column', () => {
  const lines = ['| k | v |', '+===+===+', '| x | y |', '+---+---+'].map((line) => `  ${line}`)

  it.each([
    ['left of the others', '+---+---+', ['  +---+---+']],
    ['right of the others', '     +---+---+', ['  +---+---+']],
    ['behind quotes', '  """+---+---+', ['  """', '  +---+---+']]
  ])('should be moved by a repair, and by nothing else: %s', (_, first, wanted) => {
    const text = [first, ...lines].join('\n')
    expect(formatTables(text).value).toBe(text)
    expect(formatTables(text, {style: 'canonical'}).value).toBe(text)
    expect(formatTables(text, {fix: true}).value).toBe([...wanted, ...lines].join('\n'))
  })
})

describe('repairs', () => {
  it.each([
    ['a bar', '| 12     Rope     |', '| 12    | Rope     |'],
    ['a bar that was typed in', '| 1 | 2    | Rope     |', '| 1 | 2 | Rope     |'],
    ['a right border', '| 12    | Rope', '| 12    | Rope     |'],
    ['a tab', '| 12\t \t| Rope     |', '| 12    | Rope     |'],
    ['an inner bar that is off', '| 12   x| Rope    |', undefined]
  ])('should mend %s', (_, damaged, mended) => {
    const table = (line: string): string =>
      text(
        '+-------+----------+',
        '| Cleat | Rope     |',
        '+=======+==========+',
        line,
        '+-------+----------+',
        '| 3     | Hemp     |',
        '+-------+----------+',
        ''
      )
    const {value, changes} = formatTables(table(damaged), {from: 'rst', fix: true})
    expect(changes).toHaveLength(1)
    if (mended !== undefined) expect(value).toContain(mended)
    const [found] = findTables(value, {dialect: 'rst'})
    expect(toMatrix(found!)[1]).toHaveLength(2)
    expect(formatTables(value, {from: 'rst'}).messages).toEqual([])
  })

  it('should take a bar inside a literal for text, in the column of a border, too', () => {
    const table = text(
      '+-----+---+',
      '| a   | b |',
      '+=====+===+',
      '| `x|yz` | 1 |',
      '+-----+---+',
      ''
    )
    expect(formatTables(table, {from: 'rst', fix: true}).value).toBe(
      text(
        '+--------+---+',
        '| a      | b |',
        '+========+===+',
        '| `x|yz` | 1 |',
        '+--------+---+',
        ''
      )
    )
    const other = text('+----+---+', '| a  | b |', '+====+===+', '| `x|y` | 12 |', '+----+---+', '')
    const {value, messages} = formatTables(other, {from: 'rst', fix: true})
    expect(value).toBe(other)
    expect(messages.filter(({fatal}) => fatal)).toHaveLength(1)
  })

  it('should leave a table alone where a blank line may stand for a border', () => {
    const document = text(
      ...['+---+---+', '| a | b |', '+---+---+', '| c | d |', ''],
      ...['| e | f |', '+---+---+', '']
    )
    const {value, messages} = formatTables(document, {from: 'rst', fix: true})
    expect(value).toBe(document)
    expect(messages[0]!.note).toContain('It may need a blank line below it')
  })

  it('should close a table above a text', () => {
    const {value} = formatTables('+---+---+\n| a | b |\n\nText.\n', {from: 'rst', fix: true})
    expect(value).toBe('+---+---+\n| a | b |\n+---+---+\n\nText.\n')
  })

  const lines = ['+---+---+', '| a | b |', '+===+===+', '| c | d |', '+---+---+', '| e | f |']
  const whole = [...lines, '+---+---+']

  it.each([1, 2, 3, 4, 5, 6])('should take a blank line out of a table, above line %i', (at) => {
    const parts = [...whole.slice(0, at), '', ...whole.slice(at)]
    for (const before of ['', '   ', '> ', '# ']) {
      const behind = (line: string): string => (before + line).trimEnd()
      const document = text('Text', '', ...parts.map(behind), '', 'End', '')
      const {value, changes} = formatTables(document, {fix: true})
      expect(value).toBe(text('Text', '', ...whole.map(behind), '', 'End', ''))
      expect(changes).toHaveLength(1)
    }
  })

  it('should not put two tables together', () => {
    const heads = text(...whole, '', '| g | h |', '+===+===+', '| i | j |', '+---+---+', '')
    const {value} = formatTables(heads, {from: 'rst', fix: true})
    expect(value).toBe(heads.replace('\n\n', '\n\n+---+---+\n'))
    for (const between of ['', '  ']) {
      const tables = text(...whole, ...whole.map((line) => between + line), '')
      expect(formatTables(tables, {from: 'rst', fix: true}).value).toBe(tables)
    }
    const narrow = text(...whole, '', '| g |', '+---+', '| h |', '+---+', '')
    const {value: closed} = formatTables(narrow, {from: 'rst', fix: true})
    expect(closed).toBe(narrow.replace('\n\n', '\n\n+---+\n'))
  })

  it.each([1, 2, 3, 4, 5, 6])('should move a line to the column of its table: line %i', (at) => {
    for (const before of ['', '  ', '- ']) {
      const place = (line: string, index: number): string =>
        (before === '- ' && index > 0 ? '  ' : before) + line
      const good = whole.map(place)
      const shifts = [' ', '   ']
      for (const shift of shifts) {
        const bad = good.map((line, index) => (index === at ? shift + line : line))
        const tail = good.map((line, index) => (index >= at ? shift + line : line))
        for (const damaged of at > 1 ? [bad, tail] : [bad]) {
          const document = text('Text', '', ...damaged, '', 'End', '')
          const {value, changes} = formatTables(document, {from: 'rst', fix: true})
          expect(value).toBe(text('Text', '', ...good, '', 'End', ''))
          expect(changes[0]!.reason).toContain('The line was moved to the column of the others')
        }
      }
    }
  })

  const bordered = [
    '+-----+-----+',
    '| a   | b   |',
    '+=====+=====+',
    '| c   | d   |',
    '+-----+-----+'
  ]

  it.each([
    [' ', 'Gaps in the border were closed'],
    ['\u2013', '`\u2013` in a border was replaced'],
    ['\u2014', '`\u2014` in a border was replaced'],
    ['\u2500', '`\u2500` in a border was replaced'],
    ['_', '`_` in a border was replaced']
  ])('should draw `%s` in a border as a dash', (mark, reason) => {
    for (const [at, line] of bordered.entries()) {
      if (line.startsWith('|')) continue
      for (const column of [1, 3, 8]) {
        for (const before of ['', '   ', '- ']) {
          const place = (line: string, index: number): string =>
            (before === '- ' && index > 0 ? '  ' : before) + line
          const bad = bordered.with(at, line.slice(0, column) + mark + line.slice(column + 1))
          const document = text('Text', '', ...bad.map(place), '', 'End', '')
          const {value, changes} = formatTables(document, {from: 'rst', fix: true})
          expect(value).toBe(text('Text', '', ...bordered.map(place), '', 'End', ''))
          expect(changes.map((change) => change.reason)).toEqual([reason])
        }
      }
    }
  })

  it('should draw a border of `-` and `=` with the one that it has most of', () => {
    for (const [bad, good] of [
      ['+--=--+-----+', '+-----+-----+'],
      ['+====-+=====+', '+=====+=====+'],
      ['+=====+-----+', '+-----+-----+']
    ] as const) {
      const table = (border: string): string => text(...bordered.with(2, border), '')
      const {value, messages} = formatTables(table(bad), {from: 'rst'})
      expect(value).toBe(table(bad))
      expect(messages.map(({reason}) => reason)).toEqual([
        expect.stringContaining('`gridhelp fmt --fix` repairs it')
      ])
      expect(formatTables(table(bad), {from: 'rst', fix: true}).value).toBe(table(good))
    }
  })

  it('should put lines below each other that were joined', () => {
    for (const joint of ['', ' ', '   ']) {
      for (let at = 1; at < bordered.length; at += 1) {
        const lines = [...bordered]
        lines.splice(at - 1, 2, lines[at - 1]! + joint + lines[at]!)
        // The first border says how wide the others are.
        const isFirst = at === 1
        const {value} = formatTables(text(...lines, ''), {from: 'rst', fix: true})
        expect(value).toBe(text(...(isFirst ? lines : bordered), ''))
      }
    }
  })

  it('should leave a table alone where lines below each other lack the same bar', () => {
    const table = text(
      ...['+-----+-----+', '| a   | b   |', '| a   | b   |', '| a   | b   |'],
      ...['| c      d  |', '| e      f  |'],
      ...['+-----+-----+', '']
    )
    const {value, messages} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table)
    expect(messages[0]!.note).toContain('A border above it may be missing')
  })

  it('should say which border of a repaired table still lacks a junction', () => {
    const table = text(
      ...['+-----------+', '| a   | b   |', '+-----+-----+', '| c | d   |', '+-----+-----+', '']
    )
    const {value, messages} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table.replace('| c |', '| c   |'))
    expect(messages.map(({place, reason}) => [place, reason])).toEqual([
      [
        expect.objectContaining({start: {line: 1, column: 7, offset: 6}}),
        expect.stringContaining('cross')
      ]
    ])
  })

  it('should leave tables in cells alone', () => {
    const table = text(
      ...['+----------------+', '| +---+--------+ |', '| | a | b      | |', '| +---+--------+ |'],
      ...[
        '|                |',
        '| | a verse that |',
        '|   goes on      |',
        '+----------------+',
        ''
      ]
    )
    const {value, messages} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table)
    expect(messages).toEqual([])
  })

  it('should move a line that is left of its table', () => {
    const good = ['- item', '', ...whole.map((line) => `  ${line}`), '']
    for (let at = 3; at < good.length - 1; at += 1) {
      const bad = good.map((line, index) => (index === at ? line.slice(1) : line))
      expect(formatTables(text(...bad), {from: 'rst', fix: true}).value).toBe(text(...good))
    }
  })

  it('should align the first border with the lines below it', () => {
    for (const [first, others] of [
      ['', '  '],
      [' ', '']
    ] as const) {
      const good = text('Text', '', ...whole.map((line) => others + line), '', 'End', '')
      const bad = good.replace(`${others}${whole[0]}`, first + whole[0])
      const {value} = formatTables(bad, {from: 'rst', fix: true})
      expect(value).toBe(good)
    }
  })

  it('should lose no line behind a table that it straightens', () => {
    const grid = ['+---+---+', '| a | b |', '+===+===+', '| c | d ', '+---+---+', '']
    const pipes = ['| p | q |', '|---|---|', '| 1 | 2 |', '']
    for (const fix of [false, true]) {
      for (const below of [pipes, [...pipes.slice(0, 3), '| 3 | 4 | 5 |', '']]) {
        const {value} = formatTables(text(...grid, ...below), {from: 'markdown', fix})
        expect(value).toBe(text(...grid, ...below).replace('| c | d ', '| c | d |'))
      }
    }
    const open = text(...grid, '| p | qrs |', '', 'Text', '')
    expect(formatTables(open, {from: 'markdown', style: 'canonical'}).value).toContain('qrs |')
  })

  it('should say what `--fix` would do, in one message', () => {
    const table = text('+---+---+', '| a  | b |', '+---+---+', '| c | d  |', '+---+---+', '')
    const told = formatTables(table).messages.filter(({fatal}) => fatal !== undefined)
    expect(told).toHaveLength(1)
    expect(told[0]!.reason).toContain('`gridhelp fmt --fix` repairs it')
  })

  it.each([
    ['a directive of a table', ['.. table:: Ropes', '   :widths: 1 2', ''], '   '],
    ['a directive of a table in a note', ['.. note::', '', '   .. table::', ''], '      '],
    ['a list table', ['.. list-table::', '', '   * - a', '', ''], '       '],
    ['an admonition', ['.. warning:: Wind!', ''], '   '],
    ['the legend of a figure', ['.. figure:: rope.png', '', '   A rope.', ''], '   '],
    [
      'the description of a function',
      ['.. py:function:: wind(rope)', '', '   Winds it.', ''],
      '   '
    ],
    ['a field', [':rope: hemp', ''], '       '],
    ['a definition', ['rope'], '   '],
    ['a footnote', ['.. [1] See:', ''], '       '],
    ['an item', ['- Ropes:', ''], '  '],
    ['a block quote', ['Ropes:', ''], '    ']
  ])('should repair a table in %s', (_, lead, indent) => {
    const table = ['+---+---+', '| a | b |', '+---+---+', '| c | d |', '+---+---+']
    const broken = table.with(2, '+--+---+').with(3, '| c | d  |')
    const put = (lines: ReadonlyArray<string>): string =>
      text(...lead, ...lines.map((line) => indent + line), '')
    const {value, messages} = formatTables(put(broken), {from: 'rst', fix: true})
    expect({value, count: messages.length}).toEqual({value: put(table), count: 0})
    // A message for the border, and one for the row.
    expect(formatTables(put(broken), {from: 'rst'}).messages).toHaveLength(2)
  })

  it('should take tabs for the columns that they reach, as docutils does', () => {
    const table = text('\t+---+---+', '        | a | b |', '\t+---+---+', '')
    const {value, messages} = formatTables(table, {from: 'rst'})
    expect({value, messages}).toEqual({value: table, messages: []})
  })

  it('should name the likeliest readings where two are as likely', () => {
    const table = text(
      '+-----+-----+',
      '| ab cd    |',
      '+-----+-----+',
      '| e   | f   |',
      '+-----------+',
      '| g h       |',
      '+-----------+',
      ''
    )
    const {value, messages} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table)
    expect(messages[0]!.note).toContain(' or `')
  })

  it.each([
    [
      'junctions beside those of other lines',
      ['+---+---+', '| a | b |', '+----+--+', '| c | d |', '+---+---+'],
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |', '+---+---+'],
      ['3 The borders of the line were moved to the columns of the other lines']
    ],
    [
      'a bar in a part of a border',
      ['+---+---+', '| a | b |', '|   |---+', '|   | c |', '+---+---+'],
      ['+---+---+', '| a | b |', '|   +---+', '|   | c |', '+---+---+'],
      ['3 `|` in column 5 of a border was replaced with `+`']
    ],
    [
      'a bar in a rule with marks of alignment',
      ['+---+---+', '| a | b |', '+:==|==:+', '| c | d |', '+---+---+'],
      ['+---+---+', '| a | b |', '+:==+==:+', '| c | d |', '+---+---+'],
      ['3 `|` in column 5 of a border was replaced with `+`']
    ],
    [
      'lines that end too early or too late',
      ['+---+---+', '| a | bcd |', '+---+---+', '| c | d', '+---+---+', '| e  | f |', '+---+---+'],
      [
        '+---+-----+',
        '| a | bcd |',
        '+---+-----+',
        '| c | d   |',
        '+---+-----+',
        '| e | f   |',
        '+---+-----+'
      ],
      ['2 Columns were widened to fit the text of the line, and 2 more lines were repaired']
    ],
    [
      'a bottom border that lacks',
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |'],
      ['+---+---+', '| a | b |', '+---+---+', '| c | d |', '+---+---+'],
      ['4 A bottom border was added']
    ],
    [
      'a top border that lacks',
      ['| a | b |', '+===+===+', '| c | d |', '+---+---+'],
      ['+---+---+', '| a | b |', '+===+===+', '| c | d |', '+---+---+'],
      ['1 A top border was added']
    ],
    [
      'a border with gaps',
      ['+---+---+', '| a | b |', '+-- +---+'],
      ['+---+---+', '| a | b |', '+---+---+'],
      ['3 Gaps in the border were closed']
    ]
  ])('should repair %s', (_, before, after, reasons) => {
    const prefix = (lines: Array<string>): string => lines.map((line) => `# ${line}\r\n`).join('')
    const result = formatTables(prefix(before), {fix: true})
    expect(result.value).toBe(prefix(after))
    const repaired = result.changes.filter(({type}) => type === 'repaired')
    expect(repaired.map(({line, reason}) => `${line} ${reason}`)).toEqual(reasons)
  })

  it.each([
    ['a bar that lacks in a word', '| abcd |', ['| ab|cd |', '| abcd  |']],
    ['text behind the right border', '| a | b | c', ['| a | b | c |', '| a | b | c |']],
    ['a bar too many', '| a | b | c |', ['| a | b | c |', '| a | b | c |']]
  ])('should give the likeliest readings as data: %s', (_, line, texts) => {
    const lines = ['+---+---+', line, '+---+---+', '| e | f |', '+---+---+']
    const document = text('Text', '', ...lines.map((one) => `  ${one}`), '')
    for (const fix of [false, true]) {
      const {value, readings} = formatTables(document, {from: 'rst', fix})
      expect(value).toBe(document)
      expect(readings).toHaveLength(1)
      const [found] = readings
      expect(document.slice(found!.start, found!.end)).toBe(lines.join('\n  '))
      expect(found!.line).toBe(4)
      expect(found!.readings.map((one) => one.text)).toEqual(texts)
      const [first, second] = found!.readings.map((one) =>
        toMatrix(
          findTables(document.slice(0, found!.start) + one.value, {
            dialect: 'rst',
            cells: 'text'
          })[0]!
        )
      )
      expect(first).not.toEqual(second)
    }
  })

  describe.each<[string, string, FormatTablesOptions]>([
    ['in a list', '1. ', {from: 'rst'}],
    ['in a quote of Markdown', '> ', {from: 'markdown'}],
    ['in a comment', '# ', {file: new VFile({path: 'a.py'})}]
  ])('%s', (_, leader, options) => {
    const rest = leader === '1. ' ? '   ' : leader
    const write = (lines: ReadonlyArray<string>): string =>
      lines.map((line, at) => `${at === 0 ? leader : rest}${line}\n`).join('')
    const good = [
      '+------+-------+----+',
      '| Rope | Use   | kg |',
      '+======+=======+====+',
      '| hemp | rig   | 1  |',
      '+------+-------+----+',
      '| silk | kites | 2  |',
      '|      | flags |    |',
      '+------+-------+----+'
    ]
    it.each<[string, Record<number, string>]>([
      ['two slips', {1: '| Rope  | Use   | kg |', 5: '| silk | kites   2  |'}],
      ['a row of tabs', {3: '| hemp\t| rig\t| 1\t|'}],
      ['wide characters', {5: '| silk | kites | 2 |'}],
      ['a border that lacks on the left', {3: '  hemp | rig   | 1  |'}],
      ['a border that lacks on the right', {3: '| hemp | rig   | 1'}],
      ['borders that end early', {0: '+------+------+----+', 7: '+------+-------+---+'}],
      ['bars for junctions', {2: '+======|=======+====+', 4: '+------+-------|----+'}]
    ])('should mend %s', (_, slips) => {
      const bad = good.map((line, at) => slips[at] ?? line)
      expect(formatTables(write(bad), {...options, fix: true})).toMatchObject({
        value: write(good),
        messages: []
      })
    })
  })

  it('should name a letter in a border of a dialect that has no such marks', () => {
    const table = text('+---+---+', '| a | b |', '+-x-+---+', '| c | d |', '+---+---+', '')
    const {value, messages, readings} = formatTables(table, {from: 'rst', fix: true})
    expect(value).toBe(table)
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['grid-table-slip'])
    expect(readings[0]!.readings[0]!.value).toBe(table.replace('x', '-').trimEnd())
  })

  it('should name junctions that no row uses, and take them out where nothing else is wrong', () => {
    const table = text(
      '+---+-----+',
      '| a | b   |',
      '+---+--+--+',
      '| c | d   |',
      '+---+-----+',
      ''
    )
    const {value, messages} = formatTables(table, {from: 'rst'})
    expect(value).toBe(table)
    expect(messages.map(({ruleId, place}) => [ruleId, place])).toMatchObject([
      ['grid-table-stray', {start: {line: 3, column: 8}}]
    ])
    expect(formatTables(table, {from: 'rst', fix: true})).toMatchObject({
      value: table.replace('--+--+--', '--+-----'),
      messages: []
    })
    const twice = table.replace('| d   |', '| d  |')
    const repaired = formatTables(twice, {from: 'rst', fix: true})
    expect(repaired.value).toBe(table)
    expect(repaired.messages.map(({ruleId}) => ruleId)).toEqual(['grid-table-stray'])
  })

  it('should pad for the characters that docutils counts', () => {
    const before = text('+----+', '| 日本 |', '+----+')
    const after = text('+------+', '| 日本 |', '+------+')
    for (const from of ['auto', 'rst'] as const) {
      const result = formatTables(before, {fix: true, from})
      expect(result.value).toBe(after)
      expect(result.changes[0]).toMatchObject({type: 'repaired'})
    }
  })

  it.each(['+-v-+-+', '+-+-v-+', '+-+>=<+', '+:-:+-+'])(
    'should give the marks of a border the room that they need: %s',
    (border) => {
      const table = ['+-+-+', '|a|b|', border, '|c|d|', '+-+-+', '|e|f|', '+-+-+', ''].join('\n')
      const {value} = formatTables(table, {fix: true})
      for (const text of 'abcdef') expect(value).toContain(text)
      expect(formatTables(value, {fix: true}).value).toBe(value)
    }
  )

  it.each([
    ['a border that is not where others are', ['+--+----+', '| a | b |', '+------+-+']],
    [
      'a bar that lacks in a word',
      ['+---+---+', '| abcd |', '+---+---+', '| e | f |', '+---+---+']
    ],
    ['a letter in a border', ['+---+---+', '| a | b |', '+-x-+---+', '| c | d |', '+---+---+']],
    ['a dash behind the right border', ['+---+---+', '+---+---+-']],
    ['a block of lines below a table', ['+---+---+', '| a | b |', '+---+---+', '| verse |']]
  ])('should not guess: %s', (_, lines) => {
    const before = text(...lines)
    const {value, changes} = formatTables(before, {fix: true})
    expect(value).toBe(before)
    expect(changes).toEqual([])
  })
})

describe('places of lines', () => {
  it('should know where the lines of a table in a field are', () => {
    const simple = text(
      ...[':field: ===  =====', '   a    b', '   ===  =====', '   c    d', '   ===  =====', '']
    )
    expect(formatTables(simple, {from: 'rst', fix: true}).value).toBe(simple)
    const long = simple.replace('c    d', 'c    delta')
    expect(
      formatTables(long.replaceAll('=====', '==='), {from: 'rst', style: 'canonical'}).value
    ).toBe(long)
    const grid = text(':field: +---+---+', '   |a  | b |', '   +---+---+', '')
    expect(formatTables(grid, {from: 'rst', fix: true}).value).toBe(grid)
    expect(formatTables(grid, {from: 'rst', style: 'canonical'}).value).toBe(
      grid.replace('|a  |', '| a |')
    )
  })

  it('should know where a table is below lines with tabs', () => {
    const above = text('Text::', '', '\tcode', '\t\tmore', '')
    for (const item of ['(#) ', 'i. (#) ', ':f: ', '- ']) {
      const margin = ' '.repeat(item.length)
      const table = text(`${item}+---+---+`, `${margin}|a  | b |`, `${margin}+---+---+`, '')
      const {value} = formatTables(above + table, {from: 'rst', style: 'canonical'})
      expect(value).toBe(above + table.replace('|a  |', '| a |'))
    }
  })

  it('should leave a table alone whose line starts inside of a tab', () => {
    const table = text('    ===  ======', '    a    b', '\t c', '    ===  ======', '')
    for (const style of ['keep', 'canonical'] as const) {
      expect(formatTables(table, {from: 'rst', style}).value).toBe(table)
    }
  })
})
