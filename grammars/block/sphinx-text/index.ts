import type {BlockLanguage} from '../language.js'
import {admonition, ShortLabel} from '../shared/admonition.js'
import {blockquote} from '../shared/block-quote.js'
import {finishBlocks, headingLevels, joinDefinitions, spreadItems} from '../shared/finish.js'
import {ExplicitFootnoteMarker, FootnoteMarker, footnoteDefinition} from '../shared/footnote.js'
import {gridTable} from '../shared/grid-table.js'
import {indentByLayout} from '../shared/indent.js'
import {HangingEnumerator, list} from '../shared/list.js'
import {productionList} from '../shared/production-list.js'
import {thematicBreak} from '../shared/separator.js'
import {signatures, ToldSignatureLines} from '../shared/signature.js'
import {isBareSignature, isNameOfBody, isNameOfText} from '../shared/signature-lines.js'
import {lineBlock} from './line-block.js'
import {literalBlock} from './literal-block.js'
import {findLiteral} from './literal-lines.js'
import {paragraph, readParagraphText} from './paragraph.js'
import {isPlainParagraph} from './plain-paragraph.js'
import {simpleTable} from './simple-table.js'
import {title} from './title.js'
import {isWritten, width} from './written-layout.js'

/** Output of Sphinx's plain-text builder. */
export const sphinxText: BlockLanguage = {
  name: 'sphinx-text',
  constructs: [
    literalBlock,
    productionList,
    lineBlock,
    simpleTable,
    gridTable(),
    title,
    thematicBreak(),
    signatures(ToldSignatureLines),
    admonition({short: ShortLabel, isCompact: false}),
    list({enumerator: HangingEnumerator, restarts: true}),
    footnoteDefinition(FootnoteMarker, ExplicitFootnoteMarker),
    blockquote({width}),
    paragraph
  ],
  indent: indentByLayout({
    isWritten,
    findLiteral,
    signatures: {bare: isBareSignature, withBody: isNameOfBody, withText: isNameOfText}
  }),
  finish: finishBlocks(() => ({
    heading: headingLevels(),
    join: joinDefinitions,
    each: spreadItems
  })),
  quick: (builder) =>
    isPlainParagraph(builder.lines.block)
      ? readParagraphText(builder.lines.block, {isIntroduction: false}, builder)
      : undefined
}
