import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {checkAll, checkChanged, checkSlowly} from '../../src/language-server/check.js'
import {type Known, OpenDocument} from '../../src/language-server/open-document.js'
import type {Reading} from '../../src/language-server/reading-of.js'
import {typeInTable} from '../../src/language-server/typing.js'
import {runs} from '../runs.js'

const noLinks = (): boolean => true

/** A document with tables, prose, lists and code. */
function makeText(rows: number): string {
  const lines = [
    'Title',
    '=====',
    '',
    'Words about the table, with `code` in them::',
    '',
    '  literal | text',
    ''
  ]
  lines.push('+------+--------+-----+', '| Name | Value  | Use |', '+======+========+=====+')
  for (let row = 0; row < rows; row += 1) {
    if (row % 7 === 3) lines.push(`| n${row % 10}   | spans both   |`, '+------+--------+-----+')
    else if (row % 5 === 2)
      lines.push('| n    | two    | x   |', '|      | lines  |     |', '+------+--------+-----+')
    else lines.push(`| n${row % 10}   | value  | yes |`, '+------+--------+-----+')
  }
  lines.push(
    '',
    '- an item',
    '',
    '```',
    'code',
    '',
    'more code',
    '```',
    '',
    'Words with https://example.org and [a]',
    'and *topic:b* and |:topic:c|.',
    '',
    '<!-- said',
    '',
    'or not -->',
    '',
    '1. one',
    '',
    '2. two',
    '   goes on',
    '',
    'Another title',
    '-------------',
    '',
    'Words only',
    'in two lines',
    '',
    '- another item',
    '',
    '  +---+---+',
    '  | a | b |',
    '  +---+---+',
    '',
    'Text below.',
    '',
    'More text',
    '| with a bar',
    '',
    ''
  )
  return lines.join('\n')
}

const at = fc.double({min: 0, max: 1, noNaN: true, maxExcluded: true})

/** A letter for a letter, which leaves tables in order. */
const overtype = fc.record({at, remove: fc.constant(1), text: fc.constantFrom('x', 'y')})

/** What an editor does: keys, new lines, deletions, pieces of tables that are pasted. */
const edit = fc.record({
  at,
  remove: fc.oneof(
    {weight: 6, arbitrary: fc.constant(0)},
    fc.integer({min: 1, max: 3}),
    fc.constant(40)
  ),
  text: fc.constantFrom(
    'x',
    ' ',
    '|',
    '+',
    '-',
    '=',
    '\n',
    '',
    'word',
    '\n\n',
    '::',
    '```',
    '魚',
    '`',
    '# T',
    '[a]',
    '\n\n[a]: b\n\n',
    '<!--',
    '-->',
    '$$',
    '- ',
    '\n\n2. b\n\n',
    'x_ ',
    '*topic:x*',
    '|:topic:y|',
    'https://example.org',
    '\n----\n',
    '\t',
    '| a | b |',
    '\n+---+---+\n| c | d |\n+---+---+\n'
  )
})

/** Whether what is provisional can be shown: in order, and nothing beyond the text. */
function isInOrder({marks, diagnostics}: Known, {text: {lineCount}}: OpenDocument): boolean {
  const starts = marks.map(({range}) => range.start.line)
  return (
    starts.every((line, index) => index === 0 || starts[index - 1]! <= line) &&
    [...marks, ...diagnostics].every(({range: {start, end}}) => {
      return start.line >= 0 && start.line <= end.line && end.line < lineCount
    })
  )
}

describe('a column that is widened', () => {
  it.each<[Reading, string]>([
    ['rst', '\n'],
    ['rst', '\r\n'],
    ['hyperhelp', '\n'],
    ['markdown', '\n'],
    ['text', '\n']
  ])('should be known without a look at all of the table (%s, %j)', (reading, eol) => {
    const rows = Array.from({length: 150}, (_, row) =>
      row % 9 === 4
        ? `| ${reading === 'hyperhelp' ? '|:a:b|' : '*a b* '} spans both           |\n+-------------+---------------+`
        : `| n${String(row).padEnd(10)} | https://x.org |\n+-------------+---------------+`
    )
    const lines = ['Words', '', '+-------------+---------------+', ...rows, '', 'Words', '']
    const document = new OpenDocument(
      'file:///a',
      0,
      lines.join('\n').replaceAll('\n', eol),
      reading
    )
    checkAll(document, noLinks)
    const line = 23
    for (let key = 0; key < 30; key += 1) {
      const place = {line, character: 4 + key}
      document.change([{range: {start: place, end: place}, text: 'x'}], key)
      const cursor = {line, character: place.character + 1}
      const edits = typeInTable(document, cursor, 'x').map(({range, newText}) => ({
        range,
        text: newText
      }))
      document.change(
        edits.sort((a, b) => b.range.start.line - a.range.start.line),
        key
      )
      const found = checkChanged(document, noLinks)
      const fresh = new OpenDocument('file:///a', 0, document.text.getText(), reading)
      expect(found).toEqual(checkAll(fresh, noLinks))
      expect(found!.diagnostics.filter(({code}) => String(code).includes('table'))).toEqual([])
    }
    expect(document.text.getText()).toContain('| n1xxxxxxx')
    expect(document.text.getText()).toContain('https://x.org |')
  })
})

describe('checkChanged', () => {
  it.each<Reading>(['rst', 'text', 'markdown', 'hyperhelp', 'sphinx-text'])(
    'should give what reading all of it gives, after any edits (%s)',
    (reading) => {
      let looked = 0
      fc.assert(
        // At least 1,000 edits of all kinds.
        fc.property(
          fc.array(fc.oneof({weight: 4, arbitrary: overtype}, edit), {minLength: 8, maxLength: 12}),
          (edits) => {
            const document = new OpenDocument('file:///a', 0, makeText(8), reading)
            checkAll(document, noLinks)
            for (const [index, {at, remove, text}] of edits.entries()) {
              const {length} = document.text.getText()
              let start = Math.floor(at * length)
              // Letters are typed over letters.
              if (text === 'y') start = Math.max(0, document.text.getText().indexOf('value', start))
              const range = {
                start: document.text.positionAt(start),
                end: document.text.positionAt(Math.min(start + remove, length))
              }
              document.change([{range, text}], index + 1)
              const fresh = new OpenDocument('file:///a', 0, document.text.getText(), reading)
              const expected = checkAll(fresh, noLinks)
              const found = checkChanged(document, noLinks)
              if (found && !found.isFinal) expect(isInOrder(found, document)).toBe(true)
              if (found?.isFinal) {
                looked += 1
                expect(found).toEqual({...expected, isFinal: true})
              } else checkAll(document, noLinks)
            }
          }
        ),
        {numRuns: runs(25)}
      )
      expect(looked).toBeGreaterThan(30)
    }
  )
})

describe('names of titles in Markdown', () => {
  it('should be those that the whole document gives them', () => {
    const document = new OpenDocument('file:///a.md', 0, 'Title\n=====\n\n[a]: /b\n', 'markdown')
    checkAll(document, noLinks)
    const start = {line: 0, character: 0}
    document.change([{range: {start, end: start}, text: '[a] '}], 1)
    expect(checkChanged(document, noLinks)).toMatchObject({isFinal: false})
    expect(checkAll(document, noLinks).marks).toMatchObject([{name: 'a Title'}, {}])
  })
})

describe('checkSlowly', () => {
  it('should give what reading all of it gives, whatever is typed meanwhile', async () => {
    let looked = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(edit, fc.integer({min: 0, max: 5})), {maxLength: 6}),
        fc.constantFrom('\n', '\r\n'),
        async (edits, eol) => {
          const text = `\uFEFF${makeText(3)}\n[a]: /b\n\n# More\n\n${makeText(2)}`
          const document = new OpenDocument(
            'file:///a.md',
            0,
            text.replaceAll('\n', eol),
            'markdown'
          )
          let steps = 0
          const waiting = [...edits]
          const rest = async (): Promise<void> => {
            steps += 1
            const [next] = waiting
            if (!next || next[1] > steps) return
            waiting.shift()
            const {at, remove, text} = next[0]
            const {length} = document.text.getText()
            const start = Math.floor(at * length)
            const range = {
              start: document.text.positionAt(start),
              end: document.text.positionAt(Math.min(start + remove, length))
            }
            document.change([{range, text}], steps)
          }
          expect(await checkSlowly(document, noLinks, rest, 40)).toBe(true)
          const fresh = new OpenDocument('file:///a.md', 0, document.text.getText(), 'markdown')
          const expected = checkAll(fresh, noLinks)
          const found = checkChanged(document, noLinks)
          if (found?.isFinal) {
            looked += 1
            expect(found).toEqual(expected)
          } else if (found) expect(isInOrder(found, document)).toBe(true)
        }
      ),
      {numRuns: runs(60)}
    )
    expect(looked).toBeGreaterThan(5)
  })

  it('should give up where all of the text changes', async () => {
    const document = new OpenDocument('file:///a.md', 0, makeText(3), 'markdown')
    const rest = async (): Promise<void> => document.change([{text: 'other'}], 1)
    expect(await checkSlowly(document, noLinks, rest, 40)).toBe(false)
    expect(document.checked).toBeUndefined()
  })
})
