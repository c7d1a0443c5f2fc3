import type {CustomPatternMatcherReturn, IToken} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import {normalizeSpace, simpleName} from '../../rst-text.js'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'
import {ending, mayBegin, mayEnd} from './boundaries.js'

/** Every character that may begin a name; an overestimate: all non-ASCII characters. */
export const nameStarts: ReadonlyArray<number> = startCodesBut(
  Array.from({length: 128}, (_, code) => String.fromCharCode(code))
    .filter((character) => !/[0-9A-Za-z]/.test(character))
    .join('')
)
const letter =
  '[0-9A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff\\u2070-\\u218f\\u2c00-\\u2dff\\u3040-\\uFFFF]'

const name = new RegExp(`${simpleName}(__?)`, 'yu')

/** A name followed by one or two underscores. */
const Reference: InlineToken = inlineToken({
  name: 'Reference',
  label: 'name_',
  pattern: matchReference,
  opens: nameStarts,
  // After a letter, or after punctuation that follows one, a name has begun already; so each name is checked once.
  starts: new RegExp(
    `(?<!${letter})(?<!${letter}[-._+:])${letter}+(?:[-._+:]${letter}+)*__?(?!${letter}|_)`
  ),
  needs: ending('_', letter, `${letter}+(?:[-._+:]${letter}+)*`),
  inWord: '_'
})

function matchReference(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  if (!mayBegin(text, offset, tokens)) return null
  name.lastIndex = offset
  const match = name.exec(text)
  if (!match) return null
  const end = name.lastIndex
  if (mayEnd(text, end)) return [match[0]]
  return match[1] === '__' && mayEnd(text, end - 1) ? [match[0].slice(0, -1)] : null
}

/**
 * ```ebnf
 * reference = name, ("_" | "__") ;
 * ```
 *
 * docutils: "Hyperlink References". Its target is resolved when the whole document has been read.
 */
export const reference: InlineConstruct = {
  name: 'reference',
  tokens: [Reference],
  example: 'a_',
  read: (token, {nodes}): PhrasingContent => {
    const {image, startOffset} = token
    const marks = image.endsWith('__') ? 2 : 1
    const kind = marks === 2 ? 'anonymous' : 'name'
    return {
      type: 'link',
      url: '',
      children: [nodes.text(startOffset, endOf(token) - marks)],
      data: {reference: {kind, name: normalizeSpace(image.slice(0, -marks)), written: image}},
      position: nodes.position(token)
    }
  }
}

const label = new RegExp(`\\[(?:[0-9]+|#(?:${simpleName})?|\\*|${simpleName})\\]_`, 'yu')

/** `[1]_`, `[#]_`, `[#name]_`, `[*]_`, `[name]_`. */
const FootnoteMark: InlineToken = inlineToken({
  name: 'FootnoteMark',
  label: '[label]_',
  pattern: (text, offset, tokens) => {
    if (!mayBegin(text, offset, tokens)) return null
    label.lastIndex = offset
    const match = label.exec(text)
    return match && mayEnd(text, label.lastIndex) ? match : null
  },
  opens: '[',
  needs: /\]_/
})

/**
 * ```ebnf
 * footnoteReference = FootnoteMark ;
 * ```
 *
 * docutils: "Footnote References", "Citation References".
 */
export const footnoteReference: InlineConstruct = {
  name: 'footnoteReference',
  tokens: [FootnoteMark],
  example: '[1]_',
  read: (token, {nodes}): PhrasingContent => {
    const text = token.image.slice(1, -2)
    const isAuto = /^[#*]/.test(text)
    const isCitation = !isAuto && !/^[0-9]+$/.test(text)
    return {
      type: 'footnoteReference',
      identifier: text.toLowerCase(),
      label: text,
      ...(isAuto && {data: {auto: text}}),
      ...(isCitation && {data: {citation: true}}),
      position: nodes.position(token)
    }
  }
}
