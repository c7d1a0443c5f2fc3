import type {InlineConstruct} from '../construct.js'
import {anchor} from './anchor.js'
import {comment} from './comment.js'
import {emphasis} from './emphasis.js'
import {escapedBlank} from './escaped-blank.js'
import {footnoteReference} from './footnote-reference.js'
import {hiddenAnchor} from './hidden-anchor.js'
import {inlineCode} from './inline-code.js'
import {keyBinding} from './key-binding.js'
import {link} from './link.js'
import {literal} from './literal.js'
import {unclosed} from './native-unclosed.js'
import {openLink} from './open-link.js'
import {rstLiteral} from './rst-literal.js'
import {interpretedText} from './rst-role.js'
import {separator} from './separator.js'
import {strong} from './strong.js'

/**
 * All inline constructs but text, in order of precedence: where two could start at the same character the first does
 * (HyperHelp: HyperHelp-Help.sublime-syntax, `body`).
 */
export const constructs: ReadonlyArray<InlineConstruct> = [
  comment,
  keyBinding,
  inlineCode,
  literal,
  escapedBlank,
  rstLiteral,
  interpretedText,
  link,
  anchor,
  hiddenAnchor,
  strong,
  emphasis,
  footnoteReference,
  openLink,
  separator,
  unclosed
]
