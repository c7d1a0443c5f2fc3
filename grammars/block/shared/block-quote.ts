import type {Blockquote, RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {AnyIndent} from '../lines.js'
import {isProduction} from './production-list.js'
import {splitTerms} from './terms.js'

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
          const verses = last.lines === undefined ? versesOf(last.text, width) : undefined
          if (verses) {
            this.nodes.keepLines(() => verses)
            return children
          }
        }
        const node: Blockquote = {type: 'blockquote', children: children as Blockquote['children']}
        return [this.nodes.spanning(node)]
      })
    }
  }
}

/**
 * Take the lines of a line block apart (spec A32): each ended where the first word of the next had room. Those that were
 * wrapped are told from prose that a person wrapped early by how the others begin.
 */
function versesOf(block: TextBlock, width: number): Array<TextBlock> | undefined {
  const {column} = block.source.point(block.start)
  const verses = splitTerms(block, width - column + 1)
  if (verses.length < 2) return undefined
  const isSure =
    verses.length === block.length || verses.every((verse) => begins.test(verse.line(0)))
  return isSure ? verses : undefined
}

/** How a sentence begins. */
const begins = /^["“‘(*]*\p{Lu}/u
