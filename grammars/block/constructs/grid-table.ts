import {createToken, type TokenType} from 'chevrotain'
import type {Paragraph, RootContent} from 'mdast'
import {readGridTable} from '../../grid-table/index.js'
import type {BlockConstruct} from '../construct.js'
import {keepLayout} from './native-layout.js'

/** A border, and the lines below it that begin like a table's, at the same indentation. */
const GridTableLines: TokenType = createToken({
  name: 'GridTableLines',
  label: 'grid table',
  pattern: /([ \t]*)\+[-=][-=+|:]*[+|][ \t]*\n(?:\1[|+][\0-\t\v-\uFFFF]*(?:\n|(?![\0-\uFFFF])))+/,
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
      const {tables, report, readings} = this.state
      const reading = readGridTable(block, tables, report)
      if (!reading && this.state.language === 'hyperhelp') return [keepLayout(block, this)]
      if (!reading) return [this.textNode<Paragraph>({type: 'paragraph', children: []}, block)]
      readings.push(reading)
      if (reading.length === block.length) return [reading.node]
      // Lines below the last border are text.
      const rest = block.slice(reading.length)
      return [reading.node, this.textNode<Paragraph>({type: 'paragraph', children: []}, rest)]
    })
  }
}
