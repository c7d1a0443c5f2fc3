import type {InlineConstruct} from '../construct.js'
import {hiddenAnchor as hiddenAnchorOf} from '../shared/hidden-anchor.js'
import {inlineToken} from '../tokens.js'

/** The Sphinx builder writes an anchor sign into every hidden anchor: `*|topic:⚓|*` (spec A10). */
export const hiddenAnchor: InlineConstruct = hiddenAnchorOf(
  inlineToken({
    name: 'SphinxAnchorOpen',
    label: '*|',
    pattern: /\*\|(?=[^|⚓]*:⚓\|\*)/,
    opens: '*',
    enters: 'hiddenAnchor'
  }),
  {within: ['text', 'emphasis'], example: '*|a:⚓|*'}
)
