import type {InlineConstruct} from '../construct.js'
import {helpLink} from '../shared/help-link.js'
import {inlineToken} from '../tokens.js'
import {markupOpener} from './patterns.js'

/** A bar with a word character, `:` or `$` behind it, and another bar further on (HyperHelp: help/syntax.txt, "Links"). */
export const link: InlineConstruct = helpLink(
  inlineToken({
    name: 'LinkOpen',
    label: '|',
    pattern: markupOpener('link', 1),
    opens: '|',
    enters: 'link'
  }),
  {example: '|a|'}
)
