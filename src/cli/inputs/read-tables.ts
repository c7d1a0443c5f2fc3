import path from 'node:path'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {findTables} from '../../read/find-tables.js'
import type {FoundConfig} from '../program/config.js'
import {detectFormat} from './detect-format.js'
import {dialectOfFile} from './dialect-of-file.js'
import {dataFormatOf, readData} from './read-data.js'
import {readDocument, tablesOf} from './read-document.js'

/** The tables of a file, and what it was read as. */
export interface FoundTables {
  language: string
  /** Why, in a few words. */
  reason: string
  tables: ReadonlyArray<GridTable>
}

/**
 * Read the tables of a file: data, or a document of any language.
 *
 * @param file
 *   Its text; takes the messages.
 * @param full
 *   Absolute path.
 * @param configuration
 *   Configuration (optional).
 */
export function readTables(file: VFile, full: string, configuration?: FoundConfig): FoundTables {
  const extension = path.extname(file.path ?? '')
  const data = dataFormatOf('auto', file)
  if (data) {
    const reason = `its name ends with ${extension}`
    return {language: data, reason, tables: readData(file, data, 'inline')}
  }
  const dialect = dialectOfFile(full, configuration)
  if (dialect === 'rst') {
    const tables = findTables(file, {file, dialect: 'rst'})
    return {language: 'reStructuredText', reason: `its name ends with ${extension}`, tables}
  }
  const {format, reason} = detectFormat(String(file.value), 'sphinx-text')
  return {language: format, reason, tables: tablesOf(readDocument(file, format).tree)}
}
