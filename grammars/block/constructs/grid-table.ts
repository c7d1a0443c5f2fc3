import {createToken, type TokenType} from 'chevrotain'
import type {Code, Paragraph, RootContent} from 'mdast'
import {reportCutOff} from '../../grid-table/faults.js'
import {readGridTable} from '../../grid-table/index.js'
import {matchGridLines} from '../../grid-table/recognize.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import type {BlockParser} from '../parser.js'
import {keepLayout, preformatted} from './native-layout.js'

/** A border, and the lines below it that begin like a table's, at the same indentation. */
const GridTableLines: TokenType = createToken({
  name: 'GridTableLines',
  label: 'grid table',
  pattern: matchGridLines,
  start_chars_hint: [' ', '\t', '+'],
  line_breaks: true
})

/**
 * ```ebnf
 * gridTable = GridTableLines ;
 * ```
 *
 * A table is two-dimensional: what its lines are, and where its cells are, is read by `../grid-table`. Lines that no
 * table can be made of stay text.
 *
 * Deviation: cells end at their borders; HyperHelp knows no tables, and its markup runs over borders and lines of them.
 */
export const gridTable: BlockConstruct = {
  name: 'gridTable',
  tokens: {
    hyperhelp: [GridTableLines],
    sphinx: [GridTableLines],
    'sphinx-text': [GridTableLines]
  },
  rule() {
    const token = this.CONSUME(GridTableLines)
    return this.ACTION((): Array<RootContent> => {
      const block = this.blockOf([token])
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

/** Keep the lines of what is no table: by hand it may have been drawn around links. */
function keepText(block: TextBlock, builder: BlockParser): Code | Paragraph {
  return builder.state.language === 'hyperhelp' ? keepLayout(block, builder) : preformatted(block)
}
