import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {Source} from '../../grammars/source.js'
import {checkText} from '../shared/check-options.js'
import {readMarkdownTables} from './markdown-tables.js'

/**
 * Read the pipe tables of a Markdown document (GitHub Flavored Markdown: "Tables").
 *
 * @param value
 *   Markdown.
 * @returns
 *   Tables in the dialect `pandoc`, with Markdown in their cells, in order. References in cells become links; `<br>`
 *   becomes a `break`.
 */
export function fromPipeTables(value: string): Array<GridTable> {
  checkText('read pipe tables', value)
  if (!mayHold(value)) return []
  const tables = {dialect: 'markdown', widths: 'auto'} as const
  const settings = {tables, cells: 'inline', unwrap: true, pandoc: false, report() {}} as const
  return readMarkdownTables(new Source(value), settings).pipes
}

/**
 * Whether a text contains a line that may be the delimiter row of a table, possibly in a quote or an item; otherwise it
 * need not be read.
 */
function mayHold(value: string): boolean {
  return value
    .split(/[\n\r]/)
    .some((line) => line.includes('-') && /[|:]/.test(line) && !/[^\s|:>*+\d.)-]/.test(line))
}
