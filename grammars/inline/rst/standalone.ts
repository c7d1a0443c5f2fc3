import type {PhrasingContent, Text} from 'mdast'
import type {JoinedText} from '../../joined-text.js'
import {showEscapes} from '../../rst-text.js'
import type {InlineState} from '../state.js'
import {mayBegin, mayEnd} from './boundaries.js'

/** Schemes of addresses that stand in text by themselves (docutils: `urischemes`). */
const schemes = new Set(
  `about acap addbook afp afs aim callto castanet chttp cid crid data dav dict dns eid fax feed file finger freenet ftp
   go gopher gsm-sms h323 h324 hdl hnews http https hydra iioploc ilu im imap info ior ipp irc iris.beep iseek jar
   javascript jdbc ldap lifn livescript lrq mailbox mailserver mailto md5 mid mocha modem mtqp mupdate news nfs nntp
   opaquelocktoken phone pop pop3 pres printer prospero rdar res rtsp rvp rwhois rx sdp service shttp sip sips smb snews
   snmp soap.beep soap.beeps ssh t120 tag tcp tel telephone telnet tftp tip tn3270 tv urn uuid vemmi videotex
   view-source wais whodp whois++ x-man-page xmlrpc.beep xmlrpc.beeps z39.50r z39.50s`.split(/\s+/)
)

const character = "[-_.!~*'()\\[\\];/:@&=+$,%a-zA-Z0-9\\0]"
const lastOne = `(?:[_~*/=+a-zA-Z0-9]|${character}(?=>))`
const scheme = /[a-zA-Z][a-zA-Z0-9.+-]{0,40}:/y
const address = new RegExp(
  `(?:(?://?)?${character}*${lastOne})(?:\\?${character}*${lastOne})?(?:#${character}*${lastOne})?`,
  'y'
)
const mailCharacter = "[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\\0]"
const mail = new RegExp(
  `${mailCharacter}{1,64}(?:\\.${mailCharacter}{1,64}){0,16}(?<!\\0)@${mailCharacter}+(?:\\.${mailCharacter}*)*${lastOne}`,
  'y'
)

/** Whether a text begins with an address (docutils: `patterns.uri.match`). */
export function isUrl(text: string): boolean {
  return addressAt(text, 0) !== undefined
}

function addressAt(text: string, offset: number): {image: string; isMail: boolean} | undefined {
  scheme.lastIndex = offset
  const [named] = scheme.exec(text) ?? []
  // What is known of the scheme first: what follows it may be the rest of a long text.
  if (named !== undefined && schemes.has(named.slice(0, -1).toLowerCase())) {
    address.lastIndex = scheme.lastIndex
    const [rest] = address.exec(text) ?? []
    const image = rest === undefined ? undefined : shorten(text, offset, named + rest, false)
    if (image) return {image, isMail: false}
  }
  mail.lastIndex = offset
  const found = mail.exec(text)
  const image = found && shorten(text, offset, found[0], true)
  return image ? {image, isMail: true} : undefined
}

/** Take the last characters away until what is left ends where an address may end. */
function shorten(text: string, offset: number, image: string, isMail: boolean): string | undefined {
  let end = offset + image.length
  // docutils asks for two characters of a host, and one behind a scheme.
  const least = offset + (isMail ? image.indexOf('@') + 3 : image.indexOf(':') + 2)
  while (end >= least) {
    if (mayEnd(text, end) && /[_~*/=+a-zA-Z0-9]/.test(text[end - 1]!))
      return text.slice(offset, end)
    if (mayEnd(text, end) && text[end] === '>') return text.slice(offset, end)
    end -= 1
  }
  return undefined
}

/** Where an address may begin: its first characters, and what makes it one. */
const candidate =
  /(?<![0-9A-Za-z])(?:[A-Za-z][A-Za-z0-9.+-]{0,40}:[^\s:]|[-_!~*'{|}/#?^`&=+$%A-Za-z0-9.\0]{1,64}@[A-Za-z0-9])/g

/**
 * Make links of the addresses in texts (docutils: "Standalone Hyperlinks", `Inliner.implicit_inline`). All other markup
 * has been found before: what it leaves is looked at piece by piece.
 *
 * Deviation: docutils makes no link of an address that stands behind something with an unknown scheme; readers miss it.
 */
export function linkAddresses(
  nodes: Array<PhrasingContent>,
  {text}: InlineState
): Array<PhrasingContent> {
  let linked: Array<PhrasingContent> | undefined
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!
    const parts =
      node.type === 'text' && /[:@]/.test(node.value) ? partsOf(node.value, node, text) : undefined
    if (parts) linked ??= nodes.slice(0, index)
    if (parts) linked!.push(...parts)
    else linked?.push(node)
  }
  return linked ?? nodes
}

/** Take the addresses out of a text; nothing where it has none. */
function partsOf(value: string, node: Text, text: JoinedText): Array<PhrasingContent> | undefined {
  const parts: Array<PhrasingContent> = []
  let start: number | undefined
  let done = 0
  candidate.lastIndex = 0
  for (let match = candidate.exec(value); match; match = candidate.exec(value)) {
    const {index} = match
    candidate.lastIndex = index + 1
    const found = mayBegin(value, index, []) ? addressAt(value, index) : undefined
    if (!found) continue
    start ??= startOf(node, text)
    const end = index + found.image.length
    if (index > done) parts.push(textAt(done, index))
    const shown = showEscapes(found.image)
    const position = placeOf(index, end)
    parts.push({
      type: 'link',
      url: found.isMail ? `mailto:${shown}` : shown,
      children: [{type: 'text', value: shown, ...(position && {position})}],
      ...(position && {position: {...position}})
    })
    done = end
    candidate.lastIndex = end
  }
  if (done === 0) return undefined
  if (done < value.length) parts.push(textAt(done, value.length))
  return parts

  function textAt(from: number, to: number): Text {
    const position = placeOf(from, to)
    return {type: 'text', value: value.slice(from, to), ...(position && {position})}
  }

  function placeOf(from: number, to: number): Text['position'] {
    // What other texts were put together of has one place only.
    return start === undefined ? node.position : text.position(start + from, start + to)
  }
}

/** Find the index in the running text at which a text starts; nothing where it does not stand there as it is. */
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
