import type {PhrasingContent} from 'mdast'
import type {BlockState, PendingText} from '../../grammars/block/index.js'
import {parseInline} from '../../grammars/inline/index.js'
import type {InlineLanguage} from '../../grammars/inline/language.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {unwrapBlock, unwrapParagraph} from '../unwrap/index.js'
import {hideEscapesIn, showEscapesIn} from './rst-escapes.js'
import type {ParseSettings} from './settings.js'

/** Read running text. */
export function readPendingText(
  pending: PendingText,
  state: BlockState,
  settings: ParseSettings
): void {
  const {node, text, lines, depths} = pending
  if (!lines && node.children.length === 0) {
    // Nearly all texts.
    node.children = readPart(text, pending, state, settings)
    return
  }
  // Generated text, such as the label of a version note, is there already.
  const children = [...node.children] as Array<PhrasingContent>
  const label = children.length
  let end = text.start
  for (const [index, block] of (lines ?? [text]).entries()) {
    // An empty line is where the line before it ends.
    const start = block.length > 0 ? block.start : end
    if (index > 0) children.push({type: 'break', position: text.source.position(end, start)})
    const depth = depths?.[index] ?? 0
    if (depth > 0) {
      const position = text.source.position(start, start)
      children.push({type: 'text', value: '\u00a0\u00a0'.repeat(depth), position})
    }
    if (block.length === 0) continue
    for (const child of readPart(block, pending, state, settings)) children.push(child)
    end = block.end
  }
  const [first, second] = children
  if (label + (depths?.[0] ?? 0) > 0 && first?.type === 'text' && second?.type === 'text') {
    first.value += second.value
    if (first.position && second.position) first.position.end = second.position.end
    children.splice(1, 1)
  }
  node.children = children
}

/** Read lines that were wrapped because of their length. */
function readPart(
  block: TextBlock,
  pending: PendingText,
  state: BlockState,
  {unwrap, language: {name, inline}}: ParseSettings
): Array<PhrasingContent> {
  // Hand-written reST breaks lines at spaces, as hand-written help files do.
  const language = pending.escapes ? 'hyperhelp' : name
  const whole =
    unwrap && !pending.isLiteral ? unwrapParagraph(block, language) : JoinedText.of(block, '\n')
  return whole
    ? readJoined(whole, pending, state, inline)
    : unwrapBlock(block, {kind: 'paragraph', language}).flatMap((text) =>
        readJoined(text, pending, state, inline)
      )
}

/** Read the markup of a text. */
export function readJoined(
  joined: JoinedText,
  {kind, escapes, quotes = false}: Pick<PendingText, 'kind' | 'escapes' | 'quotes'>,
  {footnotes, report, defaultRoles}: BlockState,
  language: InlineLanguage
): Array<PhrasingContent> {
  const text = escapes ? hideEscapesIn(joined, quotes) : joined
  const signature = kind === 'signature'
  const defaultRole =
    defaultRoles.length === 0
      ? undefined
      : defaultRoles.findLast(({start}) => start <= joined.offset(0))?.role
  const term = kind === 'term'
  const nodes = parseInline({text, signature, term, footnotes, report, defaultRole}, language)
  if (text !== joined) showEscapesIn(nodes)
  return nodes
}
