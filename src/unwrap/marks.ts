/** Markers of inline text that the writer wrote as separate pieces, as seen at line ends. */
export interface LineMarks {
  /** Whether the line ends with a marker that opens a literal or an emphasis. */
  opens: boolean
  /** Whether the line starts with a marker that closes one. */
  closes: boolean
}

interface Mark {
  line: number
  /** First column, and the one after the last. */
  start: number
  end: number
  quote: boolean
  /** Quotes: whether it may close a literal. Stars: whether it may open an emphasis. */
  fit: boolean
}

const quote = 34
const star = 42
const pipe = 124

/**
 * Find which quotes and stars at line ends open, and which close.
 *
 * A literal is closed by the first quote with an even number of quotes before it and no word after it, else by the next
 * quote (the Sphinx dialect puts straight quotes around literals, which may themselves contain quotes:
 * `"List["SomeClass"]"`). Stars open an emphasis unless a space follows; the next stars outside a link close it.
 * Markers inside a link do not count. One pass over the lines collects the markers, one over the markers pairs them.
 */
export function lineMarks(lines: ReadonlyArray<string>): Array<LineMarks> {
  const found: Array<LineMarks> = lines.map(() => ({opens: false, closes: false}))
  pairMarks(lines, (opener, closer) => {
    // A star that is never closed is text.
    if (!opener.quote && closer === undefined) return
    if (opener.end === lines[opener.line]!.length) found[opener.line]!.opens = true
    if (closer?.start === 0) found[closer.line]!.closes = true
  })
  return found
}

/**
 * Find the spaces that the writer left inside quotes and stars: it wrapped the text of a cell twice, and a line ending
 * between a quote and its literal after the first time became a space the second time (A34).
 *
 * @returns
 *   Their indexes, ascending.
 */
export function strayBlanks(text: string): Array<number> {
  const found: Array<number> = []
  // Most texts have neither.
  if (!/["*]/.test(text)) return found
  pairMarks([text], (opener, closer) => {
    if (closer === undefined) return
    if (text[opener.end] === ' ') found.push(opener.end)
    if (text[closer.start - 1] === ' ' && closer.start - 1 > opener.end)
      found.push(closer.start - 1)
  })
  return found
}

/** Pair opening with closing markers; the last one may be left open. */
function pairMarks(
  lines: ReadonlyArray<string>,
  visit: (opener: Mark, closer: Mark | undefined) => void
): void {
  const marks = collectMarks(lines)
  const closers = nextClosers(marks)
  let emphasis: Mark | undefined
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index]!
    if (mark.quote) {
      const closer = closers[index]!
      visit(mark, marks[closer])
      if (closer < 0) break
      index = closer
    } else if (emphasis) {
      visit(emphasis, mark)
      emphasis = undefined
    } else if (mark.fit) {
      emphasis = mark
    }
  }
  if (emphasis) visit(emphasis, undefined)
}

/** Collect quotes and runs of stars outside links. */
function collectMarks(lines: ReadonlyArray<string>): Array<Mark> {
  const marks: Array<Mark> = []
  let link = false
  for (let line = 0; line < lines.length; line += 1) {
    const text = lines[line]!
    let index = 0
    while (index < text.length) {
      const code = text.charCodeAt(index)
      if (link) {
        if (code === pipe) link = false
      } else if (code === pipe) {
        // `|:topic:text|`: a pipe before a colon starts a link; the text of a link contains no pipe.
        link = text.charCodeAt(index + 1) === 58
      } else if (code === quote) {
        marks.push({
          line,
          start: index,
          end: index + 1,
          quote: true,
          fit: endsLiteral(text, index + 1)
        })
      } else if (code === star) {
        const start = index
        while (text.charCodeAt(index + 1) === star) index += 1
        const fit = index + 1 === text.length || text.charCodeAt(index + 1) !== 32
        marks.push({line, start, end: index + 1, quote: false, fit})
      }
      index += 1
    }
  }
  return marks
}

/** Whether no word follows a quote, except for the plural's `s`. */
function endsLiteral(text: string, index: number): boolean {
  if (!isWordAt(text, index)) return true
  return text[index] === 's' && !isWordAt(text, index + 1)
}

function isWordAt(text: string, index: number): boolean {
  return index < text.length && /[\p{L}\p{N}_]/u.test(text[index]!)
}

/**
 * For each quote, find the index of the marker that closes it if it opens a literal; -1 if there is none.
 *
 * Only quotes count, since stars between them belong to the literal. Scanning from the end carries the next fit quote
 * of either parity along, so that long runs of unfit quotes cost nothing.
 */
function nextClosers(marks: ReadonlyArray<Mark>): Array<number> {
  const closers: Array<number> = new Array(marks.length).fill(-1)
  // By the parity of a quote's number from the end.
  const fit = [-1, -1]
  let next = -1
  let number = 0
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    const mark = marks[index]!
    if (!mark.quote) continue
    const other = (number + 1) % 2
    closers[index] = fit[other]! >= 0 ? fit[other]! : next
    if (mark.fit) fit[number % 2] = index
    next = index
    number += 1
  }
  return closers
}
