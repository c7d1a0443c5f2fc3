import type {IToken} from 'chevrotain'
import type {Text} from 'mdast'
import type {Anchor} from '../../nodes.js'
import type {InlineRules} from '../construct.js'
import {endOf} from '../tokens.js'

/**
 * Make an anchor of the tokens that delimit its parts.
 *
 * ```text
 *  > *|topic:text|*
 *    ^      ^    ^    open, colon, close
 * ```
 */
export function anchorNode(
  {state, nodes}: Pick<InlineRules, 'state' | 'nodes'>,
  open: IToken,
  colon: IToken | undefined,
  close: IToken
): Anchor | Text {
  const from = endOf(open)
  const child = nodes.trimmed(colon ? colon.startOffset + 1 : from, close.startOffset)
  const topic = colon ? state.text.value.slice(from, colon.startOffset).trim() : ''
  const sign = child.value === '⚓'
  // The Sphinx builder's topics have no blanks: what looks like one is a line ending behind a hyphen (spec A7).
  const identifier = sign ? topic.replace(/\s+/g, '') : topic || child.value
  const hidden = open.image.length > 1
  // The anchor sign is there for the Sphinx builder's sake: nobody sees it.
  const children = child.value && !sign ? [child] : []
  const position = nodes.position(open, close)
  // Nobody sees it, and no link reaches it.
  if (identifier === '_none' && hidden && children.length === 0) {
    return nodes.text(endOf(close), endOf(close))
  }
  return identifier === '_none'
    ? {type: 'anchor', hidden, children, position}
    : {type: 'anchor', identifier, hidden, children, position}
}
