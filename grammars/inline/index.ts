import type {PhrasingContent} from 'mdast'
import type {Language} from '../nodes.js'
import type {TextBlock} from '../text-block.js'
import {inlineLanguages} from './languages.js'
import {InlineReader} from './reader.js'
import type {InlineState} from './state.js'

export type {InlineState} from './state.js'

const readers: Partial<Record<Language, InlineReader>> = {}

function readerOf(language: Language): InlineReader {
  readers[language] ??= new InlineReader(inlineLanguages[language])
  return readers[language]
}

/**
 * Whether the inline grammar makes one text of some lines for certain, whatever else the document holds.
 */
export function isPlainText(block: TextBlock, language: Language): boolean {
  const reader = readerOf(language)
  for (let index = 0; index < block.length; index += 1) {
    if (!reader.isPlain(block.line(index))) return false
  }
  return true
}

/**
 * Read running text: the inline grammar.
 *
 * @param state
 *   Text and what is known of its document.
 * @returns
 *   Its phrasing nodes; together they cover the whole text.
 */
export function parseInline(state: InlineState): Array<PhrasingContent> {
  return readerOf(state.language).read(state)
}
