/**
 * Tables alone: functions that read, draw, edit and compare them, without the readers and writers of documents. Texts
 * are read without regard to their language, and cells contain lines or plain text, no markup.
 */
export type * from '../../../grammars/grid-table/nodes.js'
export {type FromCsvOptions, fromCsv} from '../../tables/from-csv.js'
export {type FromMatrixOptions, fromMatrix} from '../../tables/from-matrix.js'
export {fromRecords} from '../../tables/from-records.js'
export {type ToCsvOptions, toCsv} from '../../tables/to-csv.js'
export {toMatrix} from '../../tables/to-matrix.js'
export {type SpanStrategy, type ToRecordsOptions, toRecords} from '../../tables/to-records.js'
export type {ToGridTableOptions} from '../../write/grid-table/options.js'
export {diffTables, type TableChange} from '../compare/diff-tables.js'
export {
  type MergeConflict,
  type MergedTables,
  type MergeTablesOptions,
  mergeTables
} from '../compare/merge-tables.js'
export {type EditTablesOptions, editTables} from '../edit/edit-tables.js'
export type {TableEditor} from '../edit/table-editor.js'
export type {
  FormatChange,
  FormatTablesOptions,
  FormattedTables,
  TableReadings
} from '../format/index.js'
export {type FindTablesOptions, findTables} from './find-tables.js'
export {formatTables} from './format-tables.js'
export {fromGridTable} from './from-grid-table.js'
export type {GridTableOptions} from './options.js'
export {toGridTable} from './to-grid-table.js'
