import type {RootContent} from 'mdast'
import {reportCutOff} from '../../grid-table/faults.js'
import {readGridTable} from '../../grid-table/index.js'
import type {BlockConstruct} from '../construct.js'
import {cutLines} from '../cut-lines.js'
import {preformatted} from '../shared/preformatted.js'
import type {LinesPayload} from './indent/payloads.js'
import {BrokenTableLines, GridTableLines, GridTop, SimpleTableLines, SimpleTop} from './lines.js'

/**
 * ```ebnf
 * gridTable = GridTableLines ;
 * ```
 *
 * docutils: "Grid Tables". A broken table stays as code; its problems have been reported.
 */
export const gridTable: BlockConstruct = {
  name: 'gridTable',
  tokens: [GridTop, GridTableLines],
  example: '+---+\n| a |\n+---+\n',
  rule() {
    const token = this.CONSUME(GridTableLines)
    return this.ACTION((): Array<RootContent> => {
      const {margin, all} = token.payload as LinesPayload
      const block = cutLines(this.lines, token, margin)
      const {tables, report, refused} = this.state
      const reading = readGridTable(block, {...tables, dialect: 'rst'}, report)
      if (!reading) {
        refused?.push(block)
        return [preformatted(block)]
      }
      this.addTable(reading)
      if (all) reportCutOff(cutLines(this.lines, all, margin), block.length, 'rst', report)
      return [reading.node]
    })
  }
}

/**
 * ```ebnf
 * simpleTable = SimpleTableLines ;
 * ```
 *
 * docutils: "Simple Tables".
 */
export const simpleTable: BlockConstruct = {
  name: 'simpleTable',
  tokens: [SimpleTop, SimpleTableLines],
  example: '== ==\na  b\n== ==\n',
  rule() {
    const token = this.CONSUME(SimpleTableLines)
    return this.ACTION((): Array<RootContent> => {
      const block = cutLines(this.lines, token, (token.payload as LinesPayload).margin)
      const {tables, report, refused} = this.state
      const reading = readGridTable(block, {...tables, dialect: 'rst-simple'}, report)
      if (!reading) {
        refused?.push(block)
        return [preformatted(block)]
      }
      this.addTable(reading)
      return [reading.node]
    })
  }
}

/**
 * ```ebnf
 * brokenTable = BrokenTableLines ;
 * ```
 *
 * A table without an end becomes code, with a message.
 */
export const brokenTable: BlockConstruct = {
  name: 'brokenTable',
  tokens: [BrokenTableLines],
  example: '+---+\n| a |\n',
  rule() {
    const token = this.CONSUME(BrokenTableLines)
    return this.ACTION((): Array<RootContent> => {
      const {margin, isGrid} = token.payload as LinesPayload
      const block = cutLines(this.lines, token, margin)
      const {tables, report, refused} = this.state
      // The table reader reports its problems; a lone border has none.
      if (isGrid) readGridTable(block, {...tables, dialect: 'rst'}, report)
      refused?.push(block)
      return [preformatted(block)]
    })
  }
}
