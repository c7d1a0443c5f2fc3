import type {InlineLanguage} from '../language.js'
import {emphasis} from '../shared/emphasis.js'
import {footnoteReference} from '../shared/footnote-reference.js'
import {quotedLiteral} from '../shared/quoted-literal.js'
import {escapedBlank} from './escaped-blank.js'
import {interpretedText} from './interpreted-text.js'
import {literal} from './literal.js'
import {strong} from './strong.js'

/** Output of Sphinx's plain-text builder, and reStructuredText in the cells of hand-written tables. */
export const sphinxText: InlineLanguage = {
  name: 'sphinx-text',
  constructs: [
    quotedLiteral,
    escapedBlank,
    literal,
    interpretedText,
    strong,
    emphasis,
    footnoteReference
  ]
}
