import type {Random} from './random.js'

const odd = [
  '\t',
  '\0',
  '\uD800',
  '語',
  'e\u0301',
  '👩‍👩‍👧',
  '\u00A0',
  '\f',
  '\u2028',
  '\u202E',
  '\r',
  '  ',
  '\uE000'
]

/**
 * Change a document in a few places: lines, characters, and the marks of tables.
 *
 * @param text
 *   Document.
 * @param random
 *   Tells what is changed.
 * @param literals
 *   What may be put in.
 */
export function mutate(text: string, random: Random, literals: ReadonlyArray<string>): string {
  let lines = text.split('\n')
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const at = random.below(lines.length)
    const other = random.below(lines.length)
    const line = lines[at]!
    const column = random.below(line.length + 1)
    const replaced = (value: string): void => {
      lines = lines.with(at, value)
    }
    switch (random.below(13)) {
      case 0:
        lines = lines.with(at, lines[other]!).with(other, line)
        break
      case 1:
        lines = lines.toSpliced(at, 1)
        if (lines.length === 0) lines = ['']
        break
      case 2:
        lines = lines.toSpliced(other, 0, line)
        break
      case 3:
        lines = lines.toSpliced(at, 1, line.slice(0, column), line.slice(column))
        break
      case 4:
        lines = lines.toSpliced(at, 2, line + (lines[at + 1] ?? ''))
        break
      case 5:
        replaced(line.slice(0, column) + random.of(literals) + line.slice(column))
        break
      case 6:
        replaced(line.slice(0, column) + line.slice(column + 1))
        break
      case 7:
        replaced(line.slice(0, column) + random.of(odd) + line.slice(column))
        break
      case 8:
        replaced(' '.repeat(random.below(9)) + line)
        break
      case 9:
        replaced(line.trimStart())
        break
      case 10:
        replaced(line.slice(0, column) + random.of(['+', '|', '-', '=']) + line.slice(column + 1))
        break
      case 11:
        // A border that is one wider, a cell that is one narrower.
        replaced(line.replace(/[-=]{2}| {2}/, (pair) => random.of([pair[0]!, pair + pair[0]!])))
        break
      default:
        lines = lines.slice(Math.min(at, other), Math.max(at, other) + 1)
    }
  }
  return lines.join(random.below(20) === 0 ? '\r\n' : '\n')
}
