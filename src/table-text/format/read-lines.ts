import {readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {createState, finish, type ParseSettings} from '../../read/read-document.js'

/**
 * Read the lines of a table.
 *
 * @param lines
 *   Lines, tabs as blanks.
 * @param settings
 *   How to read them.
 * @returns
 *   The table; nothing when the lines are refused, or are more than a table.
 */
export function readLines(
  lines: ReadonlyArray<string>,
  settings: ParseSettings
): GridTable | undefined {
  const source = new Source(lines.join('\n'))
  const block = TextBlock.of(source)
  let refused = false
  const own: ParseSettings = {
    ...settings,
    tables: {...settings.tables, literal: settings.cells === 'literal'},
    report({severity}) {
      if (severity === 'error') refused = true
    }
  }
  const reading = readGridTable(block, own.tables, own.report)
  if (!reading || refused || reading.length < block.length) return undefined
  if (settings.cells !== 'literal') {
    const state = createState(block, own)
    state.readings.push(reading)
    finish(state, own)
  }
  return reading.node
}
