import path from 'node:path'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {type FindTablesOptions, findTables} from '../../read/find-tables.js'
import {dialectFor} from '../program/config.js'
import type {FoundConfig} from '../program/config-types.js'
import {detectFormat} from './detect-format.js'
import {dialectOfFile} from './dialect-of-file.js'
import {dataFormatOf, readData} from './read-data.js'
import {readDocument, tablesInTree} from './read-document.js'

/** The tables of a file, and how it was read. */
export interface FoundTables {
  language: string
  /** A short reason. */
  reason: string
  tables: ReadonlyArray<GridTable>
}

/**
 * Read the tables of a file: data, or a document in any language.
 *
 * @param file
 *   Text; receives the messages.
 * @param full
 *   Absolute path.
 * @param configuration
 *   Configuration (optional).
 */
export function readTables(file: VFile, full: string, configuration?: FoundConfig): FoundTables {
  const extension = path.extname(file.path ?? '')
  const told = dialectFor(configuration, full)
  const data = dataFormatOf('auto', file)
  const isTold = data === 'markdown' && told !== undefined && told !== 'pandoc' && told !== 'adobe'
  if (data && !isTold) {
    const reason = `its name ends with ${extension}`
    const tables = readData(file, data, 'inline', told as 'adobe' | 'pandoc' | undefined)
    return {language: data, reason, tables}
  }
  if (told !== undefined && told !== 'rst') {
    const tables = findTables(file, {file, dialect: told as FindTablesOptions['dialect']})
    return {language: `text with tables of ${told}`, reason: 'the configuration says so', tables}
  }
  const dialect = dialectOfFile(full, configuration)
  if (dialect === 'rst') {
    const tables = findTables(file, {file, dialect: 'rst'})
    const reason = told ? 'the configuration says so' : `its name ends with ${extension}`
    return {language: 'reStructuredText', reason, tables}
  }
  const {format, reason} = detectFormat(String(file.value), 'sphinx-text')
  return {language: format, reason, tables: tablesInTree(readDocument(file, format).tree)}
}
