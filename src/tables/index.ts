/** Tables alone: what reads, draws, changes and compares them, without the readers and writers of documents. */
export type * from '../../grammars/grid-table/nodes.js'
export {findTables} from '../read/find-tables.js'
export {fromGridTable} from '../read/from-grid-table.js'
export {fromPipeTables} from '../read/from-pipe-tables.js'
export type {GridTableOptions} from '../read/table-options.js'
export {diffTables, type TableChange} from '../table-text/compare/diff-tables.js'
export {
  type MergeConflict,
  type MergedTables,
  type MergeTablesOptions,
  mergeTables
} from '../table-text/compare/merge-tables.js'
export {
  type ConvertedTables,
  type ConvertTablesOptions,
  convertTables,
  type TableNotation
} from '../table-text/convert/index.js'
export {type EditTablesOptions, editTables} from '../table-text/edit/edit-tables.js'
export type {TableEditor} from '../table-text/edit/table-editor.js'
export {
  type FormatChange,
  type FormatTablesOptions,
  type FormattedTables,
  formatTables,
  type TableReadings
} from '../table-text/format/index.js'
export {type UpdateTableOptions, updateTable} from '../table-text/update/index.js'
export {type ToGridTableOptions, toGridTable} from '../write/grid-table/to-grid-table.js'
export {type FromCsvOptions, fromCsv} from './from-csv.js'
export {type FromMatrixOptions, fromMatrix} from './from-matrix.js'
export {fromRecords} from './from-records.js'
export {type ToCsvOptions, toCsv} from './to-csv.js'
export {toMatrix} from './to-matrix.js'
export {type SpanStrategy, type ToRecordsOptions, toRecords} from './to-records.js'
