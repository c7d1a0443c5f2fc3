import type {PhrasingContent} from 'mdast'
import type {InlineState} from '../state.js'

/**
 * Report markup that continues after a blank line. HyperHelp reads it that way, but it is rarely intended, and hides
 * the text before a colon in it.
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
