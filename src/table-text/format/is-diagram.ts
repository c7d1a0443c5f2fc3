/** What stands right above and below a drawing. */
export interface Surroundings {
  above: string
  below: string
}

/**
 * Whether lines that look like a table are some other drawing: boxes with lines between them, the layout of a packet, a
 * title in a frame. Nobody wants those drawn anew.
 *
 * ```text
 *  +-----+      +-+-+-+-+      +=======+      +---+######+
 *  | CPU |      | A | B |      + Title +      |   #      |
 *  +--+--+      +-+-+-+-+      +=======+      +---+######+
 *     |
 * ```
 *
 * @param lines
 *   Lines, without what stands in front of the table.
 * @param surroundings
 *   The lines around it, without the same.
 */
export function isDiagram(lines: ReadonlyArray<string>, {above, below}: Surroundings): boolean {
  const top = lines[0]!
  const bottom = lines[lines.length - 1]!
  return (
    isRuler(lines) ||
    (/^\+=/.test(top) && /^\+ /.test(lines[1] ?? '')) ||
    lines.some((line) => hasWall(line) || hasArrow(line)) ||
    hasPole(lines) ||
    hangs(bottom, below) ||
    hangs(top, above)
  )
}

/** A border of single dashes is a ruler of bits if rows have fewer columns. */
function isRuler(lines: ReadonlyArray<string>): boolean {
  const [top] = lines
  if (!/^\+(?:-\+){4,}\s*$/.test(top!)) return false
  const columns = top!.split('+').length - 1
  return lines.some((line) => /^\|/.test(line) && line.split('|').length - 1 < columns)
}

/** Walls of `#`, from a border or a bar. */
function hasWall(line: string): boolean {
  return /[-+]#{3,}|#{3,}[-+]/.test(line)
}

/** Arrows between borders, and those that are drawn with dashes. */
function hasArrow(line: string): boolean {
  const plain = line.replace(/``[^`]*``|`[^`]*`/g, (code) => ' '.repeat(code.length))
  return /[|#]<-+|-+>[|#]|<-{3,}|(?<!<!)-{3,}>/.test(plain)
}

/** An arrow that a bar stands below or above of. */
function hasPole(lines: ReadonlyArray<string>): boolean {
  for (const [index, line] of lines.entries()) {
    for (const {index: column} of line.matchAll(/[↑↓▲▼]/g)) {
      if (lines[index - 1]?.[column] === '|' || lines[index + 1]?.[column] === '|') return true
    }
  }
  return false
}

/** Whether a line leads from a border to what is outside. */
function hangs(border: string, outside: string): boolean {
  for (let column = 0; column < border.length && column < outside.length; column += 1) {
    const mark = outside[column]!
    if (!'|+^'.includes(mark)) continue
    const free = /^[\s|+^]?$/
    if (border[column] === '+' && free.test(outside[column + 1] ?? '') && column > 0) {
      return free.test(outside[column - 1] ?? '')
    }
    if (
      border[column] === '-' &&
      mark === '|' &&
      / /.test(outside[column - 1] ?? ' ') &&
      / /.test(outside[column + 1] ?? ' ')
    )
      return true
  }
  return false
}
