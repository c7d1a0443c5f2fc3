import {describe, expect, it, vi} from 'vitest'
import {findCells, fullBorders, type GridGeometry} from '../../../grammars/grid-table/geometry.js'
import {GridLines} from '../../../grammars/grid-table/lines.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'

function cells(...rows: Array<string>): GridGeometry {
  const lines = new GridLines(TextBlock.of(new Source(rows.join('\n'))), 'docutils')
  return findCells(lines, fullBorders(lines), {barJunctions: false, spaced: false})
}

/** Regions as `top,left–bottom,right`. */
function regions({regions: numbers}: GridGeometry): Array<string> {
  const found: Array<string> = []
  for (let at = 0; at < numbers.length; at += 4) {
    found.push(`${numbers[at]},${numbers[at + 1]}–${numbers[at + 2]},${numbers[at + 3]}`)
  }
  return found
}

describe('findCells', () => {
  it('should find cells between borders from side to side', () => {
    const geometry = cells('+--+--+', '|a |b |', '+--+--+', '|c    |', '+--+--+')
    expect(regions(geometry)).toEqual(['0,0–2,3', '0,3–2,6', '2,0–4,6'])
    expect(geometry).toMatchObject({rows: [0, 2, 4], columns: [0, 3, 6], open: []})
  })

  it('should trace a pinwheel', () => {
    const geometry = cells(
      '+--+-----+',
      '|a |b    |',
      '|  +--+--+',
      '|  |c |d |',
      '+--+--+  |',
      '|e    |  |',
      '+-----+--+'
    )
    expect(regions(geometry)).toEqual(['0,0–4,3', '0,3–2,9', '2,3–4,6', '2,6–6,9', '4,0–6,6'])
    expect(geometry.open).toEqual([])
  })

  it('should tell boundaries that no cell uses', () => {
    const geometry = cells('+--+--+', '|a    |', '+-----+')
    expect(geometry.columns).toEqual([0, 3, 6])
  })

  it('should tell corners that no cell starts in', () => {
    const geometry = cells('+--+--+', '|a |  |', '+--+  |', '|b    |', '+-----+')
    expect(geometry.open).toEqual([0, 3])
  })

  it('should tell a side that is broken', () => {
    expect(cells('+--+', '|a |', 'xb |', '+--+').open).toEqual([0, 0])
  })

  it('should see wide characters as they are drawn', () => {
    const geometry = cells('+--+-+', '|魚|a|', '+--+-+')
    expect(regions(geometry)).toEqual(['0,0–2,3', '0,3–2,5'])
  })

  it('should look at each place a few times only where borders promise much and keep nothing', () => {
    const size = 250
    // Columns of `+` lead down under every junction, rows of dashes lead back and stop before the side.
    const rows = [`+${'-+'.repeat(size)}`]
    for (let row = 0; row < size; row += 1) rows.push(`| ${'-+'.repeat(size - 1)}|`)
    rows.push(`+${'-'.repeat(size * 2 - 1)}+`)
    const looks = vi.spyOn(GridLines.prototype, 'at')
    expect(cells(...rows).regions).toHaveLength(4)
    const area = rows.length * rows[0]!.length
    expect(looks.mock.calls.length).toBeLessThan(8 * area)
    looks.mockRestore()
  })
})
