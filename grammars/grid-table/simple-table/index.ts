import type {Report} from '../../problem.js'
import type {TextBlock} from '../../text-block.js'
import {GridLines} from '../lines.js'
import type {GridTableReading} from '../reading.js'
import type {GridTableSettings} from '../settings.js'
import {readFrame} from './frame.js'
import {buildRows} from './layout.js'
import {readSimpleRows} from './rows.js'

/**
 * Read a simple table.
 *
 * ```text
 *  =====  =====  ======
 *     Inputs     Output     a cell over two columns,
 *  ------------  ------     told by the underline
 *    A      B    A or B
 *  =====  =====  ======     rule below the head
 *  False  False  False      a new row starts where the first column has text
 *  True   False  True
 *                line 2     and goes on where it has none
 *  =====  =====  ======
 * ```
 *
 * Text may stand between the first and last column of a cell only, except in the last, which has no end (docutils:
 * `tableparser.SimpleTableParser`). All faults are reported; with one of them the table is refused.
 */
export function readSimpleTable(
  block: TextBlock,
  settings: GridTableSettings,
  report: Report
): GridTableReading | undefined {
  const lines = new GridLines(block, settings.widths === 'auto' ? 'docutils' : settings.widths)
  let sound = true
  const reportFault: Report = (problem) => {
    const fault = {severity: 'error' as const, ...problem}
    if (fault.severity === 'error') sound = false
    report(fault)
  }
  const frame = readFrame(lines, reportFault)
  if (!frame) return undefined
  // The dialect's law is docutils'; where no dialect is asked for, nothing is dropped.
  const rows = readSimpleRows(frame, settings.dialect === 'auto', reportFault)
  return sound ? buildRows(frame, rows, settings) : undefined
}
