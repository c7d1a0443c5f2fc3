import type {Element} from 'hast'
import type {Parents} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {createElementTable} from '../mdast/table.js'

/**
 * Handlers for `mdast-util-to-hast` and `remark-rehype`: grid tables as `<table>`, with `rowspan`, `colspan`, alignment
 * and the scope of headers.
 *
 * @example
 *   unified().use(remarkParse).use(remarkGridTables).use(remarkRehype, {handlers: gridTableHandlers})
 */
export const gridTableHandlers: Handlers = {
  gridTable(state: State, node: GridTable, parent: Parents | undefined): Element {
    const table = createElementTable(node, true)
    return state.one({...table, type: 'gridTableElement'} as never, parent) as Element
  }
}
