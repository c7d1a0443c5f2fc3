import type {Paragraph} from 'mdast'
import type {JoinedText} from '../../../grammars/joined-text.js'
import {readSimpleInline} from './simple-inline.js'

/** Make a paragraph of each run of nonblank lines, like micromark; nothing if micromark is needed. */
export function readParagraphs(text: JoinedText): Array<Paragraph> | undefined {
  const {value} = text
  const paragraphs: Array<Paragraph> = []
  let start = 0
  for (;;) {
    while (value.charCodeAt(start) === 10) start += 1
    if (start === value.length) return paragraphs
    const blank = value.indexOf('\n\n', start)
    const last = blank === -1 ? value.length : blank
    const end = value.charCodeAt(last - 1) === 10 ? last - 1 : last
    const children = readSimpleInline(text, start, end)
    if (!children) return undefined
    const paragraph: Paragraph = {type: 'paragraph', children, position: text.position(start, end)}
    // Arrays that grow over-allocate, and most cells are one paragraph.
    if (start === 0 && end === value.length) return [paragraph]
    paragraphs.push(paragraph)
    start = end
  }
}
