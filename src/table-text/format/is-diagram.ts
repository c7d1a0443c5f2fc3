/** A line above or below a drawing. */
export interface Beside {
  /** Text before the left side of the drawing, and from there on. */
  left: string
  text: string
}

/** Lines above and below a drawing, the nearest first. */
export interface DiagramContext {
  above: ReadonlyArray<Beside>
  below: ReadonlyArray<Beside>
}

/**
 * Whether lines that look like a table are another drawing, which nobody wants redrawn: boxes connected by lines, the
 * layout of a packet, a framed title.
 *
 * ```text
 *  +-----+      +-+-+-+-+      +=======+      +---+######+      +-------+ <-- top
 *  | CPU |      | A | B |      + Title +      |   #      |      | stack |
 *  +--+--+      +-+-+-+-+      +=======+      +---+######+      +-------+ <-- base
 *     |
 * ```
 *
 * @param lines
 *   Lines, without the prefix of the table.
 * @param surroundings
 *   The lines around it, without that prefix.
 */
export function isDiagram(lines: ReadonlyArray<string>, {above, below}: DiagramContext): boolean {
  const top = lines[0]!
  const bottom = lines[lines.length - 1]!
  return (
    isRuler(lines) ||
    (/^\+=/.test(top) && /^\+ /.test(lines[1] ?? '')) ||
    lines.some((line) => hasWall(line) || hasArrow(line)) ||
    hasPole(lines) ||
    hangs(bottom, below[0]?.text ?? '') ||
    hangs(top, above[0]?.text ?? '') ||
    hasNotes(lines, [...above, ...below])
  )
}

/** A border, whatever follows it. */
const border = /^\+(?:(?![-=]{2})[-=+])*[-=]{2}[-=+]*\+/

/** Notes beside a drawing: after a border or two lines of text, after an arrow, or before lines that continue it. */
function hasNotes(lines: ReadonlyArray<string>, around: ReadonlyArray<Beside>): boolean {
  if (around.some(({left, text}) => left !== '' && border.test(text))) return true
  const right = lines.reduce(
    (most, line) => Math.max(most, (border.exec(line)?.[0].length ?? 0) - 1),
    1
  )
  let noted = 0
  for (const line of [...lines, ...around.map(({text}) => text)]) {
    const note = /^[|+]$/.test(line[right] ?? '') ? line.slice(right + 1).trim() : ''
    // An extra border at the end is a column that other lines lack.
    if (note === '' || /[|+]$/.test(note)) continue
    if (border.test(line) || /^(?:<[-=~.]|[-=~.]+>|[←⇐◄])/.test(note)) return true
    noted += 1
  }
  return noted > 1
}

/** A border of single dashes is a bit ruler if rows have fewer columns. */
function isRuler(lines: ReadonlyArray<string>): boolean {
  const [top] = lines
  if (!/^\+(?:-\+){4,}\s*$/.test(top!)) return false
  const columns = top!.split('+').length - 1
  return lines.some((line) => /^\|/.test(line) && line.split('|').length - 1 < columns)
}

/** Walls of `#` next to a border or bar. */
function hasWall(line: string): boolean {
  return /[-+]#{3}|#{3}[-+]/.test(line)
}

/** Arrows between borders, and arrows drawn with dashes. */
function hasArrow(line: string): boolean {
  const plain = line.replace(/``[^`]*``|`[^`]*`/g, (code) => ' '.repeat(code.length))
  return /[|#]<-|->[|#]|<---|(?<!<!)--->/.test(plain)
}

/** An arrow with a bar below or above it. */
function hasPole(lines: ReadonlyArray<string>): boolean {
  for (const [index, line] of lines.entries()) {
    for (const {index: column} of line.matchAll(/[↑↓▲▼]/g)) {
      if (lines[index - 1]?.[column] === '|' || lines[index + 1]?.[column] === '|') return true
    }
  }
  return false
}

/** Whether a line connects a border with something outside. */
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
