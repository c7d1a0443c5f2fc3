import {borderStyles} from '../../../grammars/grid-table/borders.js'
import {detectDialect} from '../../../grammars/grid-table/dialect.js'
import {GridLines} from '../../../grammars/grid-table/lines.js'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Report} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {readTable} from '../../read/read-table.js'
import {dashLikes, type Repair, type RepairSettings, repairLines} from '../repair/repair-lines.js'
import {isSimple, repairSimple} from '../repair/repair-simple.js'
import type {TableText} from './table-text.js'

/**
 * Repair a table, if its lines determine how, and it can be read then.
 *
 * @param text
 *   Table.
 * @param dialect
 *   Dialect to read it in.
 * @param choice
 *   How to read an ambiguous line (default: not guessed).
 */
export function repairTable(
  text: TableText,
  dialect: 'auto' | GridTableDialect,
  choice?: RepairSettings['choice']
): Repair {
  const {reading, lines, above, below, next, column, prefixes} = text
  if (isSimple(lines)) {
    return checked(repairSimple(lines, column), 'rst-simple', (texts) =>
      repairSimple(texts, column)
    )
  }
  const own = dialect === 'auto' ? dialectOf(lines) : dialect
  const settings: RepairSettings = {
    above: 0,
    below: 0,
    column,
    bars: hasBars(lines, own),
    mixes: borderStyles[own].bars,
    marks: own === 'adobe'
  }
  const outside = new Set(
    prefixes.flatMap((prefix, line) =>
      line !== above && textWidth(prefix, 'docutils') < column ? [line] : []
    )
  )
  const isRead = own === 'rst' && reading?.drawing && above + below === 0
  const columns = isRead ? reading.drawing!.columns : undefined
  const given = {...settings, above, below, next, choice, outside, columns}
  return checked(repairLines(lines, given), dialect, (texts) => repairLines(texts, settings))

  /** Make sure that the repaired table can be read, and that no letter is lost. */
  function checked(
    repair: Repair,
    dialect: 'auto' | GridTableDialect,
    repairAgain: (texts: ReadonlyArray<string>) => Repair
  ): Repair {
    if (repair.kind !== 'repaired') return repair
    const texts = repair.lines.map((line) => line.text)
    const again = repairAgain(texts)
    const table = readLines(texts, dialect)
    if (
      again.kind === 'sound' &&
      table?.columns.every(({width}) => width > 0) &&
      lettersOf(texts) === lettersOf(lines)
    ) {
      const stray = again.stray.map(({line, column}) => ({
        line: repair.lines[line]!.source,
        column
      }))
      return {...repair, stray}
    }
    const line = repair.lines.find(({reason}) => reason)
    return {
      kind: 'unclear',
      line: line?.source ?? 0,
      reason: 'Its cells would still be open',
      readings: []
    }
  }
}

/** Read lines as a table with literal cells. */
export function readLines(
  lines: ReadonlyArray<string>,
  dialect: 'auto' | GridTableDialect,
  report: Report = () => {}
): GridTable | undefined {
  return readTable(lines, {
    tables: {dialect, widths: 'auto'},
    cells: 'literal',
    unwrap: true,
    report
  })
}

function dialectOf(lines: ReadonlyArray<string>): GridTableDialect {
  return detectDialect(new GridLines(TextBlock.of(new Source(lines.join('\n'))), 'docutils'))
}

/** Whether `|` is a junction: the dialect allows it, and most borders of the table use it. */
function hasBars(lines: ReadonlyArray<string>, dialect: GridTableDialect): boolean {
  if (!borderStyles[dialect].barJunctions) return false
  let bars = 0
  let crosses = 0
  for (const line of lines) {
    if (!/^\+[-=:<>^vx+|]+$/.test(line.trimEnd())) continue
    bars += line.split('|').length - 1
    crosses += line.split('+').length - 3
  }
  return bars > crosses
}

/** Everything but borders and spaces, none of which a repair may lose. */
function lettersOf(lines: ReadonlyArray<string>): string {
  return lines
    .join('')
    .replace(/[-+|=:\s]/g, '')
    .replace(dashLikes, '')
}
