export type * from '../grammars/grid-table/nodes.js'
export type * from '../grammars/nodes.js'
export {diffTables, type TableChange} from './edit/diff-tables.js'
export {type EditTablesOptions, editTables} from './edit/edit-tables.js'
export type {TableEditor} from './edit/table-editor.js'
export {
  type FormatChange,
  type FormatTablesOptions,
  type FormattedTables,
  formatTables
} from './format-tables/index.js'
export {type ToGridTableOptions, toGridTable} from './formats/grid-table/index.js'
export {type ToHtmlOptions, toHtml} from './formats/html/index.js'
export {type ToHyperhelpOptions, toHyperhelp} from './formats/hyperhelp/index.js'
export {type ToJsonOptions, toJson} from './formats/json/index.js'
export {type ToMarkdownOptions, toMarkdown} from './formats/markdown/index.js'
export {
  type DialectEvidence,
  type DocumentOptions,
  type FromHyperhelpOptions,
  fromHyperhelp
} from './from-hyperhelp.js'
export {fromSphinxText} from './from-sphinx-text.js'
export {findTables} from './grid-tables/find-tables.js'
export {fromGridTable} from './grid-tables/from-grid-table.js'
export type {GridTableOptions} from './grid-tables/options.js'
export {type FromCsvOptions, fromCsv} from './tables/from-csv.js'
export {type FromMatrixOptions, fromMatrix} from './tables/from-matrix.js'
export {fromPipeTables} from './tables/from-pipe-tables.js'
export {fromRecords} from './tables/from-records.js'
export {type ToCsvOptions, toCsv} from './tables/to-csv.js'
export {toMatrix} from './tables/to-matrix.js'
export {type SpanStrategy, type ToRecordsOptions, toRecords} from './tables/to-records.js'
export {type ToMdastOptions, toMdast} from './to-mdast/index.js'
