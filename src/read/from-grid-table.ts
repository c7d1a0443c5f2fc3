import type {Compatible} from 'vfile'
import {reportCutOff} from '../../grammars/grid-table/faults.js'
import {readGridTable} from '../../grammars/grid-table/index.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {Problem} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {toMessage} from '../shared/message.js'
import {createState, finish} from './read-document.js'
import {readValue} from './read-value.js'
import {cellSettings, fileOf, type GridTableOptions, settingsOf} from './table-options.js'

/**
 * Read exactly one table.
 *
 * @param value
 *   The lines of the table, perhaps indented, with blank lines around.
 * @param options
 *   Dialect, what to make of cells. `options.file` gets all faults.
 * @returns
 *   The table.
 * @throws {VFileMessage}
 *   The first fault, fatal, with `ruleId`, `place`, `expected`, `actual` and `note`, when there is no table, when its
 *   dialect refuses it, or when other text surrounds it.
 */
export function fromGridTable(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): GridTable {
  const source = readValue(value)
  const settings = settingsOf(options ?? {}, fileOf(value, options ?? {}), source)
  const problems: Array<Problem> = []
  const block = tableBlock(source)
  const reading = readGridTable(block, settings.tables, (problem) => problems.push(problem))
  if (reading && reading.length < block.length) {
    reportCutOff(block, reading.length, reading.node.dialect, (problem) => problems.push(problem))
  }
  problems.forEach(settings.report)
  const failure = problems.find(({severity}) => severity === 'error')
  if (failure || !reading) throw toMessage(failure!, source)
  if (settings.cells === 'literal') return reading.node
  const own = cellSettings(settings, source)(reading.node.dialect)
  const state = createState(block, own)
  state.readings.push(reading)
  finish(state, own)
  return reading.node
}

/** The lines of the text without the blank ones at either end, from the column on in which the first line starts. */
function tableBlock(source: Source): TextBlock {
  const all = TextBlock.of(source)
  let from = 0
  let to = all.length
  while (from < to && all.line(from).trim() === '') from += 1
  while (to > from && all.line(to - 1).trim() === '') to -= 1
  const block = all.slice(from, to)
  if (block.length === 0) return block
  const indent = block.line(0).length - block.line(0).trimStart().length
  if (indent === 0) return block
  for (let line = 0; line < block.length; line += 1) {
    const start = block.starts[line]!
    let at = start
    while (at < start + indent && (source.value[at] === ' ' || source.value[at] === '\t')) at += 1
    block.starts[line] = Math.min(at, block.ends[line]!)
  }
  return block
}
