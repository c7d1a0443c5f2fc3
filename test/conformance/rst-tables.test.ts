import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {Source} from '../../grammars/source.js'
import {documents} from '../../src/read/all-documents.js'
import {findTables} from '../../src/read/find-tables.js'
import {fromRst} from '../../src/read/from-rst.js'
import {findDocumentTables} from '../../src/read/tables-of.js'

const file = fileURLToPath(
  new URL('../../../shared/oracle/rst-documents.jsonl.gz', import.meta.url)
)
const present = existsSync(file)

if (!present) {
  process.stderr.write(`\nSKIPPED test/conformance: no ${file}; no tables of real documents\n\n`)
}

/** Where tables start: all of them, and those that are drawn and in no drawn one. */
function startsOf(tree: Nodes): {all: Array<number>; drawn: Array<number>} {
  const all: Array<number> = []
  const drawn: Array<number> = []
  visit(tree, false)
  return {all, drawn}

  function visit(node: Nodes, isInside: boolean): void {
    let isDrawing = isInside
    if (node.type === 'gridTable') {
      const start = node.position!.start.offset!
      all.push(start)
      const isDrawn = node.data?.notation === undefined
      if (isDrawn && !isInside) drawn.push(start)
      isDrawing ||= isDrawn
    }
    if ('children' in node) for (const child of node.children) visit(child, isDrawing)
  }
}

describe.skipIf(!present)('tables of reST documents', () => {
  it('should be the same for fromRst, findTables and fmt', () => {
    const lines = gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean)
    let count = 0
    for (const line of lines) {
      const {file: name, text} = JSON.parse(line) as {file: string; text: string}
      const {all, drawn} = startsOf(fromRst(text))
      const found = findTables(text, {dialect: 'rst'}).map(({position}) => position!.start.offset)
      expect(found, name).toEqual(all)
      const settings = {dialect: 'rst', widths: 'docutils', literal: true} as const
      const {readings} = findDocumentTables(new Source(text), 'rst', settings, () => {}, documents)
      const starts = readings.map(({node}) => node.position!.start.offset)
      expect(starts, name).toEqual(drawn)
      count += all.length
    }
    expect(count).toBeGreaterThan(800)
  })
})
