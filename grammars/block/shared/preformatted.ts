import type {Code} from 'mdast'
import type {TextBlock} from '../../text-block.js'

/** Keep lines as they are, as code without a fence. */
export function preformatted(block: TextBlock): Code {
  return {
    type: 'code',
    value: block.toString(),
    position: block.source.position(block.start, block.end),
    data: {fenced: false}
  }
}
