import {tellCodeLanguage} from './code-language.js'

/**
 * Tell whether indented lines behind a paragraph are a literal block or a block quote. Sphinx's text writer indents
 * both by three columns and drops the second colon of `::`.
 *
 * @param before
 *   Last line of the paragraph.
 * @param value
 *   The indented lines.
 */
export function isLiteral(before: string, value: string): boolean {
  const intro = before.trimEnd()
  if (intro.endsWith('::')) return true
  const first = value.trimStart()
  if (/^(?:[*+-]|\d{1,9}[.)]) +\S|^\+[-=]{2}|^={2,} +={2}|^\.\. |^\[\S+\] |^\| /.test(first))
    return false
  if (/^(?:>>>|\$) \S/.test(first)) return true
  if (!isProse(value))
    return intro.endsWith(':') || isCodeLike(value) || tellCodeLanguage(value) !== undefined
  return false
}

/** Whether half of the lines end, begin or are made as no line of prose: brackets, assignments, comments, calls, tags. */
function isCodeLike(value: string): boolean {
  let lines = 0
  let code = 0
  for (const line of value.slice(0, 4000).split('\n')) {
    const text = line.trim()
    if (text === '') continue
    lines += 1
    if (
      /^[)\]}][)\]},;]*$|^(?:#!? ?|\/\/ ?|<\/?[a-z][\w:-]*[ />]|@[\w.]+(?:\(|$)|\.\. [\w:-]+::)|^[\w.[\]'"]+ ?[-+*/|]?= ?\S|^[\w.]+\([^()]*\)$/.test(
        text
      ) ||
      '{([;\\'.includes(text.charAt(text.length - 1)) ||
      /^(?:(?:async )?def|class|elif|else|except|for|from|if|import|return|try|while|with)\b.*[:)\w]$/.test(
        text
      )
    ) {
      code += 1
    }
  }
  return lines > 0 && code * 2 >= lines
}

/** Whether most paragraphs are sentences. */
function isProse(value: string): boolean {
  const paragraphs = value.split(/\n[ \t]*\n/)
  let sentences = 0
  for (const paragraph of paragraphs) {
    const text = paragraph.trim()
    if (
      /^[\p{L}\p{N}"“‘*(—-][^\n]*/u.test(text) &&
      /[.!?:,;)”"’*]$/.test(text) &&
      wordiness(text) > 0.6
    ) {
      sentences += 1
    }
  }
  return sentences * 2 > paragraphs.length
}

/** Share of words that are nothing but letters and the punctuation of sentences. */
function wordiness(text: string): number {
  const words = text.slice(0, 2000).split(/\s+/)
  const plain = words.filter((word) =>
    /^[(“"‘*]*[\p{L}’'-]+(?:[)”"*][)”"’*]*)?[.,;:!?]?$/u.test(word)
  ).length
  return words.length < 3 ? 0 : plain / words.length
}
