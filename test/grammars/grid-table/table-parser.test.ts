import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {readOutline, TableParser} from '../../../grammars/grid-table/table-parser.js'
import {lexTable} from '../../../grammars/grid-table/table-tokens.js'
import {runs} from '../../runs.js'

/** Tokens of a table, a character a line: `-` a border, `=` a rule, `|` a line, all else none. */
function tokens(picture: string): ReturnType<typeof lexTable> {
  const isBorder = (row: number): boolean => '-='.includes(picture[row]!)
  return lexTable(picture.length, {
    rules: [...picture].flatMap((mark, row) => (mark === '=' ? [row] : [])),
    isBorder,
    isEdge: isBorder,
    isLine: (row) => picture[row] !== '?'
  })
}

/** Head, body and foot by their lines, and the faults. */
function outline(picture: string, dialect: GridTableDialect): string {
  const last = picture.length - 1
  const {head, foot, faults} = readOutline(tokens(picture), last, dialect)
  const sections = [
    ...(head > 0 ? [`head ${picture.slice(1, head)}`] : []),
    ...(head < foot ? [`body ${picture.slice(head + 1, foot)}`] : []),
    ...(foot < last ? [`foot ${picture.slice(foot + 1, last)}`] : []),
    ...faults.map(({kind, row}) => `${kind} ${row}`)
  ]
  return sections.join(', ')
}

describe('grammar of tables', () => {
  it('should pass the checks of Chevrotain', () => {
    expect(() => new TableParser(true)).not.toThrow()
  })

  it('should read lines in any order', () => {
    const parser = new TableParser()
    const rules = ['strictTable', 'helpTable', 'pandocTable', 'adobeTable'] as const
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'-=|?'), minLength: 1}), (picture) => {
        for (const rule of rules) {
          parser.begin(tokens(picture), picture.length - 1)
          const {head, foot, borders} = parser[rule]()
          expect(parser.errors).toEqual([])
          expect(head).toBeLessThanOrEqual(foot)
          expect(borders).toEqual(
            [...picture].flatMap((mark, row) => ('-='.includes(mark) ? [row] : []))
          )
        }
      }),
      {numRuns: runs(500)}
    )
  })

  it.each([
    ['rst', '-|-|-', 'body |-|'],
    ['rst', '-|=|-|-', 'head |, body |-|'],
    ['rst', '-|=|=|-', 'head |, body |=|, second-rule 4'],
    ['rst', '=|-|=', 'body |-|, top-rule 0, bottom-rule 4'],
    ['rst', '|-|-', 'body -|, no-top 0'],
    ['rst', '-|-|', 'body |-, no-bottom 3'],
    ['rst', '-|?|-', 'body |?|, stray 2'],
    ['rst', '-', ''],
    ['sphinx', '-|=|-', 'head |, body |'],
    ['rst-simple', '-||=|-|-', 'head ||, body |-|'],
    ['hyperhelp', '-|=|=|=', 'head |, body |=|'],
    ['hyperhelp', '=|-', 'body |'],
    ['pandoc', '-|=|=|-', 'head |, body |=|'],
    ['pandoc', '-|=|=|=', 'head |, body |, foot |'],
    ['pandoc', '-|=|=', 'head |, foot |'],
    ['pandoc', '=|=|=', 'body |, foot |'],
    ['pandoc', '-|=', 'body |'],
    ['adobe', '-|=|-|=|-', 'head |, body |-|, foot |'],
    ['adobe', '=|-|=|-', 'body |-|, foot |'],
    ['adobe', '-|=|=|=|-', 'head |, body |, foot |=|'],
    ['adobe', '-|-|=', 'head |-|']
  ] as const)('should part %s’s %s', (dialect, picture, expected) => {
    expect(outline(picture, dialect)).toBe(expected)
  })
})
