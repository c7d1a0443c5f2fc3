import type {InlineCode} from 'mdast'
import type {State} from 'mdast-util-to-markdown'

/**
 * Print inline code as Markdown, like `mdast-util-to-markdown`, but in time linear in the code: that library copies all
 * of it for each line ending, and scans it for each length of fence.
 *
 * @param node
 *   Code.
 * @param state
 *   Knows what starts a block.
 */
export function printInlineCode({value}: InlineCode, state: State): string {
  const fence = freeFence(value)
  const padded =
    /[^\n\r ]/.test(value) &&
    ((/^[\n\r ]/.test(value) && /[\n\r ]$/.test(value)) || /^`|`$/.test(value))
  const content = toOneBlock(padded ? ` ${value} ` : value, state)
  return fence + content + fence
}

/** The shortest run of backticks that a text does not contain. */
function freeFence(value: string): string {
  const lengths = new Set<number>()
  for (const [run] of value.matchAll(/`+/g)) lengths.add(run.length)
  let length = 1
  while (lengths.has(length)) length += 1
  return '`'.repeat(length)
}

/** Replace the line endings at which a block would start by spaces; any line ending is read as a space. */
function toOneBlock(value: string, state: State): string {
  if (!/[\n\r]/.test(value)) return value
  let result = value.replace(/\r\n?/g, '\n')
  for (const pattern of state.unsafe) {
    if (!pattern.atBreak) continue
    const expression = state.compilePattern(pattern)
    expression.lastIndex = 0
    result = result.replace(expression, (match) => ` ${match.slice(1)}`)
  }
  return result
}
