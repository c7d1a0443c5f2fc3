import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkPadding, fromMatrix} from './from-matrix.js'

/**
 * Make a table of records: the keys are the names of the columns, in the order in which they first occur.
 *
 * @param records
 *   Records. Strings stand as they are, `null` and what is missing are empty cells, all else is written as JSON.
 * @throws {TypeError}
 *   When the records are no objects.
 * @throws {RangeError}
 *   When they lack more than 1,000,000 fields of each other.
 */
export function fromRecords(records: ReadonlyArray<Readonly<Record<string, unknown>>>): GridTable {
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new TypeError('Cannot make a table from that, expected an array of objects')
  }
  const names = new Set<string>()
  const keys = records.map((record) => Object.keys(record))
  for (const own of keys) for (const name of own) names.add(name)
  checkPadding(keys, names.size)
  const rows = records.map((record) =>
    [...names].map((name) => (Object.hasOwn(record, name) ? record[name] : ''))
  )
  return fromMatrix([[...names], ...rows], {headRows: 1})
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
