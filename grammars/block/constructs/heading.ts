import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {Heading, Paragraph, RootContent} from 'mdast'
import {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {TextLine} from './paragraph.js'

/**
 * A line with a heading in it. The Sphinx builder opens and closes no line for a heading, so it stands wherever the
 * text before it ended (spec A12), and goes on where the text behind it begins.
 */
const GluedHeadingLine: TokenType = createToken({
  name: 'GluedHeadingLine',
  label: '# topic:text',
  pattern:
    /[ \t]*(?:[\0-\t\v-"$-\uFFFF]|#+(?! [^\s:|*#]+:))*#{1,6} [^\s:|*#]+:[\0-\t\v-\uFFFF]*\n?/,
  line_breaks: true
})

/** A heading of a hand-written file: a blank behind the number signs is not needed (HyperHelp: help/syntax.txt). */
const HeadingLine: TokenType = createToken({
  name: 'HeadingLine',
  label: '# topic:text',
  pattern: /[ \t]*#+[ \t]*[\0-\x08\v-\x1F!"$-\uFFFF][\0-\t\v-\uFFFF]*\n?/,
  line_breaks: true
})

/** Where a heading starts in the running text of the Sphinx builder. */
const headingStart = /(#{1,6}) ([^\s:|*#]+):/g

/**
 * ```ebnf
 * heading = HeadingLine | GluedHeadingLine, {TextLine | GluedHeadingLine} ;
 * ```
 *
 * A hand-written heading is its line. One of the Sphinx builder runs to the next heading, or to the end of the
 * paragraph that it was wrapped in (spec A13).
 */
export const heading: BlockConstruct = {
  name: 'heading',
  tokens: {hyperhelp: [HeadingLine], sphinx: [GluedHeadingLine]},
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(HeadingLine)
          return this.ACTION(() => [nativeHeading(this.blockOf([token]), this)])
        }
      },
      {
        ALT: () => {
          const lines: Array<IToken> = [this.CONSUME(GluedHeadingLine)]
          this.MANY(() =>
            lines.push(
              this.OR1([
                {ALT: () => this.CONSUME(TextLine)},
                {ALT: () => this.CONSUME1(GluedHeadingLine)}
              ])
            )
          )
          return this.ACTION(() => splitHeadings(this.blockOf(lines), this))
        }
      }
    ])
  }
}

type Builder =
  Parameters<BlockConstruct['rule']> extends [] ? ThisParameterType<BlockConstruct['rule']> : never

function nativeHeading(block: TextBlock, builder: Builder): Heading {
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

function splitHeadings(block: TextBlock, builder: Builder): Array<RootContent> {
  const text = block.toString()
  const nodes: Array<RootContent> = []
  const starts: Array<{at: number; depth: number; identifier: string; text: number}> = []
  for (const match of text.matchAll(headingStart)) {
    starts.push({
      at: match.index,
      depth: match[1]!.length,
      identifier: match[2]!,
      text: match.index + match[0].length
    })
  }
  const before = cut(block, 0, starts[0]?.at ?? text.length)
  if (before.length > 0) {
    nodes.push(builder.textNode<Paragraph>({type: 'paragraph', children: []}, before))
  }
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.at ?? text.length
    const node: Heading = {
      type: 'heading',
      depth: depthOf(start.depth),
      identifier: start.identifier,
      children: []
    }
    builder.state.texts.push({node, text: cut(block, start.text, end), kind: 'heading'})
    node.position = builder.position(cut(block, start.at, end))
    nodes.push(node)
  }
  return nodes
}

/** Cut a part of a block's text, blanks around it left out; the text is that of the lines joined by `\n`. */
function cut(block: TextBlock, from: number, to: number): TextBlock {
  const starts: Array<number> = []
  const ends: Array<number> = []
  let at = 0
  for (let index = 0; index < block.length; index += 1) {
    const length = block.ends[index]! - block.starts[index]!
    const start = Math.max(from, at)
    const end = Math.min(to, at + length)
    if (start < end) {
      starts.push(block.starts[index]! + start - at)
      ends.push(block.starts[index]! + end - at)
    }
    at += length + 1
  }
  return new TextBlock(block.source, starts, ends).trimmed()
}

function depthOf(marks: number): Heading['depth'] {
  return Math.min(marks, 6) as Heading['depth']
}
