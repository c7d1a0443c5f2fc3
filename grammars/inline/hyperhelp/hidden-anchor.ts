import type {InlineConstruct} from '../construct.js'
import {hiddenAnchor as hiddenAnchorOf} from '../shared/hidden-anchor.js'
import {inlineToken} from '../tokens.js'
import {markupOpener} from './patterns.js'

export const hiddenAnchor: InlineConstruct = hiddenAnchorOf(
  inlineToken({
    name: 'HiddenAnchorOpen',
    label: '*|',
    pattern: markupOpener('hiddenAnchor', 2),
    opens: '*',
    enters: 'hiddenAnchor'
  }),
  {example: '*|a|*'}
)
