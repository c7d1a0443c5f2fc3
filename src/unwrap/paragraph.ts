import {textWidth} from '../../grammars/grid-table/widths.js'
import type {Language} from '../../grammars/nodes.js'
import {isLetter, isWord, startsWord} from './chunks.js'
import {type LineMarks, lineMarks} from './marks.js'

/** Punctuation that follows a separate piece (a link, a literal) without a space (A3 e). */
const closing = ".,;:)]}’”?!…'"
/** Characters that precede a separate piece without a space (A3 f). */
const opening = '([{“‘—–/'
/** Last character of a literal, an emphasis or a link. */
const pieces = '"*|'

/**
 * Decide what replaces each line ending of a wrapped paragraph, heading or term.
 *
 * Hand-written text breaks only at spaces. Sphinx's text writer wraps with Python's `textwrap`, which also breaks after
 * the hyphen of a word. sphinx_hyperhelp splits each piece of inline text separately before it wraps, so that a line
 * may also end between any two pieces: after an opening quote, before the full stop after a link.
 *
 * @param lines
 *   Lines without indentation and trailing spaces.
 * @param width
 *   Columns that the writer had for text. Plain Sphinx cuts longer words; without a width, no word counts as cut.
 * @returns
 *   A space or nothing for each line ending, one fewer than there are lines.
 */
export function paragraphJoins(
  lines: ReadonlyArray<string>,
  language: Language,
  width?: number
): Array<'' | ' '> {
  const joins: Array<'' | ' '> = []
  let marks: Array<LineMarks> | undefined
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]!
    const next = lines[index + 1]!
    let glued = false
    if (isFilled(language)) {
      if (breaksChunk(line, next)) glued = true
      else if (language === 'sphinx-help' && mayBreakPiece(line, next)) {
        glued = breaksPiece(line, next)
        if (!glued && touchesMark(line, next)) {
          marks ??= lineMarks(lines)
          glued = marks[index]!.opens || marks[index + 1]!.closes
        }
      }
      if (width !== undefined && cutsWord(line, next, width)) glued = true
    }
    joins.push(glued ? '' : ' ')
  }
  return joins
}

/** Whether a program filled the lines; people end lines at spaces. */
function isFilled(language: Language): boolean {
  return language !== 'hyperhelp' && language !== 'rst'
}

/** Whether `textwrap` may have broken a line without a space (Python: `TextWrapper.wordsep_re`). */
function breaksChunk(line: string, next: string): boolean {
  const last = line.charCodeAt(line.length - 1)
  if (last === hyphen) {
    const before = line.charCodeAt(line.length - 2)
    // A dash made of hyphens.
    if (before === hyphen)
      return isWord(line.charCodeAt(line.length - 3)) && isWord(next.charCodeAt(0))
    // A hyphenated word, `\w[a-zA-Z]-` and `\w+[a-zA-Z]`; but a space follows the hyphen of `pre- and postfix`.
    return (
      isLetter(before) &&
      isWord(line.charCodeAt(line.length - 3)) &&
      startsWord(next, 0) &&
      !/^(?:and|or|to) /.test(next)
    )
  }
  return last >= 0x1100 && isWide(last) && isWide(next.charCodeAt(0))
}

const hyphen = 45

function isWide(code: number): boolean {
  return code >= 0x1100 && textWidth(String.fromCharCode(code), 'docutils') === 2
}

/** Whether a line may end between two pieces of inline text; most line ends have letters on both sides. */
function mayBreakPiece(line: string, next: string): boolean {
  const last = line.charCodeAt(line.length - 1)
  const first = next.charCodeAt(0)
  return !(isLetter(last) || isDigit(last)) || !(isLetter(first) || isDigit(first))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Whether a line ends between two pieces of inline text without a space (A3 to A7). */
function breaksPiece(line: string, next: string): boolean {
  const before = line[line.length - 1]!
  const after = next[0]!
  if (before === '-') return '"*|'.includes(after) || isInHiddenAnchor(line)
  // `!=` is an operator, which has spaces around it.
  if (closing.includes(after) && !next.startsWith('!='))
    return pieces.includes(before) || !startsToken(next)
  if (opening.includes(before) && '"*|['.includes(after)) return !isDashAlone(line)
  if (after === '[' && isFootnote(next)) return true
  if (after === 's' && pieces.includes(before) && !isWord(next.charCodeAt(1))) return true
  return before === ':' && isHeadingPrefix(line)
}

/** Whether there are quotes or stars at a line end. */
function touchesMark(line: string, next: string): boolean {
  return '"*'.includes(line[line.length - 1]!) || '"*'.includes(next[0]!)
}

/** Whether a line ends inside a word longer than the column, at the column or one before it. */
function cutsWord(line: string, next: string, width: number): boolean {
  if (line.length !== width && line.length !== width - 1) return false
  const blank = next.indexOf(' ')
  const tail = line.length - line.lastIndexOf(' ') - 1
  return tail + (blank < 0 ? next.length : blank) > width
}

/** Whether a line ends inside a hidden anchor, `*|x-⏎y:⚓|*`, which has no spaces (A7). */
function isInHiddenAnchor(line: string): boolean {
  const word = line.lastIndexOf(' ') + 1
  const anchor = line.lastIndexOf('*|')
  return anchor >= word && line[anchor + 2] !== ':' && !line.includes('|', anchor + 2)
}

/** Whether a word begins with punctuation: `.pyc`, `...`, `'bar'`. */
function startsToken(text: string): boolean {
  const next = text.charCodeAt(1)
  return next === 46 || isWord(next) || text.charCodeAt(0) === 39
}

/** Whether a line ends with a dash between spaces. */
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
