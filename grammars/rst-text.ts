/**
 * Letters and digits with single punctuation characters between them (docutils: `Inliner.simplename`); needs the flag
 * `u`.
 */
export const simpleName = '[\\p{L}\\p{N}]+(?:[-._+:][\\p{L}\\p{N}]+)*'

/**
 * Replace escaping backslashes by NUL while looking for markup (docutils: "Escaping Mechanism"). No text contains NUL
 * (see `Source`).
 */
export function hideEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S]|$)/g, '\0$1') : text
}

/** Remove hidden backslashes, and whitespace after them (docutils: `nodes.unescape`). */
export function showEscapes(text: string): string {
  return text.includes('\0') ? text.replace(/\0(?:[ \n]|)/g, '') : text
}

/** Restore hidden backslashes. */
export function restoreEscapes(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\\') : text
}

/** Collapse whitespace to single spaces (docutils: `whitespace_normalize_name`). */
export function normalizeSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Normalize a name for comparison (docutils: `normalize_name`). */
export function normalizeName(text: string): string {
  return normalizeSpace(text).toLowerCase()
}

const mail =
  /^[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+(?:\.[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+)*(?<!\0)@[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]+(?:\.[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]*)*[_~*/=+a-zA-Z0-9]$/

/** Make a URL: remove unescaped whitespace, and add the scheme to mail addresses (docutils: `adjust_uri`). */
export function toUrl(text: string): string {
  const url = text
    .split(/\0[ \n]/)
    .map((part) => showEscapes(part).replace(/\s+/g, ''))
    .join(' ')
    .trim()
  return url.includes('@') && mail.test(url) ? `mailto:${url}` : url
}
