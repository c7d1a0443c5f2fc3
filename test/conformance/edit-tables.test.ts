import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findTables} from '../../src/read/find-tables.js'
import {fromHyperhelp} from '../../src/read/from-hyperhelp.js'
import {editTables} from '../../src/table-text/edit/edit-tables.js'
import {toMatrix} from '../../src/tables/to-matrix.js'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const present = existsSync(shared)

if (!present) {
  process.stderr.write(`\nSKIPPED test/conformance: no ${shared}; nothing is edited there\n\n`)
}

describe.skipIf(!present)('editTables, real documents', () => {
  it('should change exactly the lines of a cell whose new text fits', () => {
    const source = readFileSync(`${shared}corpus/seeds/audit-events.hyperhelp.txt`, 'utf8')
    const lines = source.split('\n')
    const places: Array<{row: number; column: number; first: number; last: number}> = []
    editTables(source, ([table]) => {
      expect(table!.rowCount).toBe(159)
      for (const section of table!.table.children) {
        for (const row of section.children) {
          for (const [column, cell] of row.children.entries()) {
            const {start, end} = cell.position!
            places.push({
              row: Math.floor(places.length / 3),
              column,
              first: start.line,
              last: end.line
            })
          }
        }
      }
    })
    for (const {row, column, first, last} of places.filter((_, index) => index % 13 === 0)) {
      const text = Array.from({length: last - first + 1}, (_, index) => `x${index}`).join('\n')
      const after = editTables(source, ([table]) => table!.setCell(row, column, text)).split('\n')
      expect(after.length).toBe(lines.length)
      const changed = after.flatMap((line, index) => (line === lines[index] ? [] : [index + 1]))
      expect(changed).toEqual(Array.from({length: last - first + 1}, (_, index) => first + index))
    }
  })

  it('should keep the text of all other cells when a text does not fit', () => {
    for (const name of ['audit-events.hyperhelp.txt', 'audit-events.sphinx.txt']) {
      const source = readFileSync(`${shared}corpus/seeds/${name}`, 'utf8')
      const before = toMatrix(findTables(source)[0]!)
      for (const column of [0, 1, 2]) {
        for (const text of ['x'.repeat(90), 'many words '.repeat(20).trim()]) {
          const after = editTables(source, ([table]) => table!.setCell(7, column, text))
          const now = toMatrix(findTables(after)[0]!)
          const wanted = before.map((line) => line.slice())
          wanted[7]![column] = text
          expect(now).toEqual(wanted)
        }
      }
    }
  })

  it('should keep the text of all cells when a column is inserted and deleted again', () => {
    const failed: Array<string> = []
    let count = 0
    for (const [name, source] of documents()) {
      const edited = editTables(source, (tables) => {
        for (const table of tables) table.insertColumn(0, ['new'])
      })
      const after = editTables(edited, (tables) => {
        for (const table of tables) table.deleteColumn(0)
      })
      count += 1
      if (after !== source) failed.push(name)
    }
    process.stderr.write(`column in and out: ${count - failed.length} of ${count} documents\n`)
    expect(failed).toEqual([])
  })

  it('should keep the text of all cells when a cell makes its column wider', () => {
    const failed: Array<string> = []
    let count = 0
    for (const [name, source] of documents()) {
      const before = tablesOf(source, name)
      let number = 0
      const places: Array<[number, number]> = []
      const after = editTables(source, (tables) => {
        for (const table of tables) {
          const [row, column] = [table.rowCount - 1, table.columnCount - 1]
          table.setCell(row, column, `${'wide'.repeat(30)}${number++}`)
          places.push([row, column])
        }
      })
      const now = tablesOf(after, name)
      for (const [index, table] of before.entries()) {
        count += 1
        const [row, column] = places[index] ?? [0, 0]
        const wanted = toMatrix(table)
        const old = wanted[row]![column]
        const matrix = toMatrix(now[index]!)
        const same = matrix.every((line, y) =>
          line.every((text, x) => text === wanted[y]![x] || wanted[y]![x] === old)
        )
        if (!same) failed.push(`${name}, table ${index + 1}`)
      }
    }
    process.stderr.write(`wider columns: ${count - failed.length} of ${count} tables\n`)
    expect(failed).toEqual([])
  })
})

function tablesOf(source: string, name: string): Array<GridTable> {
  return name.includes('sphinx') ? findTables(source) : findAll(fromHyperhelp(source))
}

function* documents(): Iterable<[string, string]> {
  for (const folder of ['seeds', 'pythondocs', 'hyperhelp-help']) {
    const root = `${shared}corpus/${folder}/`
    for (const file of readdirSync(root, {recursive: true, encoding: 'utf8'})) {
      if (!file.endsWith('.txt')) continue
      const source = readFileSync(root + file, 'utf8')
      if (source.includes('+--')) yield [`${folder}/${file}`, source]
    }
  }
}

function findAll(node: {type: string; children?: ReadonlyArray<{type: string}>}): Array<GridTable> {
  if (node.type === 'gridTable') return [node as GridTable]
  return (node.children ?? []).flatMap(findAll)
}
