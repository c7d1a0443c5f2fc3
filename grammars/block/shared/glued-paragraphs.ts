import type {RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'

/** The end of a sentence, directly followed by the first word of another. */
const seam = /(?<=[\p{Ll}\d)\]”"’*][.!?:])(?=["“(*]{0,2}(?:\p{Lu}[\p{Ll}’']+|[AI])[ \n,*])/gu

/**
 * Split paragraphs that Sphinx's text writer joined: it writes nothing between the paragraphs of an admonition
 * (writers/text.py, `visit_paragraph`), so that two sentences meet.
 *
 * ```text
 *  >   Never wind a wet rope, since it rots where it lies on the iron.Dry
 *  >   it on the lawn first.
 *                                                                     ^  seam
 * ```
 */
export function splitGlued(
  blocks: ReadonlyArray<RootContent>,
  {nodes}: BlockBuilder
): Array<RootContent> {
  return blocks.flatMap((node): Array<RootContent> => {
    return node.type === 'paragraph' ? nodes.splitParagraph(node, splitAtSeams) : [node]
  })
}

/** Split a text at its seams; nothing if it has none. */
export function splitAtSeams(block: TextBlock): Array<TextBlock> | undefined {
  const text = block.toString()
  const parts: Array<TextBlock> = []
  let from = 0
  let marks = 0
  let counted = 0
  for (const {index} of text.matchAll(seam)) {
    for (; counted < index; counted += 1) if ('"|'.includes(text[counted]!)) marks += 1
    // Text in a literal, a link or a path is no sentence, nor are two words: `Use reel.Drum for it.`
    if (marks % 2 === 1 || isInPath(text, index) || isShort(text, from, index)) continue
    parts.push(block.cut(from, index))
    from = index
  }
  if (from === 0) return undefined
  parts.push(block.cut(from))
  return parts
}

/** Whether fewer than three words separate the end of a sentence and the full stop before an index. */
function isShort(text: string, from: number, index: number): boolean {
  if (!/[\p{Ll}\d]\./u.test(text.slice(index - 2, index))) return false
  let blanks = 0
  for (let at = index - 2; at >= from; at -= 1) {
    if (!' \n'.includes(text[at]!)) continue
    if ('.!?'.includes(text[at - 1]!)) return true
    blanks += 1
    if (blanks > 1) return false
  }
  return true
}

/** Whether the word before an index is a path or a URL. */
function isInPath(text: string, index: number): boolean {
  for (let at = index - 1; at >= 0 && !' \n'.includes(text[at]!); at -= 1) {
    if (text[at] === '/') return true
  }
  return false
}
