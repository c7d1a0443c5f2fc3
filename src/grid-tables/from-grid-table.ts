import type {Compatible} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {readGridTable} from '../../grammars/grid-table/index.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {Problem} from '../../grammars/problem.js'
import {TextBlock} from '../../grammars/text-block.js'
import {fillCells} from './fill-cells.js'
import {toMessage} from './message.js'
import type {GridTableOptions} from './options.js'
import {readValue} from './read-value.js'

/** Read exactly one table. */
export function fromGridTable(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): GridTable {
  const source = readValue(value)
  const settings = options ?? {}
  const problems: Array<Problem> = []
  const reading = readGridTable(
    TextBlock.of(source),
    {dialect: settings.dialect ?? 'auto', widths: settings.widths ?? 'auto'},
    (problem) => problems.push(problem)
  )
  let failure: VFileMessage | undefined
  for (const problem of problems) {
    const message = toMessage(problem, source)
    settings.file?.messages.push(message)
    if (problem.severity === 'error') failure ??= message
  }
  if (!reading) throw failure
  fillCells(reading.cells)
  return reading.node
}
