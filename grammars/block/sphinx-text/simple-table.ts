import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {RootContent} from 'mdast'
import {readGridTable} from '../../grid-table/index.js'
import {lineEnd, simpleBorder, simpleTop} from '../../grid-table/recognize.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/** Borders of a simple table and the lines between them (docutils: "Simple Tables"). */
const SimpleTableLines: LineToken = lineToken({
  name: 'SimpleTableLines',
  label: 'simple table',
  pattern: matchTable,
  opens: ' \t='
})

const top = new RegExp(`[ \\t]*${simpleTop}[ \\t]*\\n`, 'y')
const border = new RegExp(`[ \\t]*${simpleBorder}${lineEnd}`, 'y')
/** Keeps a text full of borders linear. */
const mostLines = 2000

/**
 * Match up to the first border before a blank line, or to the second below the top (docutils: `isolate_simple_table`).
 */
function matchTable(text: string, offset: number): CustomPatternMatcherReturn | null {
  top.lastIndex = offset
  if (!top.test(text)) return null
  let at = top.lastIndex
  let found = 0
  let filled = false
  for (let line = 0; line < mostLines && at < text.length; line += 1) {
    border.lastIndex = at
    if (border.test(text)) {
      const next = border.lastIndex
      found += 1
      if (found === 2 || isEmptyLine(text, next)) {
        return filled ? [text.slice(offset, next)] : null
      }
      at = next
    } else {
      const end = text.indexOf('\n', at)
      if (end === -1) return null
      filled ||= !isEmptyLine(text, at)
      at = end + 1
    }
  }
  return null
}

function isEmptyLine(text: string, offset: number): boolean {
  let at = offset
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at >= text.length || text[at] === '\n'
}

/**
 * ```ebnf
 * simpleTable = SimpleTableLines ;
 * ```
 */
export const simpleTable: BlockConstruct = {
  name: 'simpleTable',
  tokens: [SimpleTableLines],
  example: '== ==\na  b\n== ==\n',
  rule() {
    const token = this.CONSUME(SimpleTableLines)
    return this.ACTION((): Array<RootContent> => {
      const block = this.lines.trimmed([token])
      const {tables, report} = this.state
      const reading = readGridTable(block, {...tables, dialect: 'auto'}, report)
      if (!reading) return [this.nodes.paragraph(block)]
      this.addTable(reading)
      return [reading.node]
    })
  }
}
