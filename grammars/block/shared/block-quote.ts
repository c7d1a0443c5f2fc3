import type {Blockquote, RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {AnyIndent} from '../lines.js'
import {isProduction} from './production-list.js'
import {splitTerms} from './terms.js'

/** Differences between languages. */
interface BlockquoteOptions {
  /** Width in columns to which the writer wraps, if only depth sets line blocks apart (Sphinx: `visit_line_block`). */
  readonly width?: number
}

/**
 * ```ebnf
 * blockquote = (Indent | BlankIndent), blocks, Dedent ;
 * ```
 *
 * Indented blocks that belong to nothing before them (docutils: "Block Quotes"; spec A25).
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
        // Targets and comments without text leave nothing behind.
        if (children.length === 0) return []
        // The text writer also indents grammars, which are not quotes (spec A31).
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
 * Split a line block into its lines (spec A32): each ended although the first word of the next would have fitted. How
 * the other lines begin distinguishes wrapped lines from prose wrapped early by hand.
 */
function versesOf(block: TextBlock, width: number): Array<TextBlock> | undefined {
  const {column} = block.source.point(block.start)
  const verses = splitTerms(block, width - column + 1)
  if (verses.length < 2) return undefined
  const isSure =
    verses.length === block.length || verses.every((verse) => begins.test(verse.line(0)))
  return isSure ? verses : undefined
}

/** First characters of a sentence. */
const begins = /^["“‘(*]*\p{Lu}/u
