/**
 * Plugins for unified: parsers of help files and Sphinx text, the conversion to the mdast that remark and rehype
 * plugins expect, and grid tables in Markdown.
 */
export {gridTableFromMarkdown} from '../read/markdown/grid-table-from-markdown.js'
export {type GridTableSyntaxOptions, gridTableSyntax} from '../read/markdown/grid-table-syntax.js'
export {gridTableHandlers} from './grid-table-to-hast.js'
export {type GridTableToMarkdownOptions, gridTableToMarkdown} from './grid-table-to-markdown.js'
export {type GridhelpToMdastOptions, gridhelpToMdast} from './gridhelp-to-mdast.js'
export {hyperhelpParse} from './hyperhelp-parse.js'
export {hyperhelpStringify} from './hyperhelp-stringify.js'
export {type RemarkGridTablesOptions, remarkGridTables} from './remark-grid-tables.js'
export {sphinxTextParse} from './sphinx-text-parse.js'
