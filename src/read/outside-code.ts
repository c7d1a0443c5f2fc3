import {findCode} from '../../grammars/grid-table/find.js'
import type {Source} from '../../grammars/source.js'
import {visit} from '../shared/visit.js'
import type {Documents} from './documents.js'
import {isMarkdownDialect} from './markdown/dialect.js'
import type {GridTableOptions} from './options.js'

/**
 * Find everything in a text outside code and its fences.
 *
 * @param source
 *   Text.
 * @param dialect
 *   Kind of code blocks: those of `rst`, of Markdown, or (`auto`) both fenced and literal blocks.
 * @param documents
 *   Document readers; without them, blocks of both kinds count.
 * @returns
 *   Ranges of whole lines: pairs of offsets, ascending.
 */
export function findOutsideCode(
  source: Source,
  dialect: NonNullable<GridTableOptions['dialect']>,
  documents: Documents | undefined
): Array<number> {
  const {value, lineStarts} = source
  const isCode = new Set<number>()
  const add = (first: number, last: number): void => {
    for (let line = first; line <= last; line += 1) isCode.add(line)
  }
  if (documents && (isMarkdownDialect(dialect) || dialect === 'rst')) {
    const tree = isMarkdownDialect(dialect)
      ? documents.readMarkdownDocument(source, {dialect, widths: 'auto', cells: false, report() {}})
          .tree
      : documents.fromRst(value)
    visit(tree, (node) => {
      if (node.type === 'code' && node.position) {
        add(node.position.start.line - 1, node.position.end.line - 1)
      }
    })
  } else {
    for (const own of ['auto', 'rst'] as const) {
      const ranges = findCode(source, {dialect: own})
      for (let index = 0; index < ranges.length; index += 2) {
        add(source.lineAt(ranges[index]!), source.lineAt(ranges[index + 1]! - 1))
      }
    }
  }
  const ranges: Array<number> = []
  for (const [line, start] of lineStarts.entries()) {
    if (isCode.has(line) && !fence.test(value.slice(start, source.lineEnd(line)))) continue
    const end = lineStarts[line + 1] ?? value.length
    if (ranges[ranges.length - 1] === start) ranges[ranges.length - 1] = end
    else ranges.push(start, end)
  }
  return ranges
}

const fence = /^[\t >]*(?:```|~~~)/
