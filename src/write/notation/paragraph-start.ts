/**
 * Whether a word at the start of a line could be read as a block marker: a bullet, an enumerator, a label, a thematic
 * break, an underline, a field, a quote. The same for all notations, and on the safe side: the line then simply ends at
 * another space.
 */
export function startsBlock(word: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(word)) return true
  // `:field:`, `.. directive::`, `#`, `>`, `|`, `+`, `-`, `=`, `~`, `^`, `_`, `%`, `<`, `!`, `$`, `@`, `&`, `;`, `,`, …
  if (!/^(?:["'`*([{‘“«\p{L}\p{N}\\]|\|[\p{L}\p{N}:$_])/u.test(word)) return true
  // `1.`, `a)`, `(iv)`, `1.2.`, and a label: `Note:`.
  if (/^[([]?[\p{L}\p{N}#]+[.)\]:]+$/u.test(word)) return true
  return /^(?:\*|\[|\()(?![\p{L}\p{N}*|"'`])/u.test(word)
}

/**
 * Whether a line may end between two words, so that readers that join the lines put one space there: not after a hyphen
 * or an opening bracket, not before punctuation or a lone marker (docutils: `punctuation_chars`; Sphinx wraps with
 * Python's `textwrap`, which breaks after hyphens).
 */
export function joinsWithBlank(before: string, after: string): boolean {
  if (!/[\p{L}\p{N}.,;!?)"'’”*`|>\]}]$/u.test(before)) return false
  if (!/^["'`*(|<\p{L}\p{N}\\]/u.test(after)) return false
  // An opening marker at the end, a closing one at the start.
  if (/^["'`*|]+(?![\p{L}\p{N}:$_<("'\\])/u.test(after)) return false
  if (/(?:^|[^\p{L}\p{N}.,;:!?)\]}>"'*`|])["'`*|]+$/u.test(before)) return false
  return !/^s(?![\p{L}\p{N}])/u.test(after)
}

/** Whether there is a wide character next to a space, where Sphinx's writer also breaks lines without a space. */
export function isBesideWide(before: string, after: string): boolean {
  return isWide.test(before.slice(-2)) || isWide.test(after.slice(0, 2))
}

const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ffe6}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
