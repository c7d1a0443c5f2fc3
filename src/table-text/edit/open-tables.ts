import {findGridTables} from '../../../grammars/grid-table/find.js'
import {Source} from '../../../grammars/source.js'
import type {GridTableOptions} from '../../read/options.js'
import {cellLanguage} from '../../read/read-table.js'
import {settingsOf} from '../../read/table-options.js'
import {readModel} from './read-model.js'
import {settle} from './settle.js'
import {TableEditor} from './table-editor.js'
import {findLines, replaceLines, type TableLines} from './table-lines.js'

/** How the tables of a text are read. */
export type OpenTablesOptions = Pick<GridTableOptions, 'dialect' | 'widths' | 'file'>

/** A table of a text that can be edited in place. */
export interface OpenTable {
  readonly editor: TableEditor
  /** Its lines in the text. */
  readonly lines: TableLines
  /** Draw it as it is now: what replaces the text from `lines.start` to `lines.end`. */
  draw(): string
}

/**
 * Open the tables of a text for editing; those in cells of others are text.
 *
 * @param text
 *   Any text.
 * @param options
 *   How the tables are read (optional).
 * @returns
 *   Tables, in the order in which they start.
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

/** Put what was edited into the text. */
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
