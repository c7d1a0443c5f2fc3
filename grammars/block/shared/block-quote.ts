import type {Blockquote, RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {AnyIndent} from '../lines.js'
import {isProduction} from './production-list.js'
import {hasRoom} from './terms.js'

/** How languages differ. */
interface BlockquoteOptions {
  /** Columns that the writer fills, where it sets line blocks apart by depth alone (Sphinx: `visit_line_block`). */
  readonly width?: number
}

/**
 * ```ebnf
 * blockquote = (Indent | BlankIndent), blocks, Dedent ;
 * ```
 *
 * What stands deeper and belongs to nothing before it (docutils: "Block Quotes"; spec A25).
 */
export function blockquote({width}: BlockquoteOptions = {}): BlockConstruct {
  return {
    name: 'blockquote',
    tokens: [],
    example: 'Text.\n\n   Quote.\n',
    rule() {
      this.CONSUME(AnyIndent)
      const children = this.SUBRULE(this.indented)
      return this.ACTION((): Array<RootContent> => {
        // Targets and comments without a form leave nothing.
        if (children.length === 0) return []
        // The text writer sets grammars apart so, which are no quotes (spec A31).
        if (children.every(isProduction)) return children
        const [only] = children.length === 1 ? children : []
        const last = this.state.texts[this.state.texts.length - 1]
        if (width && only?.type === 'paragraph' && only === last?.node) {
          if (last.lines === undefined && isVerse(last.text, width)) {
            this.nodes.keepLines()
            return children
          }
        }
        const node: Blockquote = {type: 'blockquote', children: children as Blockquote['children']}
        return [this.nodes.spanning(node)]
      })
    }
  }
}

/** Whether each line had room for the first word of the next: the lines of a line block (spec A32). */
function isVerse(block: TextBlock, width: number): boolean {
  if (block.length < 2) return false
  const {column} = block.source.point(block.start)
  for (let index = 0; index + 1 < block.length; index += 1) {
    if (!hasRoom(block.line(index), block.line(index + 1), width - column + 1)) return false
  }
  return true
}
