import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {Heading, RootContent} from 'mdast'
import {readGridTable} from '../../grid-table/index.js'
import {captionBorder} from '../../grid-table/tokens.js'
import {handOn} from '../../match-groups.js'
import {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'
import {readRunningText} from './running-text.js'

/** A caption with the first border after it, and the lines below that begin like table lines, at its indentation. */
const CaptionedTableLines: LineToken = lineToken({
  name: 'CaptionedTableLines',
  label: 'caption and grid table',
  pattern: matchCaptionedTable,
  opens: ' \t#'
})

interface CaptionPayload {
  /** Where the border begins in its line. */
  readonly border: number
  /** Whether the caption has number signs, like a heading. */
  readonly isMarked: boolean
}

function matchCaptionedTable(text: string, offset: number): CustomPatternMatcherReturn | null {
  const newline = text.indexOf('\n', offset)
  const line = text.slice(offset, newline === -1 ? offset : newline)
  const border = captionBorder(line)
  if (border === -1) return null
  const indent = line.length - line.trimStart().length
  const margin = line.slice(0, line[indent] === '#' ? indent : indent - 1)
  let end = newline + 1
  for (let at = end; at < text.length; ) {
    const side = text[at + margin.length]
    if (!text.startsWith(margin, at) || (side !== '|' && side !== '+')) break
    const next = text.indexOf('\n', at)
    end = next === -1 ? text.length : next + 1
    at = end
  }
  const payload: CaptionPayload = {border, isMarked: line[indent] === '#'}
  return end > newline + 1 ? handOn(text.slice(offset, end), payload) : null
}

/**
 * ```ebnf
 * captionedTable = CaptionedTableLines ;
 * ```
 *
 * The builder writes captions like headings, without a line ending after them (spec A15).
 */
export const captionedTable: BlockConstruct = {
  name: 'captionedTable',
  tokens: [CaptionedTableLines],
  example: '# id:Caption+---+\n| a |\n+---+\n',
  rule() {
    const token = this.CONSUME(CaptionedTableLines)
    return this.ACTION((): Array<RootContent> => {
      const lines = this.lines.raw([token])
      const first = lines.line(0)
      const {border, isMarked} = token.payload as CaptionPayload
      const below = lines.slice(1).trimmed()
      const start = lines.start + border
      const block = new TextBlock(
        lines.source,
        [start, ...below.starts],
        [start + first.slice(border).trimEnd().length, ...below.ends]
      )
      const nodes = readRunningText(lines.cut(0, border), !isMarked, this)
      for (const node of nodes) if (node.type === 'heading') addRubric(node)
      const {tables, report} = this.state
      const reading = readGridTable(block, tables, report)
      if (reading) {
        this.addTable(reading)
        nodes.push(reading.node)
      }
      const rest = block.slice(reading ? reading.length : 0)
      if (rest.length > 0) {
        nodes.push(this.nodes.paragraph(rest))
      }
      return nodes
    })
  }
}

function addRubric(node: Heading): void {
  node.data = {...node.data, rubric: true}
}
