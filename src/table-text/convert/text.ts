import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {findTables} from '../../read/find-tables.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import {writePipes} from '../../write/markdown-table/index.js'
import type {ConvertibleLanguage, DocumentTable} from './document-table.js'

/** Find the tables of any text, including those printed by programs. */
export function findTextTables(text: string): Array<DocumentTable> {
  return readTables(text).map((node): DocumentTable => {
    const {start, end} = node.position!
    const drawn = node.dialect === 'rst-simple' ? 'simple' : 'grid'
    const isPipe = /^\|.*[\n\r][^|]*\|(?:[ :]*-+[ :]*\|)+/.test(
      text.slice(start.offset, end.offset)
    )
    return {
      node,
      notation: isPipe ? 'pipe' : node.data?.printed ? 'printed' : drawn,
      start: start.offset!,
      end: end.offset!,
      margin: text.slice(start.offset! - start.column + 1, start.offset!),
      caption: [],
      options: [],
      widths: undefined
    }
  })
}

/** Find tables printed by programs, in any text. */
export function findPrinted(text: string): Array<DocumentTable> {
  return findTextTables(text).filter(({notation}) => notation === 'printed')
}

/** Plain text, which people read as it is. */
export const readableText: ConvertibleLanguage = {
  notations: ['grid', 'simple', 'pipe'],
  write({node}, as) {
    if (as === 'pipe') return writePipes(node)
    const dialect = as === 'grid' ? 'rst' : 'rst-simple'
    return writeGridTable(node, {dialect, cells: 'literal', caption: false}).split('\n')
  },
  readBack: (lines): GridTable | undefined => readTables(lines.join('\n'))[0]
}

function readTables(text: string): Array<GridTable> {
  return findTables(text, {cells: 'literal'})
}

/** Text with tables printed by programs, which can be redrawn as grid tables. */
export const printed: ConvertibleLanguage = {
  ...readableText,
  notations: ['grid'],
  readBack: (lines): GridTable | undefined =>
    findTables(lines.join('\n'), {cells: 'literal', printed: false})[0]
}
