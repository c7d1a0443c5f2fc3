import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {findTables} from '../../read/find-tables.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import type {ConvertibleLanguage, DocumentTable} from './document-table.js'

/** Find what programs printed, in any text. */
export function findPrinted(text: string): Array<DocumentTable> {
  const tables = findTables(text, {cells: 'literal'}).filter(({data}) => data?.printed)
  return tables.map((node): DocumentTable => {
    const {start, end} = node.position!
    return {
      node,
      notation: 'printed',
      start: start.offset!,
      end: end.offset!,
      margin: text.slice(start.offset! - start.column + 1, start.offset!),
      caption: [],
      options: [],
      widths: undefined
    }
  })
}

/** Text with tables that programs print: they can be drawn as grid tables. */
export const printed: ConvertibleLanguage = {
  notations: ['grid'],
  write: ({node}) =>
    writeGridTable(node, {dialect: 'rst', cells: 'literal', caption: false}).split('\n'),
  readBack: (lines): GridTable | undefined =>
    findTables(lines.join('\n'), {cells: 'literal', printed: false})[0]
}
