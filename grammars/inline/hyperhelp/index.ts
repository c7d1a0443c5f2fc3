import type {InlineLanguage} from '../language.js'
import {anchor} from './anchor.js'
import {comment} from './comment.js'
import {reportBlankLines} from './finish.js'
import {hiddenAnchor} from './hidden-anchor.js'
import {inlineCode} from './inline-code.js'
import {joiner} from './joiner.js'
import {keyBinding} from './key-binding.js'
import {link} from './link.js'
import {separator} from './separator.js'
import {unclosed} from './unclosed.js'

/** Hand-written help files (HyperHelp: HyperHelp-Help.sublime-syntax, `body`). */
export const hyperhelp: InlineLanguage = {
  name: 'hyperhelp',
  constructs: [
    comment,
    keyBinding,
    inlineCode,
    link,
    anchor,
    hiddenAnchor,
    separator,
    joiner,
    unclosed
  ],
  finish: reportBlankLines
}
