/** Letters and digits with single marks between them (docutils: `Inliner.simplename`); needs the flag `u`. */
export const simpleName = '[\\p{L}\\p{N}]+(?:[-._+:][\\p{L}\\p{N}]+)*'

/**
 * Backslashes take the meaning of what follows them away (docutils: "Escaping Mechanism"). While markup is looked for,
 * NUL stands for such a backslash: no text has one (see `Source`).
 */
export function hideEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S]|$)/g, '\0$1') : text
}

/** Take the hidden backslashes away, and white space behind one (docutils: `nodes.unescape`). */
export function showEscapes(text: string): string {
  return text.includes('\0') ? text.replace(/\0(?:[ \n]|)/g, '') : text
}

/** Give the hidden backslashes back. */
export function restoreEscapes(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\\') : text
}

/** Make white space one blank (docutils: `whitespace_normalize_name`). */
export function normalizeSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Make a name what it is compared as (docutils: `normalize_name`). */
export function normalizeName(text: string): string {
  return normalizeSpace(text).toLowerCase()
}

const mail =
  /^[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+(?:\.[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+)*(?<!\0)@[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+(?:\.[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]*)*[_~*/=+a-zA-Z0-9]$/

/** Make an address: white space goes but where it is escaped, and mail gets its scheme (docutils: `adjust_uri`). */
export function toUrl(text: string): string {
  const url = text
    .split(/\0[ \n]/)
    .map((part) => showEscapes(part).replace(/\s+/g, ''))
    .join(' ')
    .trim()
  return url.includes('@') && mail.test(url) ? `mailto:${url}` : url
}
