import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {widthModels} from '../../../grammars/grid-table/widths.js'
import type {ReadMarkup} from '../../read/table-settings.js'
import {findDifference} from '../../tables/same-table.js'
import {cellLanguageOf, type DrawOptions} from './options.js'
import {readBack} from './read-back.js'

/**
 * Check that a dialect reads back what was written.
 *
 * @throws
 *   If it refuses the lines, or reads another table.
 */
export function verify(
  table: GridTable,
  lines: ReadonlyArray<string>,
  settings: DrawOptions,
  readMarkup: ReadMarkup | undefined
): void {
  const dialect = settings.dialect ?? table.dialect
  const read = readBack(lines, {
    dialect,
    language: cellLanguageOf(settings),
    widths: settings.widths ?? widthModels[dialect],
    cells: settings.cells,
    readMarkup
  })
  const difference = read ? findDifference(table, read) : {what: 'shape', row: -1, column: -1}
  if (!difference) return
  const {what, row, column} = difference
  const subject =
    what === 'shape'
      ? 'the sections and spans of a grid table'
      : what === 'cell'
        ? `the cell at row ${row}, column ${column}`
        : row < 0
          ? `the alignment of column ${column}`
          : `the alignment of the cell at row ${row}, column ${column}`
  throw new Error(
    `Cannot write ${subject} with dialect \`${dialect}\`, expected something that it reads the same`
  )
}
