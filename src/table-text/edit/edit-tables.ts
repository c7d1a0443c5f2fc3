import {findGridTables} from '../../../grammars/grid-table/find.js'
import {Source} from '../../../grammars/source.js'
import {cellLanguage} from '../../read/read-table.js'
import {type GridTableOptions, settingsOf} from '../../read/table-options.js'
import {checkText} from '../../shared/check-options.js'
import {readModel} from './read-model.js'
import {settle} from './settle.js'
import {TableEditor} from './table-editor.js'
import {findLines, replaceLines, type TableLines} from './table-lines.js'
import type {TableModel} from './table-model.js'

/** Configuration of `editTables`. */
export type EditTablesOptions = Pick<GridTableOptions, 'dialect' | 'widths' | 'file'>

/** A table that is being edited. */
interface Edited {
  editor: TableEditor
  model: TableModel
  before: TableModel
  lines: TableLines
}

/**
 * Edit the tables of any text. What was not edited keeps its bytes: text, other tables, lines of a table that need not
 * change, line endings, indentation, the leaders of comments.
 *
 * @param source
 *   Text.
 * @param edit
 *   Takes the tables in the order in which they start; those in cells of others are text.
 * @param options
 *   How the tables are read (optional).
 * @returns
 *   Text.
 * @throws {RangeError}
 *   When an edit cannot be done.
 * @throws
 *   When the dialect of a table has no drawing for it; nothing is changed then.
 */
export function editTables(
  source: string,
  edit: (tables: Array<TableEditor>) => void,
  options?: EditTablesOptions | null | undefined
): string {
  checkText('edit tables', source)
  if (typeof edit !== 'function') {
    throw new TypeError(`Cannot edit tables with \`${typeof edit}\`, expected a function`)
  }
  const read = new Source(source)
  const settings = settingsOf({...options, cells: 'literal'}, options?.file ?? undefined, read)
  const tables = findGridTables(read, settings.tables, settings.report).map((reading): Edited => {
    const {node} = reading
    const lines = findLines(source, read, reading, node.data?.widths ?? 'docutils')
    const model = readModel(reading, lines)
    return {
      editor: new TableEditor(node, model),
      model,
      before: {
        ...model,
        rows: model.rows.map((row) => ({...row})),
        columns: model.columns.map((column) => ({...column})),
        cells: model.cells.map((cell) => ({...cell}))
      },
      lines
    }
  })
  edit(tables.map(({editor}) => editor))
  let result = ''
  let at = 0
  for (const {editor, model, before, lines} of tables) {
    if (!editor.changed) continue
    const drawn = settle(model, before, lines, {
      ...settings,
      language: cellLanguage(editor.table.dialect, read)
    })
    result += source.slice(at, lines.start) + replaceLines(lines, drawn)
    at = lines.end
  }
  return result + source.slice(at)
}
