import type {CustomPatternMatcherReturn, IToken} from 'chevrotain'
import type {Heading} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {BlankLine, flushStarts, type LineToken, lineToken, TextLine} from '../lines.js'

/**
 * A line of text with an underline of one repeated character, and optionally the same overline (docutils: "Sections").
 */
const TitleLines: LineToken = lineToken({
  name: 'TitleLines',
  label: 'title and underline',
  pattern: matchTitle,
  opens: flushStarts
})

/** An underline. A lone bar below a line is text, as in tables. */
const rule = /([!-/:-@[-`{}~])\1*[ \t]*(?=\n|(?![\0-\uFFFF]))/y

function matchTitle(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]?.tokenType
  if (
    before &&
    before !== BlankLine &&
    (before === TextLine || before.CATEGORIES?.includes(TextLine))
  )
    return null
  const over = ruleAt(text, offset)
  const start = over === 0 ? offset : text.indexOf('\n', offset) + 1
  if (over > 0 && start === 0) return null
  const end = text.indexOf('\n', start)
  if (end === -1) return null
  const title = text.slice(start, end).trim()
  if (title === '' || (over === 0 && /\s/.test(text[start]!))) return null
  const under = ruleAt(text, end + 1)
  if (under === 0 || (under < 4 && under < title.length)) return null
  if (over > 0 && (over !== under || text[offset] !== text[end + 1])) return null
  const next = text.indexOf('\n', end + 1)
  return [text.slice(offset, next === -1 ? text.length : next + 1)]
}

/** Length of a line of one repeated character; 0 if it is none. */
function ruleAt(text: string, offset: number): number {
  rule.lastIndex = offset
  return rule.exec(text)?.[0].trimEnd().length ?? 0
}

/**
 * ```ebnf
 * title = TitleLines ;
 * ```
 *
 * Each new kind of title is one level deeper than the kinds before it (docutils: "Sections"). Sphinx's text writer uses
 * them in the order of `*=-~"+`.
 */
export const title: BlockConstruct = {
  name: 'title',
  tokens: [TitleLines],
  example: 'Title\n*****\n',
  rule() {
    const token = this.CONSUME(TitleLines)
    return this.ACTION(() => {
      const block = this.lines.text([token])
      const last = block.length - 1
      const style = block.line(last).charAt(0) + (last > 1 ? 'over' : '')
      const node: Heading = {type: 'heading', depth: 1, children: []}
      this.nodes.leave({node, text: block.slice(last - 1, last), kind: 'heading'})
      node.position = this.nodes.position(block)
      return [this.nodes.note(node, {titleStyle: style})]
    })
  }
}
