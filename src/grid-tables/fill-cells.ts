import type {PendingCell} from '../../grammars/grid-table/index.js'
import type {GridTableOptions} from './options.js'

/** What is known about a table when its cells are read. */
export interface CellContext {
  options: GridTableOptions
}

/** Give cells their children. */
export function fillCells(cells: ReadonlyArray<PendingCell>): void {
  for (const {node, text} of cells) {
    const count = text.length
    if (count === 0) continue
    const {source} = text
    const {start, end} = text
    node.children.push({
      type: 'paragraph',
      children: [{type: 'text', value: text.toString(), position: source.position(start, end)}],
      position: source.position(start, end)
    })
  }
}
