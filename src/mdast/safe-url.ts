/** Schemes allowed in links; none of them runs anything. */
const schemes = new Set(['http', 'https', 'mailto'])

/**
 * Check whether a URL may be written: it is relative, a fragment, or has an allowed scheme.
 *
 * Browsers drop control characters and spaces, and decode references, before they look for the scheme; so does this.
 *
 * @param url
 *   URL.
 */
export function isSafeUrl(url: string): boolean {
  const value = decode(url).replace(
    /[\0-\u0020\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\uFEFF]/g,
    ''
  )
  const colon = value.indexOf(':')
  if (colon < 0) return true
  const before = value.slice(0, colon)
  if (/[/?#]/.test(before)) return true
  return schemes.has(before.toLowerCase())
}

/** Decode references and percent-encoding repeatedly, at most three times. */
function decode(url: string): string {
  let value = url
  for (let round = 0; round < 3; round += 1) {
    const decoded = value
      .replace(/&#x([\da-f]{1,6});?/gi, (_, digits: string) =>
        character(Number.parseInt(digits, 16))
      )
      .replace(/&#(\d{1,7});?/g, (_, digits: string) => character(Number.parseInt(digits, 10)))
      .replace(/&colon;/gi, ':')
      .replace(/&(?:tab|newline);/gi, '')
      .replace(/%([\da-f]{2})/gi, (_, digits: string) => character(Number.parseInt(digits, 16)))
    if (decoded === value) break
    value = decoded
  }
  return value
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
