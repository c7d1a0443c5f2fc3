import type {IToken} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Admonition, AdmonitionKind} from '../../nodes.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {Indent, type LineToken, lineToken} from '../lines.js'
import {splitGlued} from './glued-paragraphs.js'

/** Kinds of admonitions by their labels in Sphinx's English catalog. */
const kinds: ReadonlyMap<string, AdmonitionKind> = new Map([
  ['Note', 'note'],
  ['See also', 'seealso'],
  ['Warning', 'warning'],
  ['Important', 'important'],
  ['Caution', 'caution'],
  ['Tip', 'tip'],
  ['Hint', 'hint'],
  ['Attention', 'attention'],
  ['Danger', 'danger'],
  ['Error', 'error'],
  ['Todo', 'note']
])
const labels = [...kinds.keys()].join('|')
/** After a short label: a text that fits on the line, or whose other lines are aligned with it. */
const shortText = String.raw`(?=[^ \t\n][^\n]*(?:\n(?:[ \t]*\n|\1 {6}|(?![\0-\uFFFF]))|(?![\0-\uFFFF])))`

/**
 * A label before a blank line and an indented body (spec A27). In other languages, the indentation stage recognizes a
 * label by the depth of its body.
 */
export const AdmonitionLabel: LineToken = lineToken({
  name: 'AdmonitionLabel',
  label: 'Note:',
  pattern: new RegExp(String.raw`[ \t]*(?:${labels}):[ \t]*\n(?=[ \t]*\n)`),
  role: 'label'
})
/** A label before a text that fits on the line, or whose other lines are aligned with it (spec A27). */
export const ShortLabel: LineToken = lineToken({
  name: 'ShortLabel',
  label: 'Note:',
  pattern: new RegExp(String.raw`([ \t]*)(?:${labels}): ${shortText}`),
  role: 'marker'
})
/**
 * The same in a help file, where `See also` is the only label with paragraphs of its own, and so the only one that may
 * precede its text (Sphinx: writers/text.py, `visit_paragraph`, `_depart_admonition`).
 */
export const ShortSeeAlso: LineToken = lineToken({
  name: 'ShortSeeAlso',
  label: 'See also:',
  pattern: new RegExp(String.raw`([ \t]*)See also: ${shortText}`),
  role: 'marker',
  categories: [ShortLabel]
})

/** Differences between languages. */
interface AdmonitionOptions {
  /** The label that may precede its text. */
  readonly short: LineToken
  /** Whether only the text of `See also` is set apart as paragraphs (Sphinx: writers/text.py, `visit_paragraph`). */
  readonly isCompact: boolean
}

/**
 * ```ebnf
 * admonition = AdmonitionLabel, [BlankIndent, blocks, Dedent] | ShortLabel, Indent, blocks, Dedent ;
 * ```
 */
export function admonition({short, isCompact}: AdmonitionOptions): BlockConstruct {
  return {
    name: 'admonition',
    tokens: [AdmonitionLabel, short],
    example: 'Note:\n\n  Text.\n',
    rule() {
      return this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(AdmonitionLabel)
            const body = this.OPTION(this.takeAnyBody)
            return this.ACTION((): Array<RootContent> => {
              if (body) return [readAdmonition(token, body, isCompact, this)]
              return [this.nodes.paragraph(this.lines.trimmed([token]))]
            })
          }
        },
        {
          ALT: () => {
            const token = this.CONSUME(ShortLabel)
            this.CONSUME1(Indent)
            const body = this.SUBRULE1(this.indented)
            return this.ACTION(
              (): Array<RootContent> => [readAdmonition(token, body, isCompact, this)]
            )
          }
        }
      ])
    }
  }
}

function readAdmonition(
  token: IToken,
  body: Array<RootContent>,
  isCompact: boolean,
  builder: BlockBuilder
): Admonition {
  const label = token.image.trim().slice(0, -1).trimEnd()
  const kind = kinds.get(label) ?? 'admonition'
  if (isCompact && kind !== 'seealso') {
    for (const child of body) {
      if (child.type === 'paragraph') child.data = {...child.data, compact: true}
    }
  }
  // The paragraphs of `See also` are set apart.
  const blocks = kind === 'seealso' ? body : splitGlued(body, builder)
  const children = blocks as Admonition['children']
  return builder.nodes.from(token, {type: 'admonition', kind, children, data: {label}})
}
