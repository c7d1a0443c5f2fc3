import type {RootContent} from 'mdast'
import type {GridTable, GridTableRow} from '../../../grammars/grid-table/nodes.js'
import type {PendingCell} from '../../../grammars/grid-table/reading.js'
import type {JoinedText} from '../../../grammars/joined-text.js'
import type {FoundGrid} from './grid-table-search.js'

/** A cell whose text has been tokenized. */
export interface TokenizedCell {
  cell: PendingCell
  /** Its text, with the way back to the document; `undefined`: it is empty. */
  text: JoinedText | undefined
  /** What its places are counted from. */
  base: number
  /** What is in it, where no tokens were needed for that. */
  content: Array<RootContent> | undefined
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** Whole table: its lines, then what is in it. */
    gridTable: 'gridTable'
    /** One line of it, without what stands before. */
    gridTableLine: 'gridTableLine'
    /** Head, body or foot. */
    gridTableSection: 'gridTableSection'
    gridTableRow: 'gridTableRow'
    /** A cell: its content is that of a document, at places of its text. */
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
