/**
 * The wrapping of Sphinx's text writer (`sphinx.writers.text.TextWrapper` on Python's `textwrap.TextWrapper`), written
 * anew to check that what the reader makes of wrapped lines is something that gives these lines.
 */

/** Which `_break_word`: Sphinx 9 fills the column with a cut word, older ones leave a column free. */
export type Version = 'full' | 'short'

/** Wrap a text to a column. */
export function wrap(text: string, width: number, version: Version): Array<string> {
  const chunks = split(text.replace(/\s/g, ' ')).reverse()
  const lines: Array<string> = []
  while (chunks.length > 0) {
    if (isBlank(chunks.at(-1)!) && lines.length > 0) chunks.pop()
    const line: Array<string> = []
    let used = 0
    while (chunks.length > 0 && used + columns(chunks.at(-1)!) <= width) {
      used += columns(chunks.at(-1)!)
      line.push(chunks.pop()!)
    }
    if (chunks.length > 0 && columns(chunks.at(-1)!) > width) {
      const word = chunks.pop()!
      const room = version === 'full' ? width - used : Math.max(width - used, 1)
      const end = version === 'full' ? room : room - 1
      line.push(word.slice(0, end))
      chunks.push(word.slice(end))
    }
    if (line.length > 0 && isBlank(line.at(-1)!)) line.pop()
    if (line.length > 0) lines.push(line.join(''))
  }
  return lines.map((line) => line.trimEnd())
}

const separator =
  /(\s+|(?<=\s)(?::[a-z-]+:)?`\S+|(?:(?![\p{L}\p{N}_])\S)*[\p{L}\p{N}_]+[a-zA-Z]-(?=[\p{L}\p{N}_]+[a-zA-Z])|(?<=[\p{L}\p{N}_!"'&.,?])-{2,}(?=[\p{L}\p{N}_]))/u

/** Split a text into chunks; wide characters are chunks of their own. */
function split(text: string): Array<string> {
  return text
    .split(separator)
    .filter(Boolean)
    .flatMap((chunk) => chunk.split(/([\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60])/))
    .filter(Boolean)
    .flatMap((chunk) => chunk.split(separator).filter(Boolean))
}

function columns(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60]/.test(character) ? 2 : 1
  return width
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
