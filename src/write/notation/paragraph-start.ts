/**
 * Whether a word at the start of a line could be read as a mark of a block: a bullet, an enumerator, a label, a rule, an
 * underline, a field, a quote. The rule is one for all notations and errs on the safe side: a line then simply ends at
 * another blank.
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
 * Whether a line may end between two words, so that what joins the lines again puts one blank there: not after a hyphen
 * or an opening bracket, not before punctuation or a lone mark (docutils: `punctuation_chars`; Sphinx wraps with
 * Python's `textwrap`, which breaks behind hyphens).
 */
export function joinsWithBlank(before: string, after: string): boolean {
  if (!/[\p{L}\p{N}.,;!?)"'’”*`|>\]}]$/u.test(before)) return false
  if (!/^["'`*(|<\p{L}\p{N}\\]/u.test(after)) return false
  // An opening mark at the end, a closing one at the start.
  if (/^["'`*|]+(?![\p{L}\p{N}:$_<("'\\])/u.test(after)) return false
  if (/(?:^|[^\p{L}\p{N}.,;:!?)\]}>"'*`|])["'`*|]+$/u.test(before)) return false
  return !/^s(?![\p{L}\p{N}])/u.test(after)
}

/** Whether a blank stands beside a wide character, where Sphinx's writer breaks lines also without one. */
export function isBesideWide(before: string, after: string): boolean {
  return isWide.test(before.slice(-2)) || isWide.test(after.slice(0, 2))
}

const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ffe6}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
