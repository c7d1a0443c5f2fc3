import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {HelpLink} from '../../nodes.js'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {markupOpener} from '../native-patterns.js'

/** The beginning of a link, whatever the language. */
const LinkStart: TokenType = createToken({name: 'LinkStart', label: '|', pattern: Lexer.NA})
/** What stands between the bars of a link. */
const LinkBody: TokenType = createToken({
  name: 'LinkBody',
  label: 'part or colon',
  pattern: Lexer.NA
})

/** A bar with a word character, `:` or `$` behind it, and another bar further on (HyperHelp: help/syntax.txt, "Links"). */
const LinkOpen: TokenType = createToken({
  name: 'LinkOpen',
  label: '|',
  pattern: markupOpener('link', 1),
  start_chars_hint: ['|'],
  line_breaks: false,
  push_mode: 'link',
  categories: [LinkStart]
})

/** The Sphinx builder writes one form only, `|:topic:text|`; any other bar is text there (spec A22). */
const SphinxLinkOpen: TokenType = createToken({
  name: 'SphinxLinkOpen',
  label: '|',
  pattern: /\|(?=:[^:|]*:[^|]*\|)/,
  push_mode: 'link',
  categories: [LinkStart]
})

const LinkColon: TokenType = createToken({
  name: 'LinkColon',
  label: ':',
  pattern: /:/,
  categories: [LinkBody]
})
const LinkPart: TokenType = createToken({
  name: 'LinkPart',
  label: 'part',
  // All but : |
  pattern: /[\0-9;-{}-\uFFFF]+/,
  start_chars_hint: startCodesBut(':|'),
  line_breaks: true,
  categories: [LinkBody]
})
const LinkClose: TokenType = createToken({
  name: 'LinkClose',
  label: '|',
  pattern: /\|/,
  pop_mode: true
})

/**
 * ```ebnf
 * link = "|", {":" | part}, "|" ;
 * ```
 *
 * `|text|`, `|package:topic:text|` and the forms of the latter with an empty package or topic. A text may hold colons
 * in the long form, a topic never (HyperHelp: core.py, `parse_link_body`).
 */
export const link: InlineConstruct = {
  name: 'link',
  tokens: {
    hyperhelp: [LinkOpen],
    'sphinx-help': [SphinxLinkOpen],
    emphasis: [SphinxLinkOpen],
    signature: [SphinxLinkOpen],
    link: [LinkColon, LinkPart, LinkClose]
  },
  rule() {
    const open = this.CONSUME(LinkStart)
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
      const position = text.position(open.startOffset, end + 1)
      if (first !== undefined && second === undefined) {
        report({
          ruleId: 'link-malformed',
          // The words of HyperHelpAuthor, and the place that it counts from (src/linter/link.py).
          reason: `Malformed link; not enough ':' characters ('${collapseSpace(text.value.slice(start, end))}')`,
          start: text.offset(start),
          end: text.offset(end),
          actual: text.value.slice(open.startOffset, end + 1),
          note: 'HyperHelp shows such a link as it stands and cannot follow it; write `|text|`, `|:topic:text|` or `|package:topic:text|`',
          severity: 'warning'
        })
        const children = [this.textNode(start, end)]
        const identifier = collapseSpace(text.value.slice(start, end))
        const data = {malformed: true}
        return {type: 'helpLink', package: null, identifier, children, data, position}
      }
      const child = this.trimmedText(second === undefined ? start : second + 1, end)
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

/** Make every run of white space one blank: topics are looked up so (HyperHelp: core.py, `lookup_help_topic`). */
function collapseSpace(value: string): string {
  // Most topics have none.
  return /\s/.test(value) ? value.split(/\s+/).filter(Boolean).join(' ') : value
}
