import {createToken, type TokenType} from 'chevrotain'
import type {Heading, Paragraph, RootContent} from 'mdast'
import {readGridTable} from '../../grid-table/index.js'
import {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {readRunningText} from '../running-text.js'

/**
 * A table whose caption stands in front of its first border: captions are written as headings are, and open no line of
 * their own either (spec A15).
 *
 * ```text
 *  > # id4:Priority range+------+------+
 *  > | low               | high |
 * ```
 */
const CaptionedTableLines: TokenType = createToken({
  name: 'CaptionedTableLines',
  label: 'caption and grid table',
  pattern:
    /([ \t]*)#{0,6} [^\s:|*#]+:[^\n]*?\+-[-+]*\+[ \t]*\n(?:\1[|+][^\n]*(?:\n|(?![\0-\uFFFF])))+/,
  start_chars_hint: [' ', '\t', '#'],
  line_breaks: true
})

/**
 * ```ebnf
 * captionedTable = CaptionedTableLines ;
 * ```
 */
export const captionedTable: BlockConstruct = {
  name: 'captionedTable',
  tokens: {sphinx: [CaptionedTableLines]},
  rule() {
    const token = this.CONSUME(CaptionedTableLines)
    return this.ACTION((): Array<RootContent> => {
      const lines = this.linesOf([token])
      const first = lines.line(0)
      const border = first.search(/\+-[-+]*\+[ \t]*$/)
      const below = lines.slice(1).trimmed()
      const start = lines.start + border
      const block = new TextBlock(
        lines.source,
        [start, ...below.starts],
        [start + first.slice(border).trimEnd().length, ...below.ends]
      )
      const nodes = readRunningText(lines.cut(0, border), !/^[ \t]*#/.test(first), this)
      for (const node of nodes) if (node.type === 'heading') addRubric(node)
      const {tables, report, readings} = this.state
      const reading = readGridTable(block, tables, report)
      if (reading) {
        readings.push(reading)
        nodes.push(reading.node)
      }
      const rest = block.slice(reading ? reading.length : 0)
      if (rest.length > 0) {
        nodes.push(this.textNode<Paragraph>({type: 'paragraph', children: []}, rest))
      }
      return nodes
    })
  }
}

function addRubric(node: Heading): void {
  node.data = {...node.data, rubric: true}
}
