import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {readDocument, tablesOf} from './read-document.js'
import type {TableFormat, TableFormatOptions} from './table-formats.js'
import type {Work} from './work.js'

/** Options of `gridhelp tables`. */
export interface TablesOptions extends TableFormatOptions {
  /** The only table wanted, from 1. */
  nth?: number
}

/**
 * Make the work of `gridhelp tables`: the tables of documents.
 *
 * @param format
 *   What to write.
 * @param options
 *   Which tables, and how.
 */
export function tables(format: TableFormat, options: TablesOptions): Work<Array<GridTable>> {
  const {nth} = options
  const lone = nth !== undefined
  return {
    fallback: 'grid-table',
    read(file, from) {
      const found = tablesOf(readDocument(file, from).tree)
      if (nth === undefined) {
        if (found.length === 0 && String(file.value).trim() !== '') {
          add('Unexpected text without tables, expected at least one', false)
        }
        return found
      }
      const table = found[nth - 1]
      if (table) return [table]
      add(`Unexpected text with ${found.length} tables, expected at least ${nth}`, true)
      return []

      function add(reason: string, fatal: boolean): void {
        const message = new VFileMessage(reason, {ruleId: 'table-missing', source: 'gridhelp'})
        message.fatal = fatal
        // A table that could not be read has its own message.
        if (fatal || !file.messages.some((other) => other.fatal)) file.messages.push(message)
      }
    },
    write(found, place) {
      const {extension} = format
      if (place === 'folder' && format.single && found.length > 1) {
        return found.map((table, index) => ({
          content: format.stringify([table], {...options, lone}),
          extension,
          suffix: `-${index + 1}`
        }))
      }
      return [{content: format.stringify(found, {...options, lone}), extension}]
    },
    join: (results) =>
      format.stringify(results.flat(), {...options, lone: lone && results.length === 1})
  }
}
