import {detectCodeLanguage} from '../shared/code-language.js'
import {isFileName} from '../shared/file-name.js'
import {beginsFilled, breaksLayout, fits, width} from './written-layout.js'

/**
 * Whether indented lines after a paragraph are a literal block rather than a block quote. Sphinx's text writer indents
 * both by three columns and drops the second colon of `::`.
 *
 * @param before
 *   Last line of the paragraph; empty if the lines come first in a body.
 * @param value
 *   The indented lines.
 * @param written
 *   Whether the text writer laid them out: then lines that it would have laid out differently are literal.
 */
export function isLiteral(before: string, value: string, written: boolean): boolean {
  const intro = before.trim()
  if (intro.endsWith('::')) return true
  const {lines, margin} = dedent(value)
  return written
    ? isFileName(intro) || !isLaidOut(lines, margin, intro.endsWith(':'))
    : isCode(lines.join('\n'), intro)
}

/**
 * Whether the text writer laid out indented lines as text. Authors indent code much more often than anything else
 * (seventy blocks per quote), so that only lines with visible structure are text: lists, admonitions, tables,
 * definitions, verse, sentences.
 */
function isLaidOut(lines: ReadonlyArray<string>, margin: number, isIntroduced: boolean): boolean {
  const text = lines.join('\n')
  if (isLabelled(text)) return true
  if (beginsFilled(lines, margin) && wordiness(text) > 0.6 && !beginsWithName(text)) return true
  if (isSource(lines)) return false
  if (/^(?:\+[-=]{2}|={2,} +={2}|\.\. |\[image[\]:])/.test(text)) return true
  if (breaksLayout(lines, margin)) return !isIntroduced && isVerse(lines, margin)
  return /^(?:\*|\d{1,9}\.) \S/.test(text) || isDefinition(lines) || isSentence(text)
}

/** Whether an admonition label comes first, in any language. */
function isLabelled(text: string): boolean {
  return /^\p{Lu}[\p{L} ,’'-]*:(?:\n\n|$)/u.test(text)
}

/** Whether a term or signature comes first: a line with a body that the writer indents by three columns. */
function isDefinition(lines: ReadonlyArray<string>): boolean {
  const from = lines[1] === '' ? 2 : 1
  if (!/^ {3}\S/.test(lines[from] ?? '')) return false
  let to = from
  while (to < lines.length && /^(?: {3}|$)/.test(lines[to]!)) to += 1
  const body = lines.slice(from, to).map((line) => line.slice(3))
  return isSentence(body.join('\n').trimEnd())
}

/** Whether the first word is an identifier, such as `a_b` or `c->d`, without stars, which mark arguments. */
function beginsWithName(text: string): boolean {
  return /^(?!\*[^\s*]+\*)\S*[=;{}<>$_\\]/.test(text)
}

/** Whether text begins with a sentence: a capital or punctuation, words, and an end. */
function isSentence(text: string): boolean {
  const end = text.indexOf('\n\n')
  const paragraph = end === -1 ? text : text.slice(0, end)
  if (/^(?:"[^"]+"|\*{1,2}[^*]+\*{1,2})$/.test(paragraph)) return true
  return (
    /^["“‘*(]*[\p{Lu}\p{Lo}]|^["“‘*(]/u.test(paragraph) &&
    /[.!?:…。][)”"*]*$/.test(paragraph) &&
    !beginsWithName(paragraph) &&
    wordiness(paragraph) >= 0.5
  )
}

/** Whether indented lines of a text of unknown origin are code. */
function isCode(text: string, intro: string): boolean {
  if (isLabelled(text)) return false
  if (/^(?:\+[-=]{2}|={2,} +={2}|\.\. |\[\S+\] |\| )/.test(text)) return false
  if (/^(?:[*+-]|\d{1,9}[.)]) +\S/.test(text)) return false
  if (/^(?:>>>|\$) \S/.test(text)) return true
  if (/^(?:\[image[\]:]|https?:\/\/\S+$)/.test(text)) return false
  const end = text.indexOf('\n\n')
  if (isProse(text) || (end !== -1 && isProse(text.slice(0, end)))) return false
  return intro.endsWith(':') || isCodeLike(text) || detectCodeLanguage(text) !== undefined
}

const directive = /^\.\. (?:[\w:+-]+::|_[^:]+:)/
const inlineMarkup = /``[^`]+``|:[\w+-]{1,40}(?::[\w+-]{1,40})?:`[^`]+`|`[^`]+`__?\b/

/**
 * Whether lines contain reST markup, which the text writer consumes: they show source. Roles unknown to Sphinx remain
 * in list items, too.
 */
function isSource(lines: ReadonlyArray<string>): boolean {
  const hasItems = lines[0]?.startsWith('* ')
  return lines.some(
    (line) =>
      !line.startsWith(' ') && (directive.test(line) || (!hasItems && inlineMarkup.test(line)))
  )
}

/** Lines without their common indentation, and its width. */
function dedent(value: string): {lines: Array<string>; margin: number} {
  const lines = value.split('\n').map((line) => line.replaceAll('\t', '        ').trimEnd())
  let margin = Number.POSITIVE_INFINITY
  for (const line of lines) if (line !== '') margin = Math.min(margin, line.search(/\S/))
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop()
  return {lines: lines.map((line) => line.slice(margin)), margin}
}

/**
 * Whether most lines are only words, as in a line block, which is broken where its author wanted. Anything in quotes
 * counts as a word, and a long line continues on the next.
 */
function isVerse(lines: ReadonlyArray<string>, margin: number): boolean {
  let all = 0
  let verses = 0
  for (const line of joinWrapped(lines, margin)) {
    const text = line.replace(/"[^"]+"/g, 'literal').trim()
    if (text === '') continue
    all += 1
    const begins = /^["“‘(*]*\p{Lu}/u.test(line.trim()) || /[.,!?]$/.test(text)
    if (begins && !/[=<>{}\\;]/.test(text) && wordiness(text) > 0.6) verses += 1
  }
  return verses * 4 >= all * 3
}

/** Join lines that the writer broke because the next word did not fit. */
function joinWrapped(lines: ReadonlyArray<string>, margin: number): Array<string> {
  const joined: Array<string> = []
  let before = ''
  for (const line of lines) {
    if (before !== '' && /^\S/.test(line) && !fits(before, line, width - margin)) {
      joined[joined.length - 1] += ` ${line}`
    } else {
      joined.push(line)
    }
    before = line
  }
  return joined
}

/** Whether half of the lines look unlike prose: brackets, assignments, comments, calls, tags. */
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

/** Share of words that consist of letters and sentence punctuation. */
function wordiness(text: string): number {
  // A two-word sentence is still a sentence.
  if (/^\p{Lu}\p{Ll}+(?: \p{Ll}+)?[.!?]$/u.test(text)) return 1
  const words = text.slice(0, 2000).split(/\s+/)
  const plain = words.filter((word) =>
    /^[(“"‘*]*[\p{L}’'-][\p{L}\p{N}’'-]*(?:[)”"*][)”"’*]*)?[.,;:!?]?$/u.test(word)
  ).length
  return words.length < 3 ? 0 : plain / words.length
}
