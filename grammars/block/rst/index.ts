import type {BlockLanguage} from '../language.js'
import {comment} from './comment.js'
import {definitionList, fieldList, optionList} from './definition.js'
import {directive} from './directive.js'
import {finish} from './finish.js'
import {footnoteDefinition} from './footnote.js'
import {indentRst} from './indent/index.js'
import {lineBlock} from './line-block.js'
import {bulletList, enumeratedList} from './list.js'
import {doctestBlock, literalBlock} from './literal-block.js'
import {paragraph} from './paragraph.js'
import {attribution, blockQuote} from './quote.js'
import {substitutionDefinition} from './substitution.js'
import {brokenTable, gridTable, simpleTable} from './table.js'
import {target} from './target.js'
import {title, transition} from './title.js'

/**
 * reStructuredText as docutils reads it. The order is that of docutils' `Body.initial_transitions`; explicit markup
 * follows `explicit.constructs`.
 */
export const rst: BlockLanguage = {
  name: 'rst',
  constructs: [
    bulletList,
    enumeratedList,
    fieldList,
    optionList,
    doctestBlock,
    lineBlock,
    gridTable,
    simpleTable,
    brokenTable,
    footnoteDefinition,
    substitutionDefinition,
    target,
    directive,
    comment,
    blockQuote,
    attribution,
    definitionList,
    literalBlock,
    title,
    transition,
    paragraph
  ],
  indent: indentRst,
  finish
}
