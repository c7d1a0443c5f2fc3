import {createToken, type TokenType} from 'chevrotain'
import type {Heading} from 'mdast'
import {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import type {BlockParser} from '../parser.js'

/** A heading of a hand-written file: a blank behind the number signs is not needed (HyperHelp: help/syntax.txt). */
const HeadingLine: TokenType = createToken({
  name: 'HeadingLine',
  label: '# topic:text',
  pattern: /[ \t]*#+[ \t]*[\0-\x08\v-\x1F!"$-\uFFFF][\0-\t\v-\uFFFF]*\n?/,
  line_breaks: true
})

/**
 * ```ebnf
 * heading = HeadingLine ;
 * ```
 *
 * A hand-written heading is its line.
 */
export const heading: BlockConstruct = {
  name: 'heading',
  tokens: {hyperhelp: [HeadingLine]},
  rule() {
    const token = this.CONSUME(HeadingLine)
    return this.ACTION(() => [nativeHeading(this.blockOf([token]), this)])
  }
}

function nativeHeading(block: TextBlock, builder: BlockParser): Heading {
  const line = block.line(0)
  let marks = 0
  while (line[marks] === '#') marks += 1
  let from = marks
  while (line[from] === ' ' || line[from] === '\t') from += 1
  // One run of blanks, one of number signs and one of blanks go at the end (HyperHelp: HyperHelp-Help.sublime-syntax).
  let to = line.length
  while (to > from && line[to - 1] === ' ') to -= 1
  while (to > from && line[to - 1] === '#') to -= 1
  while (to > from && line[to - 1] === ' ') to -= 1
  const colon = line.slice(from, to).indexOf(':')
  const node: Heading = {type: 'heading', depth: depthOf(marks), children: []}
  const body = line.slice(from, to)
  const topic = colon === -1 ? '' : body.slice(0, colon).trim()
  const text = colon === -1 ? from : from + colon + 1
  const identifier = topic || line.slice(text, to).trim()
  if (identifier !== '_none') node.identifier = identifier
  builder.state.texts.push({
    node,
    text: new TextBlock(block.source, [block.start + text], [block.start + to]),
    kind: 'heading'
  })
  node.position = builder.position(block)
  return node
}

function depthOf(marks: number): Heading['depth'] {
  return Math.min(marks, 6) as Heading['depth']
}
