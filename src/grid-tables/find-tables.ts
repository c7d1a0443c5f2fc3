import type {Compatible} from 'vfile'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {GridTableOptions} from './options.js'

export function findTables(
  _value: Compatible,
  _options?: GridTableOptions | null | undefined
): Array<GridTable> {
  return []
}
