import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import {showEscapes} from '../../rst-text.js'
import {startCodes} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
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
const address = new RegExp(
  `([a-zA-Z][a-zA-Z0-9.+-]{0,40}):((?:(?://?)?${character}*${lastOne})(?:\\?${character}*${lastOne})?(?:#${character}*${lastOne})?)`,
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
  address.lastIndex = offset
  const url = address.exec(text)
  if (url && schemes.has(url[1]!.toLowerCase())) {
    const image = shorten(text, offset, url[0], false)
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

/** An address in running text. */
const Standalone: InlineToken = inlineToken({
  name: 'Standalone',
  label: 'https://example.org',
  pattern: matchStandalone,
  opens: startCodes(
    "-_!~*'{|}/#?^`&=+$%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  ),
  starts:
    /(?<![0-9A-Za-z])(?:[A-Za-z][A-Za-z0-9.+-]{0,40}:[^\s:]|[-_!~*'{|}/#?^`&=+$%A-Za-z0-9.]{1,64}@[A-Za-z0-9])/,
  needs: ':@'
})

function matchStandalone(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!mayBegin(text, offset, [])) return null
  const found = addressAt(text, offset)
  return found ? Object.assign([found.image] as [string], {payload: found.isMail}) : null
}

/**
 * ```ebnf
 * standalone = Standalone ;
 * ```
 *
 * docutils: "Standalone Hyperlinks".
 *
 * Deviation: docutils makes no link of an address that stands behind something with an unknown scheme; readers miss it.
 */
export const standalone: InlineConstruct = {
  name: 'standalone',
  tokens: [Standalone],
  example: 'https://example.org',
  rule() {
    const token = this.CONSUME(Standalone)
    return this.ACTION((): PhrasingContent => {
      const value = showEscapes(token.image)
      const position = this.nodes.position(token)
      return {
        type: 'link',
        url: token.payload ? `mailto:${value}` : value,
        children: [{type: 'text', value, position}],
        position
      }
    })
  }
}
