import type {BlockContent, Blockquote, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {AnyIndent} from '../lines.js'
import {between} from '../node-builder.js'

/**
 * ```ebnf
 * region = (Indent | BlankIndent), blocks, Dedent ;
 * ```
 *
 * Indented blocks that belong to nothing before them.
 */
export const region: BlockConstruct = {
  name: 'region',
  tokens: [],
  example: 'Text.\n\n    Deeper.\n',
  rule() {
    this.CONSUME(AnyIndent)
    const children = this.SUBRULE(this.indented)
    return this.ACTION(() => readRegion(children))
  }
}

/**
 * Interpret indentation in a hand-written help file: indented paragraphs are a quote; sections, lists, admonitions,
 * code and tables are the same at any depth.
 *
 * @param children
 *   Blocks that are deeper than those before them.
 * @returns
 *   Blocks for the parent of the region.
 */
export function readRegion(children: ReadonlyArray<RootContent>): Array<RootContent> {
  const section = children.findIndex((child) => child.type === 'heading')
  if (section !== -1) return [...readRegion(children.slice(0, section)), ...children.slice(section)]
  const first = children[0]
  if (!first) return []
  const aside = (child: RootContent): boolean =>
    child.type === 'admonition' || child.type === 'definitionList'
  if (first.type === 'paragraph' && !children.some(aside)) return [quoteOf(children)]
  const result: Array<RootContent> = []
  let paragraphs: Array<RootContent> = []
  for (const child of children) {
    if (child.type === 'paragraph') {
      paragraphs.push(child)
      continue
    }
    if (paragraphs.length > 0) result.push(quoteOf(paragraphs))
    paragraphs = []
    result.push(child)
  }
  if (paragraphs.length > 0) result.push(quoteOf(paragraphs))
  return result
}

function quoteOf(children: ReadonlyArray<RootContent>): Blockquote {
  const position = between(children)
  const node: Blockquote = {type: 'blockquote', children: [...children] as Array<BlockContent>}
  if (position) node.position = position
  return node
}
