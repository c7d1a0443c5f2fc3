import {whiteSpace} from '../../inline/hyperhelp/scan.js'
import {handOn} from '../../match-groups.js'
import type {HelpHeader} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

const blanks = new RegExp(`[${whiteSpace}]+`, 'y')
const gap = new RegExp(`[${whiteSpace}\\n]{2,}`)
const underline = new RegExp(`={4,}[${whiteSpace}]*(?:\\n|(?![\\s\\S]))`, 'y')

/** The first line as HyperHelp renders it, with the line drawn below it. */
const RenderedHeader: LineToken = lineToken({
  name: 'RenderedHeader',
  label: '*file*  title  date',
  pattern: (text, offset) => {
    if (offset !== 0) return null
    const newline = text.indexOf('\n')
    const end = newline === -1 ? text.length : newline + 1
    const header = readLine(text.slice(0, end))
    if (!header) return null
    underline.lastIndex = end
    return handOn(text.slice(0, underline.test(text) ? underline.lastIndex : end), header)
  },
  opens: '*'
})

/**
 * ```ebnf
 * renderedHeader = RenderedHeader ;
 * ```
 *
 * A help header as rendered by HyperHelp: an anchor with the file's name, the title and the date, which two spaces
 * precede (HyperHelp: HyperHelp-Help.sublime-syntax, `main`).
 */
export const renderedHeader: BlockConstruct = {
  name: 'renderedHeader',
  tokens: [RenderedHeader],
  example: '*file.txt*  Title  2024-01-31\n',
  rule() {
    const token = this.CONSUME(RenderedHeader)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const {file, title, date} = token.payload as RenderedLine
      const node: HelpHeader = {
        type: 'helpHeader',
        title: title.trim() || null,
        date: date.trim() || null,
        attributes: {},
        position: this.nodes.position(block),
        data: {file: file.trim()}
      }
      if (node.title !== null) node.attributes.title = node.title
      if (node.date !== null) node.attributes.date = node.date
      return [node]
    })
  }
}

/** Contents of the first line. */
interface RenderedLine {
  file: string
  title: string
  date: string
}

/**
 * Parse the line: an anchor, spaces, a title without two adjacent spaces, and the rest, which is the date.
 *
 * @param line
 *   One line with its line ending.
 */
function readLine(line: string): RenderedLine | undefined {
  const [mark = '', file = ''] = /^\*([^*|\n]+)\*/.exec(line) ?? []
  blanks.lastIndex = mark.length
  if (mark === '' || !blanks.test(line)) return undefined
  const start = blanks.lastIndex
  const found = gap.exec(line.slice(start))
  if (found) {
    const end = start + found.index + found[0].length
    return {file, title: line.slice(start, start + found.index), date: line.slice(end)}
  }
  // Without a title, two of the leading spaces are the gap.
  const room = start - mark.length + (line.slice(start) === '\n' ? 1 : 0)
  return room >= 3 ? {file, title: '', date: line.slice(start)} : undefined
}
