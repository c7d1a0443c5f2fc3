import type {fromRst} from './from-rst.js'
import type {readMarkdownDocument} from './markdown/index.js'
import type {readMarkdownTables} from './markdown-tables.js'
import type {findRstDrawings, findRstLiterals, readRstTables} from './rst/read.js'
import type {ReadMarkup} from './table-settings.js'

/**
 * What knows documents: the readers of markup, and of where in a document tables are. Functions for tables are handed
 * it; those of `gridhelp/tables` are not, and see tables in any text.
 */
export interface Documents {
  readonly readMarkup: ReadMarkup
  readonly readMarkdownDocument: typeof readMarkdownDocument
  readonly readMarkdownTables: typeof readMarkdownTables
  readonly fromRst: typeof fromRst
  readonly readRstTables: typeof readRstTables
  readonly findRstDrawings: typeof findRstDrawings
  readonly findRstLiterals: typeof findRstLiterals
}
