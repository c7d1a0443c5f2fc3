import type {Language} from '../../grammars/nodes.js'
import {isLetter, isWord, startsWord} from './chunks.js'
import {type LineMarks, lineMarks} from './marks.js'

/** Behind a piece of its own (a link, a literal), punctuation stands without a blank (A3 e). */
const closing = ".,;:)]}’”?!…'"
/** Before a piece of its own, these stand without a blank (A3 f). */
const opening = '([{“‘—–/'
/** What a literal, an emphasis or a link ends with. */
const pieces = '"*|'

/**
 * Decide what stands for each line ending of a wrapped paragraph, heading or term.
 *
 * Hand-written text breaks at blanks only. Sphinx's text writer wraps with Python's `textwrap`, which also breaks
 * behind the hyphen of a word. sphinx_hyperhelp splits every piece of inline text on its own before it wraps, so a line
 * may also end between any two pieces: behind an opening quote, before the full stop behind a link.
 *
 * @param lines
 *   Lines without indentation and trailing blanks.
 * @returns
 *   A blank or nothing for each line ending, one fewer than there are lines.
 */
export function paragraphJoins(lines: ReadonlyArray<string>, language: Language): Array<'' | ' '> {
  const joins: Array<'' | ' '> = []
  let marks: Array<LineMarks> | undefined
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]!
    const next = lines[index + 1]!
    const last = line.charCodeAt(line.length - 1)
    const first = next.charCodeAt(0)
    let glued = false
    if (language === 'hyperhelp' || !(mayGlue(last) || mayGlue(first))) {
      glued = false
    } else if (last === 45) {
      glued =
        breaksHyphenated(line, next) || (language === 'sphinx' && breaksAnchorOrPiece(line, next))
    } else if (language === 'sphinx') {
      const before = line[line.length - 1]!
      const after = next[0]!
      if (closing.includes(after)) glued = pieces.includes(before) || !startsToken(next)
      else if (opening.includes(before) && '"*|['.includes(after)) glued = !isDashAlone(line)
      else if (after === '[' && isFootnote(next)) glued = true
      else if (after === 's' && pieces.includes(before) && !isWord(next.charCodeAt(1))) glued = true
      else if (before === ':' && isHeadingPrefix(line)) glued = true
      else if ('"*'.includes(before) || '"*'.includes(after)) {
        marks ??= lineMarks(lines)
        glued = marks[index]!.opens || marks[index + 1]!.closes
      }
    }
    joins.push(glued ? '' : ' ')
  }
  return joins
}

/** Whether a line end with this character beside it needs a look: most have letters on both sides. */
function mayGlue(code: number): boolean {
  return !((code >= 97 && code <= 122 && code !== 115) || (code >= 65 && code <= 90))
}

/** Whether a line ends behind the hyphen of a hyphenated word: `\w[a-zA-Z]-` and `\w+[a-zA-Z]` (Python: `textwrap`). */
function breaksHyphenated(line: string, next: string): boolean {
  const end = line.length - 1
  return (
    isLetter(line.charCodeAt(end - 1)) && isWord(line.charCodeAt(end - 2)) && startsWord(next, 0)
  )
}

/** Whether a line ends inside a hidden anchor, `*|x-⏎y:⚓|*`, which has no blanks (A7), or before a piece of its own. */
function breaksAnchorOrPiece(line: string, next: string): boolean {
  if ('"*|'.includes(next[0]!)) return true
  const word = line.lastIndexOf(' ') + 1
  const anchor = line.lastIndexOf('*|')
  return anchor >= word && line[anchor + 2] !== ':' && !line.includes('|', anchor + 2)
}

/** Whether punctuation begins a word: `.pyc`, `...`, `'bar'`. */
function startsToken(text: string): boolean {
  const next = text.charCodeAt(1)
  return next === 46 || isWord(next) || text.charCodeAt(0) === 39
}

/** Whether a line ends with a dash between blanks. */
function isDashAlone(line: string): boolean {
  return '—–/'.includes(line[line.length - 1]!) && line[line.length - 2] === ' '
}

function isFootnote(text: string): boolean {
  return /^\[#?\d{1,4}\]/.test(text)
}

/** Whether a line ends with the beginning of a heading, `## topic:`. */
function isHeadingPrefix(line: string): boolean {
  const word = line.lastIndexOf(' ')
  return word > 0 && line[word - 1] === '#'
}
