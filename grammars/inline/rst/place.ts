import type {Text} from 'mdast'
import {showEscapes} from '../../rst-text.js'
import type {InlineReading} from '../construct.js'
import {isSpaceAt} from './boundaries.js'

/** Text of a construct, with its position. */
export interface MarkedText {
  /** Text between the backticks, with hidden escapes. */
  readonly text: string
  /** Where it starts in the running text. */
  readonly from: number
  readonly position: NonNullable<Text['position']>
}

/**
 * Split `text <target>` (docutils: `embedded_link`).
 *
 * @param isRole
 *   Whether the space between them is optional (Sphinx: `explicit_title_re`).
 */
export function splitTarget(
  text: string,
  isRole = false
): {title: string; target: string; at: number} | undefined {
  const last = text.length - 1
  if (text[last] !== '>' || text[last - 1] === '\0' || isSpaceAt(text, last - 1)) return undefined
  let open = last - 1
  while (open >= 0 && !(/[<>]/.test(text[open]!) && text[open - 1] !== '\0')) open -= 1
  if (open < 0 || text[open] !== '<' || open === last - 1 || isSpaceAt(text, open + 1))
    return undefined
  if (isRole ? open === 0 : open > 0 && !isSpaceAt(text, open - 1)) return undefined
  return {
    title: text.slice(0, open).replace(/(?<![ \n])[ \n]+$/, ''),
    target: text.slice(open + 1, last),
    at: open
  }
}

/** Make a text node from a part of the running text. */
export function textAt(text: string, from: number, state: InlineReading['state']): Text {
  return {
    type: 'text',
    value: showEscapes(text),
    position: state.text.position(from, from + text.length)
  }
}
