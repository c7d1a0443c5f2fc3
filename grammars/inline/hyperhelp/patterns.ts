import type {CustomPatternMatcherFunc} from 'chevrotain'
import {type MarkupKind, scanOf} from './scan.js'

/** Match a whole construct of hand-written help files, closer included. */
export function wholeMarkup(kind: MarkupKind): CustomPatternMatcherFunc {
  return (text, offset, tokens) => {
    const markup = scanOf(text, tokens).at(offset)
    return markup?.kind === kind && markup.end !== -1 ? [text.slice(offset, markup.end)] : null
  }
}

/** Match the opener of a closed construct of hand-written help files. */
export function markupOpener(kind: MarkupKind, length: number): CustomPatternMatcherFunc {
  return (text, offset, tokens) => {
    const markup = scanOf(text, tokens).at(offset)
    return markup?.kind === kind && markup.end !== -1 ? [text.slice(offset, offset + length)] : null
  }
}

/** Match the first character of an opener without a closer. */
export const unclosedOpener: CustomPatternMatcherFunc = (text, offset, tokens) => {
  const markup = scanOf(text, tokens).at(offset)
  return markup?.end === -1 ? [text.charAt(offset)] : null
}
