import type {RootContent} from 'mdast'
import type {GridTable, GridTableRow} from '../../../grammars/grid-table/nodes.js'
import type {PendingCell} from '../../../grammars/grid-table/reading.js'
import type {JoinedText} from '../../../grammars/joined-text.js'
import type {FoundGrid} from './grid-table-search.js'

/** A tokenized cell. */
export interface TokenizedCell {
  cell: PendingCell
  /** Its text, with the mapping to the document; `undefined` if it is empty. */
  text: JoinedText | undefined
  /** Base of its offsets. */
  base: number
  /** Its content, if it was read without tokens. */
  content: Array<RootContent> | undefined
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** Whole table: its lines, then its contents. */
    gridTable: 'gridTable'
    /** One line of it, without its prefix. */
    gridTableLine: 'gridTableLine'
    /** Header, body or footer. */
    gridTableSection: 'gridTableSection'
    gridTableRow: 'gridTableRow'
    /** A cell; its content is that of a document, with offsets in its own text. */
    gridTableCell: 'gridTableCell'
    /** Look ahead for a table; never kept. */
    gridTableSearch: 'gridTableSearch'
  }

  interface Token {
    _gridTable?: FoundGrid | undefined
    _gridTableSection?: GridTable['children'][number] | undefined
    _gridTableRow?: GridTableRow | undefined
    _gridTableCell?: TokenizedCell | undefined
  }
}
