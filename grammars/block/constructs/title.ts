import {type CustomPatternMatcherReturn, createToken, type TokenType} from 'chevrotain'
import type {Heading} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {flushStarts} from '../lines.js'

/** The marks of Sphinx's text writer, the first for the document title (Sphinx: writers/text.py, `sectionchars`). */
const marks = '*=-~"+`'

/** A line of text and a line of one repeated mark below it, at least as long. */
const UnderlinedTitle: TokenType = createToken({
  name: 'UnderlinedTitle',
  label: 'title and underline',
  pattern: matchTitle,
  start_chars_hint: flushStarts,
  line_breaks: true
})

const underline = /([=\-*~"+`^'#.:_])\1\1+[ \t]*(?=\n|(?![\0-\uFFFF]))/y

function matchTitle(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = text.indexOf('\n', offset)
  if (end === -1 || end === offset || text[offset] === ' ' || text[offset] === '\t') return null
  underline.lastIndex = end + 1
  const match = underline.exec(text)
  if (!match || match[0].trimEnd().length < text.slice(offset, end).trimEnd().length) return null
  const next = underline.lastIndex
  return [text.slice(offset, text[next] === '\n' ? next + 1 : next)]
}

/**
 * ```ebnf
 * title = UnderlinedTitle ;
 * ```
 */
export const title: BlockConstruct = {
  name: 'title',
  tokens: {'sphinx-text': [UnderlinedTitle]},
  rule() {
    const token = this.CONSUME(UnderlinedTitle)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const mark = block.line(1).charAt(0)
      const level = marks.indexOf(mark)
      const node: Heading = {
        type: 'heading',
        depth: Math.min(6, (level === -1 ? marks.length : level) + 1) as Heading['depth'],
        children: []
      }
      this.state.texts.push({node, text: block.slice(0, 1), kind: 'heading'})
      node.position = this.position(block)
      return [node]
    })
  }
}
