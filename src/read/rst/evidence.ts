/**
 * What only reStructuredText has at the left margin, strongest evidence first; indented text may be an example of it.
 */
const signs: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?<![^\n])\.\. [A-Za-z][\w.:+-]* ?::(?:[ \t]|(?![^\n]))/, 'it has a directive'],
  [/(?<![^\n])\.\. (?:_[^\n]*[^\s\\]|_`[^`\n]+`):(?:[ \t]|(?![^\n]))/, 'it has a target'],
  [/(?<![^\n])\.\. \|[^|\n]+\| +[\w-]+::/, 'it defines a substitution'],
  [/(?<![^\n])\.\. \[(?:\d+|[#*]|#?[\w.-]+)\] /, 'it has a footnote'],
  [
    /(?<![^\n])(?:[^\s`][^\n`]* )?:[A-Za-z][\w.:+-]*:`[^`\n]+`/,
    'it has interpreted text with a role'
  ],
  [/(?<![^\n])\S[^\n]*`[^`<\n]+ <[^<>\n]+>`__?(?!\w)/, 'it has a link'],
  [/(?<![^\n])#\. \S[^\n]*\n+(?: +\S[^\n]*\n+)*#\. \S/, 'it has a list numbered with `#.`'],
  [/(?<![^\n])[^\s:][^\n]*::[ \t]*\n[ \t]*\n[ \t]+\S/, 'it has a literal block after `::`'],
  [/(?<![^\n])\S[^\n`]*``[^`\s](?:[^`\n]*[^`\s])?``/, 'it has a literal between double backticks']
]

/**
 * Find evidence, anywhere in a text, that it is reStructuredText.
 *
 * @param text
 *   Text with `\n` as its line ending.
 * @returns
 *   The evidence, for messages; nothing if there is none.
 */
export function findRstEvidence(text: string): string | undefined {
  return signs.find(([sign]) => sign.test(text))?.[1]
}
