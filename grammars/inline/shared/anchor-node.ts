import type {IToken} from 'chevrotain'
import type {Text} from 'mdast'
import type {Anchor} from '../../nodes.js'
import type {InlineRules} from '../construct.js'
import {endOf} from '../tokens.js'

/**
 * Make an anchor from the tokens that delimit its parts.
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
  // The Sphinx builder's topics contain no spaces: an apparent one is a line ending after a hyphen (spec A7).
  const identifier = sign ? topic.replace(/\s+/g, '') : topic || child.value
  const hidden = open.image.length > 1
  // The anchor sign only serves the Sphinx builder, and is invisible.
  const children = child.value && !sign ? [child] : []
  const position = nodes.position(open, close)
  // Invisible, and no link reaches it.
  if (identifier === '_none' && hidden && children.length === 0) {
    return nodes.text(endOf(close), endOf(close))
  }
  return identifier === '_none'
    ? {type: 'anchor', hidden, children, position}
    : {type: 'anchor', identifier, hidden, children, position}
}
