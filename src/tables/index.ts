/**
 * Tables alone: what reads, draws, changes and compares them, without the readers and writers of documents. Here a text
 * is no document of any language, and cells hold lines or texts, no markup.
 */
export type * from '../../grammars/grid-table/nodes.js'
export {type FindTablesOptions, findTables} from '../table-text/alone/find-tables.js'
export {formatTables} from '../table-text/alone/format-tables.js'
export {fromGridTable} from '../table-text/alone/from-grid-table.js'
export type {GridTableOptions} from '../table-text/alone/options.js'
export {toGridTable} from '../table-text/alone/to-grid-table.js'
export {diffTables, type TableChange} from '../table-text/compare/diff-tables.js'
export {
  type MergeConflict,
  type MergedTables,
  type MergeTablesOptions,
  mergeTables
} from '../table-text/compare/merge-tables.js'
export {type EditTablesOptions, editTables} from '../table-text/edit/edit-tables.js'
export type {TableEditor} from '../table-text/edit/table-editor.js'
export type {
  FormatChange,
  FormatTablesOptions,
  FormattedTables,
  TableReadings
} from '../table-text/format/index.js'
export type {ToGridTableOptions} from '../write/grid-table/options.js'
export {type FromCsvOptions, fromCsv} from './from-csv.js'
export {type FromMatrixOptions, fromMatrix} from './from-matrix.js'
export {fromRecords} from './from-records.js'
export {type ToCsvOptions, toCsv} from './to-csv.js'
export {toMatrix} from './to-matrix.js'
export {type SpanStrategy, type ToRecordsOptions, toRecords} from './to-records.js'
