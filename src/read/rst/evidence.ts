/** What only reStructuredText has at the left margin, surest first; what is indented may be an example of it. */
const signs: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\.\. [A-Za-z][\w.:+-]* ?::(?:[ \t]|$)/m, 'it has a directive'],
  [/^\.\. (?:_[^\n]*[^\s\\]|_`[^`\n]+`):(?:[ \t]|$)/m, 'it has a target'],
  [/^\.\. \|[^|\n]+\| +[\w-]+::/m, 'it defines a substitution'],
  [/^\.\. \[(?:\d+|[#*]|#?[\w.-]+)\] /m, 'it has a footnote'],
  [/^(?:[^\s`][^\n`]* )?:[A-Za-z][\w.:+-]*:`[^`\n]+`/m, 'it has interpreted text with a role'],
  [/^\S[^\n]*`[^`<\n]+ <[^<>\n]+>`__?(?!\w)/m, 'it has a link'],
  [/^#\. \S[^\n]*\n+(?: +\S[^\n]*\n+)*#\. \S/m, 'it has a list numbered with `#.`'],
  [/^[^\s:][^\n]*::[ \t]*\n[ \t]*\n[ \t]+\S/m, 'it has a literal block after `::`'],
  [/^\S[^\n`]*``[^`\s](?:[^`\n]*[^`\s])?``/m, 'it has a literal between double backticks']
]

/**
 * Find what shows that a text is reStructuredText, wherever it stands in it.
 *
 * @param text
 *   Text with `\n` as its line ending.
 * @returns
 *   End of the sentence “it is read as reStructuredText, since …”; nothing when nothing shows it.
 */
export function findRstEvidence(text: string): string | undefined {
  return signs.find(([sign]) => sign.test(text))?.[1]
}
