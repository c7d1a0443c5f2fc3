import type {InlineConstruct} from '../construct.js'
import {helpLink} from '../shared/help-link.js'
import {inlineToken} from '../tokens.js'

/** The Sphinx builder writes one form only, `|:topic:text|`; any other bar is text there (spec A22). */
export const link: InlineConstruct = helpLink(
  inlineToken({
    name: 'SphinxLinkOpen',
    label: '|',
    pattern: /\|(?=:[^:|]*:[^|]*\|)/,
    opens: '|',
    enters: 'link'
  }),
  {within: ['text', 'emphasis', 'code'], example: '|:a:b|'}
)
