import type {Documents} from './documents.js'
import {fromRst} from './from-rst.js'
import {readMarkdownDocument} from './markdown/index.js'
import {readMarkdownTables} from './markdown-tables.js'
import {readMarkup} from './read-markup.js'
import {findRstDrawings, findRstLiterals, readRstTables} from './rst/read.js'

/** The readers of all kinds of documents. */
export const documents: Documents = {
  readMarkup,
  readMarkdownDocument,
  readMarkdownTables,
  fromRst,
  readRstTables,
  findRstDrawings,
  findRstLiterals
}
