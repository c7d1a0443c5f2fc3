import type {PhrasingContent} from 'mdast'
import {normalizeName, normalizeSpace, restoreEscapes, showEscapes} from '../../rst-text.js'
import type {InlineReading} from '../construct.js'
import {type MarkedText, splitTarget, textAt} from './place.js'

/** Reads text with a role. */
type ReadRole = (place: MarkedText, reading: InlineReading) => PhrasingContent

/** Text with an optional title: `title <target>`. */
function partsOf({text, from}: MarkedText, {state}: InlineReading) {
  const split = splitTarget(text, true)
  const target = normalizeSpace(showEscapes(split?.target ?? text))
  const title = split && split.title !== '' ? textAt(split.title, from, state) : undefined
  return {target, title}
}

/** Markup around a text. */
export function parent(type: 'emphasis' | 'strong' | 'superscript' | 'subscript'): ReadRole {
  return (place, {state}) => ({
    type,
    children: [textAt(place.text, place.from, state)],
    position: place.position
  })
}

const plain: ReadRole = ({text, position}) => ({
  type: 'text',
  value: showEscapes(text),
  position
})

/** Text as written. */
export const code: ReadRole = ({text, position}) => ({
  type: 'inlineCode',
  value: restoreEscapes(text),
  position
})

/** A document of a numbered series (docutils: `rfc_reference_role`). */
function series(label: string, urlOf: (number: string) => string): ReadRole {
  return (place, reading) => {
    const {target, title} = partsOf(place, reading)
    const {position} = place
    const [, number = '', anchor = ''] = /^(\d+)(#.*)?$/.exec(target) ?? []
    const text = title ?? {type: 'text' as const, value: `${label} ${target}`, position}
    if (number === '') return text
    return {type: 'link', url: urlOf(number) + anchor, children: [text], position}
  }
}

/** A location in this or another document (Sphinx: "Cross-referencing arbitrary locations"). */
const place: ReadRole = (found, reading) => {
  const {target, title} = partsOf(found, reading)
  const {position} = found
  return {
    type: 'helpLink',
    package: null,
    identifier: normalizeName(target),
    children: [title ?? {type: 'text', value: target, position}],
    data: {role: 'ref', ...(!title && {isUntitled: true})},
    position
  }
}

/** Another document, or a file. */
function file(isDocument: boolean): ReadRole {
  return (found, reading) => {
    const {target, title} = partsOf(found, reading)
    const {position} = found
    const isElsewhere = /^[a-z][a-z\d+.-]*:/i.test(target)
    return {
      type: 'link',
      url: target.replace(/^\//, ''),
      children: [title ?? {type: 'text', value: target, position}],
      ...(isDocument &&
        !isElsewhere && {data: {document: target, ...(!title && {isUntitled: true})}}),
      position
    }
  }
}

const roles: Readonly<Record<string, ReadRole>> = {
  emphasis: parent('emphasis'),
  title: parent('emphasis'),
  'title-reference': parent('emphasis'),
  t: parent('emphasis'),
  strong: parent('strong'),
  // docutils: only in `code` are backslashes text.
  literal: ({text, position}) => ({type: 'inlineCode', value: showEscapes(text), position}),
  code,
  sup: parent('superscript'),
  superscript: parent('superscript'),
  sub: parent('subscript'),
  subscript: parent('subscript'),
  math: ({text, position}) => ({type: 'inlineMath', value: restoreEscapes(text), position}),
  kbd: ({text, position}) => ({
    type: 'keyBinding',
    value: showEscapes(text),
    data: {isKey: true},
    position
  }),
  abbr: plain,
  pep: series('PEP', (number) => `https://peps.python.org/pep-${number.padStart(4, '0')}/`),
  rfc: series('RFC', (number) => `https://datatracker.ietf.org/doc/html/rfc${number}`),
  ref: place,
  doc: file(true),
  download: file(false)
}

/** Roles without a target, in which angle brackets are text (Sphinx: "Roles"). */
const withoutTarget = new Set(
  `samp file command guilabel menuselection dfn program mailheader makevar manpage mimetype newsgroup
   regexp cpp:expr cpp:texpr c:expr c:texpr`.split(/\s+/)
)

/** Read text in backticks according to its role; without one, it is a title (docutils: `DEFAULT_INTERPRETED_ROLE`). */
export function readRole(
  role: string | undefined,
  found: MarkedText,
  reading: InlineReading
): PhrasingContent {
  const name = (role ?? reading.state.defaultRole)?.toLowerCase()
  const read =
    name === undefined ? parent('emphasis') : (roles[name] ?? roles[name.replace(/^std:/, '')])
  if (read) return read(found, reading)
  // `~module.name` shows `name`, `!name` is not linked (Sphinx: "Cross-referencing syntax").
  const {title} = withoutTarget.has(name!) ? {} : partsOf(found, reading)
  // Punctuation alone is no title: `$<CONFIG>`.
  const isTitled = title !== undefined && /[\p{L}\p{N}]/u.test(title.value)
  const text = isTitled ? title.value : restoreEscapes(found.text)
  const value = text.replace(/^[~!]/, '')
  const short = text.startsWith('~') ? value.slice(value.lastIndexOf('.') + 1) : undefined
  return {
    type: 'inlineCode',
    value,
    data: {role: role ?? reading.state.defaultRole!, ...(short !== undefined && {short})},
    position: found.position
  }
}
