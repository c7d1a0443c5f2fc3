import type {TableModel} from './table-model.js'

/** A column: its index, from 0, or its name. */
export type ColumnKey = number | string

/**
 * Name the columns as `toRecords` does: by the texts of the header, joined as `Group.name` for several rows; `Column 1`
 * without a header; `name 2` for a duplicate.
 */
export function columnNames({columns, headRows, slots}: TableModel): Array<string> {
  const taken = new Set<string>()
  return columns.map((_, column) => {
    const cells = new Set(slots.slice(0, headRows).map((row) => row[column]!))
    const parts = Array.from(cells, ({unbroken, lines}) =>
      (unbroken ?? lines).join(' ').replace(/\s+/g, ' ').trim()
    )
    const name = parts.filter((part) => part !== '').join('.') || `Column ${column + 1}`
    let free = name
    for (let count = 2; taken.has(free); count += 1) free = `${name} ${count}`
    taken.add(free)
    return free
  })
}

/**
 * Find a column.
 *
 * @throws {RangeError}
 *   If no column has the name.
 */
export function findColumn(action: string, model: TableModel, column: ColumnKey): number {
  if (typeof column !== 'string') return column
  const names = columnNames(model)
  const index = names.indexOf(column)
  if (index !== -1) return index
  throw new RangeError(
    `Cannot ${action} in the column \`${column}\`, expected one of ${names.join(', ')}`
  )
}

/**
 * Sort the fields of a record by column.
 *
 * @throws {TypeError}
 *   If it is not an object of strings.
 * @throws {RangeError}
 *   If a key is not the name of a column.
 */
export function recordTexts(
  action: string,
  model: TableModel,
  record: Readonly<Record<string, string>>
): Array<string> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    throw new TypeError(`Cannot ${action} with \`${String(record)}\`, expected an object of texts`)
  }
  const texts = model.columns.map(() => '')
  for (const [name, text] of Object.entries(record)) {
    texts[findColumn(action, model, name)] = text
  }
  return texts
}
