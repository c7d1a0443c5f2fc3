import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {convertTables} from '../../../src/index.js'

const read = (name: string): string =>
  readFileSync(new URL(`../../printed/${name}.txt`, import.meta.url), 'utf8')

it('should draw what programs printed as grid tables, and leave all else as it is', () => {
  const before = `Before\n${read('psql-ascii-lines')}\nBetween\n`
  const after = '+---+---+\n|a  | b |\n+---+---+\n'
  const box = read('rich-wrapped').replace(/^/gm, '# ')
  const {value, messages} = convertTables(before + box + after, {from: 'auto', as: 'grid'})
  expect(messages).toEqual([])
  expect(value).toBe(
    [
      'Before',
      '+----+-------+',
      '| id | note  |',
      '+====+=======+',
      '| 1  | one   |',
      '|    | two   |',
      '+----+-------+',
      '| 2  | three |',
      '+----+-------+',
      '(2 rows)',
      '',
      '',
      'Between',
      '# +----+----------------------------------------------+',
      '# | id | note                                         |',
      '# +====+==============================================+',
      '# | 1  | a sentence that is far too long for one line |',
      '# +----+----------------------------------------------+',
      '# | 2  | short                                        |',
      '# +----+----------------------------------------------+',
      '# |    | no number                                    |',
      '# +----+----------------------------------------------+',
      `# ${after}`
    ].join('\n')
  )
})

it('should have no other notation for them', () => {
  expect(() => convertTables(read('mysql'), {from: 'auto', as: 'list-table'})).toThrow(
    /expected `grid`/
  )
})
