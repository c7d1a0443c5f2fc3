import type {Compatible} from 'vfile'
import {findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {fillCells} from './fill-cells.js'
import {toMessage} from './message.js'
import type {GridTableOptions} from './options.js'
import {readValue} from './read-value.js'

/**
 * Read every table in any text: documents, source code, mail.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, what to make of cells, where messages go. With the dialect `rst` tables are where docutils would see them:
 *   not in literal blocks, not right below a paragraph's line.
 * @returns
 *   Tables in the order in which they start. Malformed ones are not among them: `options.file` gets every fault.
 */
export function findTables(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): Array<GridTable> {
  const source = readValue(value)
  const settings = options ?? {}
  const readings = findGridTables(
    source,
    {dialect: settings.dialect ?? 'auto', widths: settings.widths ?? 'auto'},
    (problem) => {
      settings.file?.messages.push(toMessage(problem, source))
    }
  )
  return readings.map(({node, cells}) => {
    fillCells(cells)
    return node
  })
}
