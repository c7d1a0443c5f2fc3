import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Admonition, AdmonitionKind, Plain} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../indentation.js'
import type {BlockParser} from '../parser.js'

/**
 * Labels of Sphinx's English catalogue; a blank line and an indented body follow (spec A27). In other languages the
 * indentation pass knows a label by how deep its body stands.
 */
export const AdmonitionLabel: TokenType = createToken({
  name: 'AdmonitionLabel',
  label: 'Note:',
  pattern:
    /[ \t]*(?:Note|See also|Warning|Important|Caution|Tip|Hint|Attention|Danger|Error|Todo):[ \t]*\n(?=[ \t]*\n)/,
  line_breaks: true
})
/** A label before a text that fits on the line, or whose other lines stand as deep as it (spec A27). */
export const ShortLabel: TokenType = createToken({
  name: 'ShortLabel',
  label: 'Note:',
  pattern:
    /([ \t]*)(?:Note|See also|Warning|Important|Caution|Tip|Hint|Attention|Danger|Error|Todo): (?=[^ \t\n][^\n]*(?:\n(?:[ \t]*\n|\1 {6}|(?![\0-\uFFFF]))|(?![\0-\uFFFF])))/,
  line_breaks: false
})

/**
 * The same in a help file, where `See also` is the only label with paragraphs of its own, and so the only one that may
 * stand before its text (Sphinx: writers/text.py, `visit_paragraph`, `_depart_admonition`).
 */
export const ShortSeeAlso: TokenType = createToken({
  name: 'ShortSeeAlso',
  label: 'See also:',
  pattern:
    /([ \t]*)See also: (?=[^ \t\n][^\n]*(?:\n(?:[ \t]*\n|\1 {6}|(?![\0-\uFFFF]))|(?![\0-\uFFFF])))/,
  line_breaks: false,
  categories: [ShortLabel]
})

/**
 * ```ebnf
 * admonition = AdmonitionLabel, [BlankIndent, blocks, Dedent] | ShortLabel, Indent, blocks, Dedent ;
 * ```
 */
export const admonition: BlockConstruct = {
  name: 'admonition',
  tokens: {
    sphinx: [AdmonitionLabel, ShortSeeAlso],
    'sphinx-text': [AdmonitionLabel, ShortLabel]
  },
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(AdmonitionLabel)
          const body = this.OPTION(this.takeAnyBody)
          return this.ACTION((): Array<RootContent> => {
            if (body) return [readAdmonition(token, body, this)]
            return [this.paragraphNode(this.blockOf([token]))]
          })
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(ShortLabel)
          this.CONSUME1(Indent)
          const body = this.SUBRULE1(this.indented)
          return this.ACTION((): Array<RootContent> => [readAdmonition(token, body, this)])
        }
      }
    ])
  }
}

/** Kinds of notes by their labels in English. */
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

function readAdmonition(
  token: IToken,
  body: ReadonlyArray<RootContent>,
  builder: BlockParser
): Admonition {
  const label = token.image.trim().slice(0, -1).trimEnd()
  const kind = kinds.get(label) ?? 'admonition'
  if (builder.state.language === 'sphinx' && kind !== 'seealso') {
    // Sphinx's text writer makes no paragraphs of the text of an admonition (writers/text.py, `visit_paragraph`).
    for (const child of body) {
      if (child.type === 'paragraph') (child as unknown as Plain).type = 'plain'
    }
  }
  return builder.from(token, {
    type: 'admonition',
    kind,
    children: [...body] as Admonition['children'],
    data: {label}
  })
}
