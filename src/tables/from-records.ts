import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkPadding, fromMatrix} from './from-matrix.js'

/**
 * Make a table from records. Their keys are the column names, in the order in which they first occur.
 *
 * @param records
 *   Records. Strings become text, `null` and missing values empty cells, and other values JSON.
 * @throws {TypeError}
 *   If the records are not objects.
 * @throws {RangeError}
 *   If more than 1,000,000 fields are missing in total.
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
