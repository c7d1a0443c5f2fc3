import type {InlineLanguage} from '../language.js'
import {emphasis} from '../shared/emphasis.js'
import {footnoteReference} from '../shared/footnote-reference.js'
import {quotedLiteral} from '../shared/quoted-literal.js'
import {hiddenAnchor} from './hidden-anchor.js'
import {link} from './link.js'
import {openLink} from './open-link.js'

/** Help files of the Sphinx builder (sphinx_hyperhelp: help_writer.py). */
export const sphinxHelp: InlineLanguage = {
  name: 'sphinx-help',
  constructs: [quotedLiteral, link, hiddenAnchor, emphasis, footnoteReference, openLink]
}
