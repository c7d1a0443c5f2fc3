import {findGridTables} from '../../../grammars/grid-table/find.js'
import {Source} from '../../../grammars/source.js'
import type {GridTableOptions} from '../../read/options.js'
import {cellLanguage} from '../../read/read-table.js'
import {settingsOf} from '../../read/table-options.js'
import {readModel} from './read-model.js'
import {settle} from './settle.js'
import {TableEditor} from './table-editor.js'
import {findLines, replaceLines, type TableLines} from './table-lines.js'

/** Options for reading the tables of a text. */
export type OpenTablesOptions = Pick<GridTableOptions, 'dialect' | 'widths' | 'file'>

/** A table of a text that can be edited in place. */
export interface OpenTable {
  readonly editor: TableEditor
  /** Its lines in the text. */
  readonly lines: TableLines
  /** Draw the current state, to replace the text from `lines.start` to `lines.end`. */
  draw(): string
}

/**
 * Open the tables of a text for editing; tables in cells are text.
 *
 * @param text
 *   Any text.
 * @param options
 *   How to read the tables (optional).
 * @returns
 *   Tables, in document order.
 */
export function openTables(
  text: string,
  options?: OpenTablesOptions | null | undefined
): Array<OpenTable> {
  const source = new Source(text)
  const settings = settingsOf({...options, cells: 'literal'}, options?.file ?? undefined, source)
  return findGridTables(source, settings.tables, settings.report).map((reading): OpenTable => {
    const {node} = reading
    const lines = findLines(text, source, reading, node.data?.widths ?? 'docutils')
    const model = readModel(reading, lines)
    const before = {
      ...model,
      rows: model.rows.map((row) => ({...row})),
      columns: model.columns.map((column) => ({...column})),
      cells: model.cells.map((cell) => ({...cell}))
    }
    return {
      editor: new TableEditor(node, model),
      lines,
      draw() {
        const language = cellLanguage(node.dialect, source)
        return replaceLines(lines, settle(model, before, lines, {...settings, language}))
      }
    }
  })
}

/** Insert the edited tables into the text. */
export function closeTables(text: string, tables: ReadonlyArray<OpenTable>): string {
  let result = ''
  let at = 0
  for (const {editor, lines, draw} of tables) {
    if (!editor.changed) continue
    result += text.slice(at, lines.start) + draw()
    at = lines.end
  }
  return result + text.slice(at)
}
