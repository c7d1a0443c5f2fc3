import {type CustomPatternMatcherReturn, createToken, type IToken, type TokenType} from 'chevrotain'
import type {Heading} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {BlankLine, flushStarts} from '../lines.js'
import {TextLine} from './paragraph.js'

/** A line of text with a line of one repeated mark below it, and perhaps the same above (docutils: "Sections"). */
const TitleLines: TokenType = createToken({
  name: 'TitleLines',
  label: 'title and underline',
  pattern: matchTitle,
  start_chars_hint: flushStarts,
  line_breaks: true
})

const rule = /([!-/:-@[-`{-~])\1*[ \t]*(?=\n|(?![\0-\uFFFF]))/y

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

/** Length of a line of one repeated mark; 0 if it is none. */
function ruleAt(text: string, offset: number): number {
  rule.lastIndex = offset
  return rule.exec(text)?.[0].trimEnd().length ?? 0
}

/**
 * ```ebnf
 * title = TitleLines ;
 * ```
 *
 * Each kind of title is one level deeper than those that were there before it (docutils: "Sections"). Sphinx's text
 * writer has them in the order of `*=-~"+`.
 */
export const title: BlockConstruct = {
  name: 'title',
  tokens: {'sphinx-text': [TitleLines]},
  rule() {
    const token = this.CONSUME(TitleLines)
    return this.ACTION(() => {
      const block = this.textOf([token])
      const last = block.length - 1
      const style = block.line(last).charAt(0) + (last > 1 ? 'over' : '')
      let level = this.titles.indexOf(style)
      if (level === -1) level = this.titles.push(style) - 1
      const node: Heading = {
        type: 'heading',
        depth: Math.min(6, level + 1) as Heading['depth'],
        children: []
      }
      this.depth = node.depth
      this.state.texts.push({node, text: block.slice(last - 1, last), kind: 'heading'})
      node.position = this.position(block)
      return [node]
    })
  }
}
