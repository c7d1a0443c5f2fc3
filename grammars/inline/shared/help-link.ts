import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {HelpLink} from '../../nodes.js'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** Text between the bars of a link. */
const LinkBody: TokenType = createToken({
  name: 'LinkBody',
  label: 'part or colon',
  pattern: Lexer.NA
})
const LinkColon: InlineToken = inlineToken({
  name: 'LinkColon',
  label: ':',
  pattern: /:/,
  opens: ':',
  categories: [LinkBody]
})
const LinkPart: InlineToken = inlineToken({
  name: 'LinkPart',
  label: 'part',
  // All but : and |
  pattern: /[\0-9;-{}-\uFFFF]+/,
  opens: startCodesBut(':|'),
  categories: [LinkBody]
})
const LinkClose: InlineToken = inlineToken({
  name: 'LinkClose',
  label: '|',
  pattern: /\|/,
  opens: '|',
  leaves: true
})

/**
 * Make the construct of links opened by a token that enters `link`.
 *
 * ```ebnf
 * link = "|", {":" | part}, "|" ;
 * ```
 *
 * `|text|`, `|package:topic:text|` and the forms of the latter with an empty package or topic. In the long form the
 * text may contain colons, but a topic never does (HyperHelp: core.py, `parse_link_body`).
 */
export function helpLink(
  opener: InlineToken,
  more: Pick<InlineConstruct, 'example' | 'within'>
): InlineConstruct {
  return {
    ...more,
    name: 'link',
    tokens: [opener],
    inside: [LinkColon, LinkPart, LinkClose],
    rule() {
      const open = this.CONSUME(opener)
      let first: number | undefined
      let second: number | undefined
      this.MANY(() => {
        const token = this.CONSUME(LinkBody)
        if (token.tokenType !== LinkColon) return
        if (first === undefined) first = token.startOffset
        else second ??= token.startOffset
      })
      const close = this.CONSUME(LinkClose)
      return this.ACTION((): HelpLink => {
        const {text, report} = this.state
        const start = open.startOffset + 1
        const end = close.startOffset
        const position = this.nodes.position(open, close)
        if (first !== undefined && second === undefined) {
          report({
            ruleId: 'link-malformed',
            // The wording of HyperHelpAuthor, and the position where it starts counting (src/linter/link.py).
            reason: `Malformed link; not enough ':' characters ('${collapseSpace(text.value.slice(start, end))}')`,
            start: text.offset(start),
            end: text.offset(end),
            actual: text.value.slice(open.startOffset, end + 1),
            note: 'HyperHelp cannot follow such a link; write `|text|`, `|:topic:text|` or `|package:topic:text|`',
            severity: 'warning'
          })
          const children = [this.nodes.text(start, end)]
          const identifier = collapseSpace(text.value.slice(start, end))
          const data = {malformed: true}
          return {type: 'helpLink', package: null, identifier, children, data, position}
        }
        const child = this.nodes.trimmed(second === undefined ? start : second + 1, end)
        const topic = first === undefined ? '' : collapseSpace(text.value.slice(first + 1, second))
        return {
          type: 'helpLink',
          package: first === undefined ? null : text.value.slice(start, first) || null,
          identifier: topic || collapseSpace(child.value),
          children: child.value ? [child] : [],
          position
        }
      })
    }
  }
}

/** Collapse whitespace to single spaces, as in topic look-ups (HyperHelp: core.py, `lookup_help_topic`). */
function collapseSpace(value: string): string {
  // Most topics have none.
  return /\s/.test(value) ? value.split(/\s+/).filter(Boolean).join(' ') : value
}
