import type {IToken} from 'chevrotain'
import type {Code, Paragraph, RootContent, Table} from 'mdast'
import {reportCutOff} from '../../grid-table/faults.js'
import {readGridTable} from '../../grid-table/index.js'
import {type GridLinesPayload, matchGridLines} from '../../grid-table/recognize.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {cutLines} from '../cut-lines.js'
import {type LineToken, lineToken} from '../lines.js'
import {preformatted} from './preformatted.js'

/** Keeps lines that cannot be read as a table. */
type KeepText = (block: TextBlock, builder: BlockBuilder) => Code | Paragraph | Table

/** A border, and the lines below it that begin like table lines, at the same indentation. */
const GridTableLines: LineToken = lineToken({
  name: 'GridTableLines',
  label: 'grid table',
  pattern: matchGridLines,
  opens: ' \t+'
})

/** Cut out the lines of a table; after a marker, its first line starts where the others do. */
function cutTable(token: IToken, {lines}: BlockBuilder): TextBlock {
  const {margin} = (token.payload ?? {}) as GridLinesPayload
  return margin === undefined ? lines.trimmed([token]) : cutLines(lines, token, margin)
}

/**
 * ```ebnf
 * gridTable = GridTableLines ;
 * ```
 *
 * A table is two-dimensional: `../grid-table` reads its lines and finds its cells. Lines that cannot be read as a table
 * stay text: as code, or as `keepText` makes them.
 *
 * Deviation: cells end at their borders; HyperHelp has no tables, and its markup extends across borders and their
 * lines.
 */
export function gridTable(keepText: KeepText = preformatted): BlockConstruct {
  return {
    name: 'gridTable',
    tokens: [GridTableLines],
    example: '+---+\n| a |\n+---+\n',
    rule() {
      const token = this.CONSUME(GridTableLines)
      return this.ACTION((): Array<RootContent> => {
        const block = cutTable(token, this)
        const {tables, report} = this.state
        const reading = readGridTable(block, tables, report)
        if (!reading) return [keepText(block, this)]
        this.addTable(reading)
        if (reading.length === block.length) return [reading.node]
        reportCutOff(block, reading.length, reading.node.dialect, report)
        return [reading.node, keepText(block.slice(reading.length), this)]
      })
    }
  }
}
