import type {Paragraph, PhrasingContent} from 'mdast'
import type {JoinedText} from '../../../grammars/joined-text.js'
import {readSimpleInline} from './simple-inline.js'

/** Read the text of a paragraph; nothing where micromark has to be asked. */
export function readPhrasing(
  text: JoinedText,
  start: number,
  end: number,
  content: 'plain' | 'simple'
): Array<PhrasingContent> | undefined {
  if (content === 'simple') return readSimpleInline(text, start, end)
  return [{type: 'text', value: text.value.slice(start, end), position: text.position(start, end)}]
}

/** Make paragraphs of runs of lines without a blank one, as micromark does; nothing where it has to be asked. */
export function readParagraphs(
  text: JoinedText,
  content: 'plain' | 'simple'
): Array<Paragraph> | undefined {
  const paragraphs: Array<Paragraph> = []
  for (const {0: value, index} of text.value.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    const end = index + value.length
    const children = readPhrasing(text, index, end, content)
    if (!children) return undefined
    paragraphs.push({type: 'paragraph', children, position: text.position(index, end)})
  }
  return paragraphs
}
