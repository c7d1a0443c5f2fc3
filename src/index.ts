export type * from '../grammars/grid-table/nodes.js'
export type * from '../grammars/nodes.js'
export type * from '../grammars/rst-nodes.js'
export {
  type ToMdastHandler,
  type ToMdastOptions,
  type ToMdastState,
  toMdast
} from './mdast/index.js'
export {findTables} from './read/find-tables.js'
export {fromGridTable} from './read/from-grid-table.js'
export {
  type DialectEvidence,
  type DocumentOptions,
  type FromHyperhelpOptions,
  fromHyperhelp
} from './read/from-hyperhelp.js'
export {fromMarkdownHelp} from './read/from-markdown-help.js'
export {fromPipeTables} from './read/from-pipe-tables.js'
export {fromRst} from './read/from-rst.js'
export {fromSphinxText} from './read/from-sphinx-text.js'
export type {GridTableOptions} from './read/options.js'
export {diffTables, type TableChange} from './table-text/compare/diff-tables.js'
export {
  type MergeConflict,
  type MergedTables,
  type MergeTablesOptions,
  mergeTables
} from './table-text/compare/merge-tables.js'
export {
  type ConvertedTables,
  type ConvertTablesOptions,
  convertTables,
  type TableNotation
} from './table-text/convert/index.js'
export {type EditTablesOptions, editTables} from './table-text/edit/edit-tables.js'
export type {TableEditor} from './table-text/edit/table-editor.js'
export {
  type FormatChange,
  type FormatTablesOptions,
  type FormattedTables,
  formatTables,
  type TableReadings
} from './table-text/format/format-tables.js'
export {type UpdateTableOptions, updateTable} from './table-text/update/index.js'
export {type FromCsvOptions, fromCsv} from './tables/from-csv.js'
export {type FromMatrixOptions, fromMatrix} from './tables/from-matrix.js'
export {fromRecords} from './tables/from-records.js'
export {type ToCsvOptions, toCsv} from './tables/to-csv.js'
export {toMatrix} from './tables/to-matrix.js'
export {type SpanStrategy, type ToRecordsOptions, toRecords} from './tables/to-records.js'
export {type ToGridTableOptions, toGridTable} from './write/grid-table/to-grid-table.js'
export {type ToHtmlOptions, toHtml} from './write/html/index.js'
export {type ToHyperhelpOptions, toHyperhelp} from './write/hyperhelp/index.js'
export {type ToJsonOptions, toJson} from './write/json/index.js'
export {gridhelpToMarkdown, type ToMarkdownOptions, toMarkdown} from './write/markdown/index.js'
