import type {Paragraph, PhrasingContent} from 'mdast'
import type {JoinedText} from '../../../grammars/joined-text.js'
import {readSimpleInline, textOf} from './simple-inline.js'

/** Read the text of a paragraph; nothing where micromark has to be asked. */
export function readPhrasing(
  text: JoinedText,
  start: number,
  end: number,
  content: 'plain' | 'simple'
): Array<PhrasingContent> | undefined {
  if (content === 'simple') return readSimpleInline(text, start, end)
  return [textOf(text, start, end)]
}

/** Make paragraphs of runs of lines without a blank one, as micromark does; nothing where it has to be asked. */
export function readParagraphs(
  text: JoinedText,
  content: 'plain' | 'simple'
): Array<Paragraph> | undefined {
  const {value} = text
  const paragraphs: Array<Paragraph> = []
  let start = 0
  for (;;) {
    while (value.charCodeAt(start) === 10) start += 1
    if (start === value.length) return paragraphs
    const blank = value.indexOf('\n\n', start)
    const last = blank === -1 ? value.length : blank
    const end = value.charCodeAt(last - 1) === 10 ? last - 1 : last
    const children = readPhrasing(text, start, end, content)
    if (!children) return undefined
    const paragraph: Paragraph = {type: 'paragraph', children, position: text.position(start, end)}
    // Lists that grow take room for many, and most cells are one paragraph.
    if (start === 0 && end === value.length) return [paragraph]
    paragraphs.push(paragraph)
    start = end
  }
}
