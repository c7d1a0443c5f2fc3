import type {PhrasingContent} from 'mdast'
import type {InlineState} from '../state.js'

/**
 * Report markup that goes on behind a blank line: HyperHelp reads it so, but few mean it, and what stands before a colon
 * in it is not seen any more.
 */
export function reportBlankLines(
  nodes: Array<PhrasingContent>,
  {text, report}: InlineState
): Array<PhrasingContent> {
  const {source} = text
  for (const {type, position} of nodes) {
    if (!position || type === 'text' || type === 'comment') continue
    if (position.end.line - position.start.line < 2) continue
    const start = source.lineStarts[position.start.line - 1]! + position.start.column - 1
    const end = source.lineStarts[position.end.line - 1]! + position.end.column - 1
    if (!/\n[ \t]*\n/.test(source.value.slice(start, end))) continue
    report({
      ruleId: 'markup-blank-line',
      reason: 'A blank line interrupts the markup',
      start,
      end,
      note: 'HyperHelp reads it up to the next closing marker, across any number of lines; close it, or remove the marker',
      severity: 'warning'
    })
  }
  return nodes
}
