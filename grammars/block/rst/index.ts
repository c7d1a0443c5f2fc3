import type {BlockLanguage} from '../language.js'
import {AnyLine} from '../lines.js'
import {finishBlocks, joinDefinitions, spreadItems} from '../shared/finish.js'
import {indentByLayout} from '../shared/indent.js'
import {paragraph} from '../shared/paragraph.js'

/** reStructuredText. */
export const rst: BlockLanguage = {
  name: 'rst',
  constructs: [
    paragraph({
      tokens: [AnyLine],
      readText: (block, _, {nodes}) => [nodes.paragraph(block)],
      readTerms: (block, {nodes}) => [nodes.term(block)]
    })
  ],
  indent: indentByLayout({}),
  finish: finishBlocks(() => ({join: joinDefinitions, each: spreadItems}))
}
