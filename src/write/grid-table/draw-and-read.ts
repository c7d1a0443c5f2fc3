import type {CellText} from './piece.js'

/** A drawing, and its texts. */
export interface Drawn {
  lines: Array<string>
  /** Lines of text of each cell. */
  texts: Array<Array<string>>
}

/**
 * Draw a table so that it reads back with the same texts.
 *
 * Readers undo wrapping by looking at line ends, and in Sphinx's tables at how full the lines are. In a few places that
 * is ambiguous: a hyphen at the end of a line, a line filled by a single word. So the drawing is read back; a cell
 * whose text differs is no longer wrapped, its column grows, and the table is drawn again, until all texts match.
 *
 * @param draw
 *   Draws the table with the current pieces.
 * @param contents
 *   Text of each cell; changed.
 * @param cut
 *   Whether to try first to cut words longer than a line.
 * @param read
 *   Reads the texts of all cells, one per paragraph.
 */
export function drawAndRead(
  draw: () => Drawn,
  contents: Array<Array<CellText>>,
  cut: boolean,
  read: (lines: Array<string>) => Array<Array<string>> | undefined
): Array<string> {
  // Blocks are recognized by their markers; only paragraphs are ambiguous.
  const doubtful = contents.map((pieces) => pieces.length > 0 && pieces.every(isText))
  const wanted = contents.map((pieces) =>
    pieces.flatMap(({words}) => (words ? [words.join(' ')] : []))
  )
  const uncut = contents.slice()
  if (cut) {
    for (const [index, pieces] of contents.entries()) {
      contents[index] = pieces.map((piece) => (piece.words ? {...piece, cut} : piece))
    }
  }
  for (let round = 0; ; round += 1) {
    const {lines, texts} = draw()
    const wrapped = contents.some(
      (pieces, index) => doubtful[index] && texts[index]!.length > pieces.length
    )
    const got = wrapped ? read(lines) : undefined
    if (got?.length !== contents.length) return lines
    let again = false
    for (const [index, found] of got.entries()) {
      if (!doubtful[index]) continue
      if (round < patience && isSame(found, wanted[index]!)) continue
      again = true
      if (round < patience && contents[index] !== uncut[index]) {
        contents[index] = uncut[index]!
      } else {
        doubtful[index] = false
        contents[index] = uncut[index]!.map(makeWhole)
        uncut[index] = contents[index]
      }
    }
    if (!again) return lines
  }
}

/** Number of rounds after which no text is wrapped any more, which keeps the work linear in the size of the table. */
const patience = 8

function isSame(a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

function isText({first, rest, words, lines}: CellText): boolean {
  return words ? first === '' && rest === '' : lines?.length === 1 && lines[0] === ''
}

/** Make a single word of a paragraph, so that it is never wrapped. */
export function makeWhole(piece: CellText): CellText {
  return piece.words ? {...piece, words: [piece.words.join(' ')]} : piece
}
