import {createToken, type TokenType} from 'chevrotain'
import type {Paragraph, RootContent} from 'mdast'
import type {Admonition, AdmonitionKind, Plain} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {BlankIndent} from '../indentation.js'

/** Labels of Sphinx's English catalogue; a blank line and an indented body follow (spec A27). */
const AdmonitionLabel: TokenType = createToken({
  name: 'AdmonitionLabel',
  label: 'Note:',
  pattern:
    /[ \t]*(?:Note|See also|Warning|Important|Caution|Tip|Hint|Attention|Danger|Error|Todo):[ \t]*\n(?=[ \t]*\n)/,
  line_breaks: true
})

/**
 * ```ebnf
 * admonition = AdmonitionLabel, [BlankIndent, blocks, Dedent] ;
 * ```
 */
export const admonition: BlockConstruct = {
  name: 'admonition',
  tokens: {sphinx: [AdmonitionLabel], 'sphinx-text': [AdmonitionLabel]},
  rule() {
    const token = this.CONSUME(AdmonitionLabel)
    let body: Array<RootContent> | undefined
    this.OPTION(() => {
      this.CONSUME(BlankIndent)
      body = this.SUBRULE(this.indented)
    })
    return this.ACTION((): Array<RootContent> => {
      const block = this.blockOf([token])
      if (!body) return [this.textNode<Paragraph>({type: 'paragraph', children: []}, block)]
      const label = block.line(0).slice(0, -1)
      const kind =
        label === 'Todo' ? 'note' : (label.replace(' ', '').toLowerCase() as AdmonitionKind)
      if (this.state.language === 'sphinx' && kind !== 'seealso') {
        // Sphinx's text writer makes no paragraphs of the text of an admonition (writers/text.py, `visit_paragraph`).
        for (const child of body) {
          if (child.type === 'paragraph') (child as unknown as Plain).type = 'plain'
        }
      }
      const node: Admonition = {
        type: 'admonition',
        kind,
        children: body as Admonition['children'],
        data: {label}
      }
      return [this.from(token, node)]
    })
  }
}
