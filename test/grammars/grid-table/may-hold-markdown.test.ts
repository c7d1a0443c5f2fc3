import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mayHoldMarkdown} from '../../../grammars/grid-table/dialect.js'
import {findTables} from '../../../src/read/find-tables.js'
import {fromHyperhelp} from '../../../src/read/from-hyperhelp.js'
import {runs} from '../../runs.js'

const samples = new URL('../../../samples/', import.meta.url)

/** Dialects of all tables of a text, those in cells of others included. */
function dialectsOf(text: string): Set<string> {
  const found = new Set<string>(findTables(text).map(({dialect}) => dialect))
  for (const [, dialect] of JSON.stringify(fromHyperhelp(text)).matchAll(/"dialect":"(\w+)"/g)) {
    found.add(dialect!)
  }
  return found
}

function hasMarkdown(text: string): boolean {
  const dialects = dialectsOf(text)
  return dialects.has('pandoc') || dialects.has('adobe')
}

describe('mayHoldMarkdown', () => {
  it.each(readdirSync(samples))('should not overlook tables of the sample %s', (name) => {
    const text = readFileSync(new URL(`${name}/input.txt`, samples), 'utf8')
    if (hasMarkdown(text)) expect(mayHoldMarkdown(text)).toBe(true)
  })

  it('should tell that most help files hold none', () => {
    expect(mayHoldMarkdown('+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+\n')).toBe(false)
    expect(mayHoldMarkdown('a + b\n\n| c |\n')).toBe(false)
  })

  it('should overlook no table in any text', () => {
    const line = fc.array(
      fc.constantFrom('+', '|', '-', '--', '---', '=', '===', ':', '>', ' ', 'a', 'x', '+---'),
      {maxLength: 8}
    )
    const border = fc.array(fc.constantFrom('-', '---', '=', '==', ':-', '-:', '>-', '---|-'), {
      minLength: 1,
      maxLength: 3
    })
    const drawn = border.map((segments) => `+${segments.join('+')}+`)
    const lines = fc.array(
      fc.oneof(
        line.map((parts) => parts.join('')),
        drawn,
        drawn
      ),
      {
        minLength: 2,
        maxLength: 6
      }
    )
    const text = fc
      .tuple(lines, fc.constantFrom('', '  ', '* ', '> '))
      .map(([all, margin]) => `${margin}${all.join(`\n${' '.repeat(margin.length)}`)}\n`)
    let count = 0
    fc.assert(
      fc.property(text, (value) => {
        if (!hasMarkdown(value)) return
        count += 1
        expect(mayHoldMarkdown(value), value).toBe(true)
      }),
      {numRuns: runs(2000)}
    )
    expect(count).toBeGreaterThan(0)
  })
})
