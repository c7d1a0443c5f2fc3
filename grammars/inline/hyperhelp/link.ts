import type {InlineConstruct} from '../construct.js'
import {helpLink} from '../shared/help-link.js'
import {inlineToken} from '../tokens.js'
import {markupOpener} from './patterns.js'

/** A bar before a word character, `:` or `$`, with another bar further on (HyperHelp: help/syntax.txt, "Links"). */
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
