import type {List, RootContent} from 'mdast'
import type {
  GridTable,
  GridTableCell,
  GridTableColumn,
  GridTableRow
} from '../../grid-table/nodes.js'
import type {BlockRules} from '../construct.js'
import {between} from '../node-builder.js'
import {type Directive, report} from './directive-parts.js'

/** Keep the title of a table with it; its text is read with that of the document. */
export function captioned(table: GridTable, title: RootContent | undefined): GridTable {
  if (title?.type === 'paragraph') table.data = {...table.data, title}
  return table
}

/**
 * Make a table of a list of lists (docutils: "List Table"; Linux: `flat-table`).
 *
 * @returns
 *   Nothing if its content is no such list.
 */
export function readListTable(
  directive: Directive,
  title: RootContent | undefined,
  blocks: ReadonlyArray<RootContent>,
  rules: BlockRules
): GridTable | undefined {
  const isFlat = directive.name === 'flat-table'
  const [list, ...others] = blocks
  if (list?.type !== 'list' || list.ordered || others.length > 0) {
    report(
      directive,
      rules,
      'The content of a list table must be a single bullet list',
      'Start each row with `* -`, and move everything else out of the directive; it becomes a code block (docutils: “exactly one bullet list expected”)'
    )
    return undefined
  }
  const rows: Array<GridTableRow> = []
  for (const item of list.children) {
    const [cells, ...more] = item.children
    if (cells?.type !== 'list' || cells.ordered || more.length > 0) {
      report(
        directive,
        rules,
        'Each item of a list table must be a bullet list of cells',
        'Start each row with `* -` and each further cell with `-` below the first; it becomes a code block (docutils: “two-level bullet list expected”)'
      )
      return undefined
    }
    rows.push({type: 'gtRow', children: cellsOf(cells), position: cells.position!})
  }
  const count = Math.max(...rows.map((row) => row.children.length))
  const short = rows.findIndex((row) => row.children.length !== count)
  if (!isFlat && short !== -1) {
    const own = rows[short]!.children.length
    report(
      directive,
      rules,
      `Row ${short + 1} of the list table has ${own} ${own === 1 ? 'cell' : 'cells'}, but the longest has ${count}`,
      'Write `-` for each missing cell; it becomes a code block (docutils: “uniform two-level bullet list expected”)'
    )
    return undefined
  }
  const table = tableOf(rows, 0, count, directive)
  if (isFlat) {
    table.data = {...table.data, flat: 'fill-cells' in directive.options ? 'fill' : 'span'}
  }
  return captioned(table, title)
}

function cellsOf(list: List): Array<GridTableCell> {
  return list.children.map((item) => ({
    type: 'gtCell',
    children: item.children as GridTableCell['children'],
    position: item.position!
  }))
}

/**
 * Make a table of rows.
 *
 * @param rows
 *   All rows.
 * @param more
 *   Number of header rows in addition to those of the option `header-rows`.
 * @param count
 *   Number of columns.
 * @param directive
 *   Directive with its options.
 */
export function tableOf(
  rows: ReadonlyArray<GridTableRow>,
  more: number,
  count: number,
  {name, options, position}: Directive
): GridTable {
  const head = Math.min(more + numberOf(options['header-rows']), rows.length)
  const stubs = numberOf(options['stub-columns'])
  const widths = (options.widths ?? '')
    .split(/[\s,]+/)
    .map(Number)
    .filter((width) => width > 0)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const isGiven = widths.length === count
  const columns = Array.from({length: count}, (_, index): GridTableColumn => {
    const column: GridTableColumn = {
      width: isGiven ? widths[index]! : Math.max(1, Math.floor(100 / count))
    }
    if (index < stubs) column.header = true
    if (isGiven) column.share = widths[index]! / total
    return column
  })
  const sections: GridTable['children'] = []
  const headRows = rows.slice(0, head)
  const bodyRows = rows.slice(head)
  if (head > 0) {
    sections.push({type: 'gtHeader', children: headRows, position: between(headRows) ?? position})
  }
  sections.push({type: 'gtBody', children: bodyRows, position: between(bodyRows) ?? position})
  return {
    type: 'gridTable',
    columns,
    dialect: 'rst',
    children: sections,
    data: {notation: name, options},
    position
  }
}

function numberOf(option: string | undefined): number {
  return /^\d+$/.test(option ?? '') ? Number(option) : 0
}
