import type {fromRst} from './from-rst.js'
import type {readMarkdownDocument} from './markdown/index.js'
import type {readMarkdownTables} from './markdown-tables.js'
import type {findRstDrawings, findRstLiterals, readRstTables} from './rst/read.js'
import type {ReadMarkup} from './table-settings.js'

/**
 * Readers of markup and of where the tables of a document are. Functions for tables receive it; those of
 * `gridhelp/tables` do not, and find tables in any text.
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
