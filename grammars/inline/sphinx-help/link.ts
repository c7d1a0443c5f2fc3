import type {InlineConstruct} from '../construct.js'
import {helpLink} from '../shared/help-link.js'
import {inlineToken} from '../tokens.js'

/** The Sphinx builder writes only the form `|:topic:text|`; any other bar is text (spec A22). */
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
