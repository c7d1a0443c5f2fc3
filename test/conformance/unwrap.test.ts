import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {cellJoins, tableEvidence, type WrappedCell} from '../../src/unwrap/index.js'
import {type Version, wrap} from '../unwrap/writer.js'

const folder = new URL('../../../shared/conformance/', import.meta.url)

interface Cell {
  col: number
  colSpan: number
  lines?: Array<string>
  plain?: Array<string>
  flags?: Array<string>
}

interface Case {
  id: string
  origin: string
  expected: {measuredWidths: Array<number>; cells: Array<Cell>}
}

const files = [
  'sphinx-text.jsonl',
  'python-sphinx-text.jsonl',
  'pandoc-sphinx-text.jsonl',
  'linux-sphinx-text.jsonl.gz'
]

describe.skipIf(!existsSync(folder))('cells as Sphinx wrapped them', () => {
  it.each(files)(
    'should differ from what was written only where both give the same lines: %s',
    (file) => {
      const wrong: Array<string> = []
      for (const {id, expected} of readCases(file)) {
        const cells = expected.cells.map((cell) => wrapped(cell, expected.measuredWidths))
        const evidence = tableEvidence(cells, 'docutils')
        expected.cells.forEach(({lines = [], plain, flags}, index) => {
          // The writer lost what stood at flagged places.
          if (!plain || flags?.length || lines.length < 2) return
          const width = evidence.widths[index]!
          const settings = {language: 'sphinx-text', widths: 'docutils', evidence} as const
          const joins = cellJoins(lines, width, settings)
          const text = lines.map((line, at) => line + (joins[at] ?? '')).join('')
          if (collapse(text.split('\n\n')) === collapse(plain)) return
          const versions: ReadonlyArray<Version> =
            evidence.cuts === 'none' ? ['full', 'short'] : [evidence.cuts]
          // Two blanks part sentences as well as paragraphs.
          const texts = [text.replaceAll('\n\n', '  '), text.replaceAll(/([.!?]) /g, '$1  ')]
          const same = versions.some((version) =>
            texts.some((one) => wrap(one, width, version).join('\n') === lines.join('\n'))
          )
          if (!same) wrong.push(`${id}: ${text}`)
        })
      }
      expect(wrong).toEqual([])
    }
  )
})

if (!existsSync(folder)) console.warn(`SKIPPED: ${folder.pathname} is absent`)

function readCases(file: string): Array<Case> {
  const bytes = readFileSync(new URL(file, folder))
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case)
}

function wrapped({lines = [], col, colSpan}: Cell, measured: ReadonlyArray<number>): WrappedCell {
  let width = 3 * (colSpan - 1)
  for (let index = 0; index < colSpan; index += 1) width += measured[col + index]!
  return {lines, width, column: col, colSpan}
}

function collapse(paragraphs: ReadonlyArray<string>): string {
  return paragraphs
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
}
