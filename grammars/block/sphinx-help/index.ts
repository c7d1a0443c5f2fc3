import type {BlockLanguage} from '../language.js'
import {admonition, ShortSeeAlso} from '../shared/admonition.js'
import {blockquote} from '../shared/block-quote.js'
import {FootnoteMarker, footnoteDefinition} from '../shared/footnote.js'
import {gridTable} from '../shared/grid-table.js'
import {helpHeader} from '../shared/help-header.js'
import {indentByLayout} from '../shared/indent.js'
import {HangingEnumerator, list} from '../shared/list.js'
import {LeadingBlankLine} from '../shared/paragraph.js'
import {productionList} from '../shared/production-list.js'
import {thematicBreak} from '../shared/separator.js'
import {
  BareSignatureLine,
  PlainSignatureLines,
  SignatureLine,
  signatures
} from '../shared/signature.js'
import {captionedTable} from './captioned-table.js'
import {code} from './code.js'
import {finish} from './finish.js'
import {paragraph} from './paragraph.js'
import {strayStar} from './stray-star.js'

/** HyperHelp help files as written by the Sphinx builder sphinx_hyperhelp. */
export const sphinxHelp: BlockLanguage = {
  name: 'sphinx-help',
  constructs: [
    helpHeader,
    code,
    productionList,
    captionedTable,
    gridTable(),
    thematicBreak(),
    signatures(SignatureLine, PlainSignatureLines, BareSignatureLine),
    strayStar,
    admonition({short: ShortSeeAlso, isCompact: true}),
    list({enumerator: HangingEnumerator, restarts: true}),
    footnoteDefinition(FootnoteMarker),
    blockquote(),
    paragraph
  ],
  indent: indentByLayout({leading: LeadingBlankLine, isWritten: () => true}),
  finish
}
