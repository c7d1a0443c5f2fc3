import type {PhrasingContent, Text} from 'mdast'
import type {JoinedText} from '../../joined-text.js'
import {showEscapes} from '../../rst-text.js'
import type {InlineState} from '../state.js'
import {mayBegin, mayEnd, remember} from './boundaries.js'

/** Schemes of standalone URLs (docutils: `urischemes`). */
const schemes = new Set(
  `about acap addbook afp afs aim callto castanet chttp cid crid data dav dict dns eid fax feed file finger freenet ftp
   go gopher gsm-sms h323 h324 hdl hnews http https hydra iioploc ilu im imap info ior ipp irc iris.beep iseek jar
   javascript jdbc ldap lifn livescript lrq mailbox mailserver mailto md5 mid mocha modem mtqp mupdate news nfs nntp
   opaquelocktoken phone pop pop3 pres printer prospero rdar res rtsp rvp rwhois rx sdp service shttp sip sips smb snews
   snmp soap.beep soap.beeps ssh t120 tag tcp tel telephone telnet tftp tip tn3270 tv urn uuid vemmi videotex
   view-source wais whodp whois++ x-man-page xmlrpc.beep xmlrpc.beeps z39.50r z39.50s`.split(/\s+/)
)

const longestScheme = Math.max(...Array.from(schemes, ({length}) => length))

const character = "[-_.!~*'()\\[\\];/:@&=+$,%a-zA-Z0-9\\0]"
const mailCharacter = "[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\\0]"
const lastOne = `(?:[_~*/=+a-zA-Z0-9]|${character}(?=>))`
const behindScheme = new RegExp(
  `(?:(?://?)?${character}*${lastOne})(?:\\?${character}*${lastOne})?(?:#${character}*${lastOne})?`,
  'y'
)
const host = new RegExp(`${mailCharacter}+(?:\\.${mailCharacter}*)*${lastOne}`, 'y')

const isOfMail = remember(new RegExp(mailCharacter))
const isOfScheme = remember(/[a-zA-Z0-9.+-]/)

interface Address {
  start: number
  end: number
  isMail: boolean
}

/** Whether a text begins with a URL or mail address (docutils: `patterns.uri.match`). */
export function isUrl(text: string): boolean {
  const at = text.search(/[:@]/)
  return at !== -1 && startBefore(text, at, 0, 0) === 0 && endBehind(text, at) !== undefined
}

/** What every URL and mail address contains. */
const mark = /[:@]\S/

/** Whether a text contains a URL or mail address. */
export function holdsAddress(text: string): boolean {
  return mark.test(text) && findAddress(text, 0) !== undefined
}

/**
 * Find the first URL or mail address from an index on, around a colon or an at sign. The part before it contains
 * neither, so that the text between two of them is checked once.
 */
function findAddress(text: string, from: number): Address | undefined {
  const separators = /[:@]/g
  separators.lastIndex = from
  let low = from
  for (let match = separators.exec(text); match; match = separators.exec(text)) {
    const at = match.index
    const start = startBefore(text, at, low, from)
    const end = start === undefined ? undefined : endBehind(text, at)
    if (end !== undefined) return {start: start!, end, isMail: match[0] === '@'}
    low = at + 1
  }
  return undefined
}

/**
 * Find where the scheme before a colon, or the name before an at sign, starts: as far left as possible.
 *
 * @param low
 *   Lowest index.
 * @param from
 *   Index at which an address may begin whatever precedes it.
 */
function startBefore(text: string, at: number, low: number, from: number): number | undefined {
  const isMail = text[at] === '@'
  // A backslash escapes the at sign, and no part of a name is empty.
  if (isMail && /[\0.]/.test(text[at - 1] ?? '')) return undefined
  const least = isMail ? low : Math.max(low, at - longestScheme)
  let found: number | undefined
  for (let index = at - 1; index >= least; index -= 1) {
    if (isMail && text[index] === '.') {
      if (text[index - 1] === '.') break
      continue
    }
    if (!(isMail ? isOfMail : isOfScheme)(text, index)) break
    if (index !== from && !mayBegin(text, index, [])) continue
    if (isMail || schemes.has(text.slice(index, at).toLowerCase())) found = index
  }
  return found
}

/** Find where the address around a colon or an at sign ends. */
function endBehind(text: string, at: number): number | undefined {
  const isMail = text[at] === '@'
  const expression = isMail ? host : behindScheme
  expression.lastIndex = at + 1
  if (!expression.test(text)) return undefined
  // docutils requires two characters of a host, and one after a scheme.
  const least = at + (isMail ? 3 : 2)
  for (let end = expression.lastIndex; end >= least; end -= 1) {
    if (!mayEnd(text, end)) continue
    if (text[end] === '>' || /[_~*/=+a-zA-Z0-9]/.test(text[end - 1]!)) return end
  }
  return undefined
}

/**
 * Link the URLs and mail addresses in texts (docutils: "Standalone Hyperlinks", `Inliner.implicit_inline`). All other
 * markup has been read before; each text between it is searched separately.
 *
 * Deviation: docutils does not link a URL that follows something with an unknown scheme; readers would miss the link.
 */
export function linkAddresses(
  nodes: Array<PhrasingContent>,
  {text}: InlineState
): Array<PhrasingContent> {
  let linked: Array<PhrasingContent> | undefined
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!
    const parts =
      node.type === 'text' && mark.test(node.value) ? partsOf(node.value, node, text) : undefined
    if (parts) linked ??= nodes.slice(0, index)
    if (parts) linked!.push(...parts)
    else linked?.push(node)
  }
  return linked ?? nodes
}

/** Split a text at its addresses; nothing if it has none. */
function partsOf(value: string, node: Text, text: JoinedText): Array<PhrasingContent> | undefined {
  const parts: Array<PhrasingContent> = []
  let start: number | undefined
  let done = 0
  for (let found = findAddress(value, done); found; found = findAddress(value, done)) {
    start ??= startOf(node, text)
    if (found.start > done) parts.push(textAt(done, found.start))
    const shown = showEscapes(value.slice(found.start, found.end))
    const position = placeOf(found.start, found.end)
    parts.push({
      type: 'link',
      url: found.isMail ? `mailto:${shown}` : shown,
      children: [{type: 'text', value: shown, ...(position && {position})}],
      ...(position && {position: {...position}})
    })
    done = found.end
  }
  if (done === 0) return undefined
  if (done < value.length) parts.push(textAt(done, value.length))
  return parts

  function textAt(from: number, to: number): Text {
    const position = placeOf(from, to)
    return {type: 'text', value: value.slice(from, to), ...(position && {position})}
  }

  function placeOf(from: number, to: number): Text['position'] {
    // A text merged from others has only its own position.
    return start === undefined ? node.position : text.position(start + from, start + to)
  }
}

/** Find the index in the running text where a text starts; nothing if it does not occur there verbatim. */
function startOf({value, position}: Text, text: JoinedText): number | undefined {
  const wanted = position?.start.offset
  if (wanted === undefined) return undefined
  let low = 0
  let high = text.value.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (text.position(middle, middle).start.offset! < wanted) low = middle + 1
    else high = middle
  }
  return text.value.startsWith(value, low) ? low : undefined
}
