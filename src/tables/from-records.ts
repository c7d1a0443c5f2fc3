import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {fromMatrix} from './from-matrix.js'

/**
 * Make a table of records: the keys are the names of the columns, in the order in which they first occur.
 *
 * @param records
 *   Records. Strings stand as they are, `null` and what is missing are empty cells, all else is written as JSON.
 */
export function fromRecords(records: ReadonlyArray<Readonly<Record<string, unknown>>>): GridTable {
  const names = new Set<string>()
  for (const record of records) for (const name of Object.keys(record)) names.add(name)
  const rows = records.map((record) =>
    [...names].map((name) => (Object.hasOwn(record, name) ? textOf(record[name]) : ''))
  )
  return fromMatrix([[...names], ...rows])
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
