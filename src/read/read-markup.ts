import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {Language} from '../../grammars/nodes.js'
import {documentLanguages} from './languages/index.js'
import {createState, readPending} from './read-document.js'
import {readMarkdownCell} from './read-markdown.js'
import type {ParseSettings} from './settings.js'
import type {ReadMarkup} from './table-settings.js'

/** Read the cells of a table in any language. */
export const readMarkup: ReadMarkup = (reading, block, settings) => {
  const language = documentLanguages[languageOf(reading.node, settings.language)]
  const own: ParseSettings = {...settings, language, readMarkdown: readMarkdownCell}
  const state = createState(block, own)
  state.readings.push(reading)
  // Most tables contain no references, and need no visit of each node.
  if (readPending(state, own)) language.resolveTable?.(reading.node, block.source, own)
}

/** Tables of dialect `rst` are reStructuredText even in text of no known language: Sphinx's writer draws others. */
function languageOf({dialect}: GridTable, language: Language): Language {
  const isRst = dialect === 'rst' || dialect === 'rst-simple'
  return isRst && language === 'sphinx-text' ? 'rst' : language
}
