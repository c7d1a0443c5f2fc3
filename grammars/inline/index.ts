import type {PhrasingContent} from 'mdast'
import type {TextBlock} from '../text-block.js'
import type {InlineLanguage} from './language.js'
import {InlineReader} from './reader.js'
import type {InlineState} from './state.js'

export type {InlineState} from './state.js'

const readers = new WeakMap<InlineLanguage, InlineReader>()

function readerOf(language: InlineLanguage): InlineReader {
  const known = readers.get(language)
  if (known) return known
  const reader = new InlineReader(language)
  readers.set(language, reader)
  return reader
}

/** Whether lines are certain to become a single text, whatever else the document contains. */
export function isPlainText(block: TextBlock, language: InlineLanguage): boolean {
  for (let index = 0; index < block.length; index += 1) {
    if (!hasNoMarks(block.line(index), language)) return false
  }
  return true
}

/** Whether a text contains nothing that can begin a construct. */
export function hasNoMarks(value: string, language: InlineLanguage): boolean {
  return readerOf(language).isPlain(value)
}

/**
 * Read running text: the inline grammar.
 *
 * @param state
 *   Text and the state of its document.
 * @param language
 *   Language of the text.
 * @returns
 *   Phrasing nodes, which together cover the whole text.
 */
export function parseInline(state: InlineState, language: InlineLanguage): Array<PhrasingContent> {
  return readerOf(language).read(state)
}
