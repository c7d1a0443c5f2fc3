import {match} from '../compare/match.js'

/** What happens to the rows of a body, in order. */
export type RowStep =
  /** A row of the table gets the values of a record, or stays as it is. */
  | {type: 'keep'; row: number; record: number | undefined}
  | {type: 'insert'; record: number}
  | {type: 'delete'; row: number}

/**
 * Match rows with records by the texts of their common columns: equal ones are anchors, and between them, those with
 * the most in common are paired.
 *
 * @param rows
 *   Texts by row, then by column.
 * @param records
 *   Texts by record, then by the same columns.
 */
export function planByTexts(
  rows: Array<Array<string>>,
  records: Array<Array<string>>
): Array<RowStep> {
  const {backward} = match(rows, records)
  const steps: Array<RowStep> = []
  let next = 0
  const deleteUpTo = (end: number): void => {
    for (; next < end; next += 1) steps.push({type: 'delete', row: next})
  }
  for (const [record, row] of backward.entries()) {
    if (row === -1) {
      steps.push({type: 'insert', record})
      continue
    }
    deleteUpTo(row)
    steps.push({type: 'keep', row, record})
    next = row + 1
  }
  deleteUpTo(rows.length)
  return steps
}

/**
 * Match rows with records by the text of one column; rows stay where they are, and new ones follow.
 *
 * @param keys
 *   Key of each row.
 * @param wanted
 *   Key of each record.
 * @throws {RangeError}
 *   If several rows or records have the same key.
 */
export function planByKey(
  keys: ReadonlyArray<string>,
  wanted: ReadonlyArray<string>
): Array<RowStep> {
  const known = numberOf(keys, 'rows of the table')
  const given = numberOf(wanted, 'records')
  return [
    ...keys.map((key, row): RowStep => ({type: 'keep', row, record: given.get(key)})),
    ...wanted.flatMap(
      (key, record): Array<RowStep> => (known.has(key) ? [] : [{type: 'insert', record}])
    )
  ]
}

function numberOf(keys: ReadonlyArray<string>, what: string): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [index, key] of keys.entries()) {
    if (numbers.has(key)) {
      throw new RangeError(
        `Cannot update a table by the key \`${key}\`, expected it to be unique among the ${what}`
      )
    }
    numbers.set(key, index)
  }
  return numbers
}
