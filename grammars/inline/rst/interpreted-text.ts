import type {CustomPatternMatcherReturn, IToken} from 'chevrotain'
import type {PhrasingContent, Text} from 'mdast'
import type {ReferenceData} from '../../rst-nodes.js'
import {normalizeSpace, restoreEscapes, showEscapes, simpleName, toUrl} from '../../rst-text.js'
import type {InlineConstruct, InlineReading} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {findEnd, isSpaceAt, mayBegin, mayEnd, standing} from './boundaries.js'
import {type MarkedText, splitTarget, textAt} from './place.js'
import {readRole} from './roles.js'
import {opensAt} from './simple-markup.js'
import {isUrl} from './standalone.js'

/** Result of the pattern, with offsets in the token. */
interface Found {
  readonly role: string | undefined
  /** Where the text starts and ends. */
  readonly from: number
  readonly to: number
  /** `_` or `__` after it. */
  readonly reference: string
  /** Whether it has a role both before and after it. */
  readonly isTwice: boolean
}

/** Limits the parts of a role name, so that a text full of colons takes linear time. */
const roleName = simpleName.replace(/\*$/, '{0,8}')
const prefix = new RegExp(`:(${roleName}):(?=\`)`, 'yu')
const suffixRole = new RegExp(`:(${roleName}):`, 'yu')

/** Text in backticks, with a role before or after it, or the suffix of a reference. */
const InterpretedText: InlineToken = inlineToken({
  name: 'InterpretedText',
  label: ':role:`text`',
  pattern: matchInterpreted,
  opens: ':`',
  // A role name is always followed by a colon, so that each text between two colons is checked once.
  starts: /`|:(?=[^\s`:]+:)/,
  needs: standing(['`']),
  inWord: '`'
})

function matchInterpreted(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  let from = offset
  let role: string | undefined
  if (text[offset] === ':') {
    if (!mayBegin(text, offset, tokens)) return null
    prefix.lastIndex = offset
    const match = prefix.exec(text)
    if (!match) return null
    role = match[1]
    from = prefix.lastIndex
    if (text[from + 1] === '`' || isSpaceAt(text, from + 1)) return null
  } else if (text[offset + 1] === '`' || !opensAt(text, offset, '`', tokens)) {
    return null
  }
  from += 1
  let suffix = {role: undefined as string | undefined, reference: '', end: 0}
  const to = findEnd(text, from, '`', 'interpreted', (at) => {
    if (at > from && isUnescapedGap(text, at - 1)) return false
    const found = readSuffix(text, at + 1)
    if (found) suffix = found
    return found !== undefined
  })
  if (to === -1) return null
  const image = text.slice(offset, suffix.end)
  const payload: Found = {
    role: role ?? suffix.role,
    from: from - offset,
    to: to - offset,
    reference: suffix.reference,
    isTwice: role !== undefined && suffix.role !== undefined
  }
  return Object.assign([image] as [string], {payload})
}

/** Whether there is unescaped whitespace, or an escape of the next character, at an index. */
function isUnescapedGap(text: string, index: number): boolean {
  return (isSpaceAt(text, index) || text[index] === '\0') && text[index - 1] !== '\0'
}

/** Read a role or a reference suffix after a backtick; nothing if markup may not end after them. */
function readSuffix(
  text: string,
  index: number
): {role: string | undefined; reference: string; end: number} | undefined {
  suffixRole.lastIndex = index
  const match = suffixRole.exec(text)
  const ends = match ? [suffixRole.lastIndex, index] : [index]
  for (const start of ends) {
    const role = start > index ? match![1] : undefined
    for (const reference of ['__', '_', '']) {
      const end = start + reference.length
      if (text.startsWith(reference, start) && mayEnd(text, end)) return {role, reference, end}
    }
  }
  return undefined
}

/**
 * ```ebnf
 * interpretedText = [":", role, ":"], "`", text, "`", [":", role, ":" | "_" | "__"] ;
 * ```
 *
 * docutils: "Interpreted Text", "Hyperlink References".
 */
export const interpretedText: InlineConstruct = {
  name: 'interpretedText',
  tokens: [InterpretedText],
  example: ':a:`b`',
  read: (token, reading): PhrasingContent => {
    const {role, from, to, reference, isTwice} = token.payload as Found
    const {image, startOffset} = token
    const position = reading.nodes.position(token)
    const place = {text: image.slice(from, to), from: startOffset + from, position}
    if (reference !== '' && role === undefined) {
      return readReference(place, image, reference === '__', reading)
    }
    if (reference !== '' || isTwice) {
      reading.state.report({
        ruleId: 'rst-role',
        reason: isTwice
          ? 'Interpreted text cannot have two roles'
          : 'Interpreted text with a role cannot also be a reference',
        start: reading.state.text.offset(startOffset),
        end: reading.state.text.offset(startOffset + image.length - 1) + 1,
        note: isTwice
          ? 'Remove one of them (docutils: “Multiple roles in interpreted text”)'
          : 'Remove the role or the underscore (docutils: “Mismatch: both interpreted text role and reference suffix”)',
        severity: 'warning'
      })
      return {type: 'text', value: restoreEscapes(image), position}
    }
    return readRole(role, place, reading)
  }
}

function readReference(
  {text, from, position}: MarkedText,
  image: string,
  isAnonymous: boolean,
  {state}: InlineReading
): PhrasingContent {
  const split = splitTarget(text)
  if (!split) {
    const name = normalizeSpace(showEscapes(text))
    const kind = isAnonymous ? 'anonymous' : 'name'
    return referenceTo(kind, name, image, [textAt(text, from, state)], position)
  }
  const {title, target} = split
  const isAlias = target.endsWith('_') && target.at(-2) !== '\0' && !isUrl(target)
  const alias = isAlias ? normalizeSpace(showEscapes(target.slice(0, -1))) : ''
  const url = isAlias ? '' : toUrl(target)
  const shown: Text =
    title === '' ? {type: 'text', value: alias || url, position} : textAt(title, from, state)
  if (isAlias) return referenceTo('name', alias, image, [shown], position)
  if (isAnonymous) return {type: 'link', url, children: [shown], position}
  const name = normalizeSpace(title === '' ? url : shown.value)
  return {type: 'link', url, children: [shown], data: {name}, position}
}

function referenceTo(
  kind: ReferenceData['kind'],
  name: string,
  image: string,
  children: Array<Text>,
  position: MarkedText['position']
): PhrasingContent {
  const reference: ReferenceData = {kind, name, written: restoreEscapes(image)}
  return {type: 'link', url: '', children, data: {reference}, position}
}
