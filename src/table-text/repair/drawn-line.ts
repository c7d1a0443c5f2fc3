import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'

/** A `+` or `|` that may be a border. */
export interface BorderSign {
  /** Display column, from 0. */
  column: number
  sign: string
  /** Whether it looks like a border: any `|`, and any `+` next to a dash. */
  strong: boolean
  /** Whether it is inside a literal and touches its text: `` `a|b` ``. */
  literal: boolean
}

/** A line of a broken drawing, addressed by display column. */
export interface DrawnLine {
  /** Original line. */
  given: string
  /** Width in display columns, including trailing spaces. */
  width: number
  /** Width in display columns without trailing spaces. */
  textWidth: number
  /** Whether the whole line is meant as a border. */
  isBorder: boolean
  /** Whether part of it is a border: `|   +---+`. */
  isPartial: boolean
  /** Column of a character that does not belong in this border; `-1` if there is none. */
  foreign: number
  marks: ReadonlyArray<BorderSign>
  /** Returns the text between two columns; a tab is `tabColumn` in each of its columns. */
  slice(from: number, to: number): string
}

/** Placeholder for each column of a tab: white space that does not occur in text. */
export const tabColumn = '\v'

/**
 * Analyse a line.
 *
 * @param given
 *   Line, from the left side of its table.
 * @param column
 *   Display columns before it, for tabs.
 * @param isMarked
 *   Whether `v` and `x` in a border are alignment markers (default: `true`).
 */
export function drawnLine(given: string, column: number, isMarked = true): DrawnLine {
  const text = spreadTabs(given, column)
  const units = columnUnits(text, 'docutils')
  const at = (column: number): number => {
    const unit = units[Math.min(column, units.length - 1)]!
    return unit < 0 ? ~unit : unit
  }
  const filled = text.trimEnd()
  const marks: Array<BorderSign> = []
  const isLiteral = literalsOf(filled)
  for (let column = 0; column + 1 < units.length; column += 1) {
    const index = units[column]!
    const sign = text[index] ?? ''
    if (sign !== '+' && sign !== '|') continue
    const strong = sign === '|' || isDash(text[index - 1]) || isDash(text[index + 1])
    const literal = isLiteral(index) && /\S/.test((text[index - 1] ?? '') + (text[index + 1] ?? ''))
    marks.push({column, sign, strong, literal})
  }
  const border = borderOf(filled, isMarked)
  return {
    given,
    width: units.length - 1,
    textWidth: textWidth(filled, 'docutils'),
    isBorder: border !== undefined,
    isPartial: border === undefined && /[+|][-=]+\+|\+[-=]+[+|]/.test(filled),
    foreign: border ?? -1,
    marks,
    slice: (from, to) => (from >= to ? '' : text.slice(at(from), at(to)))
  }
}

/** Find the text between equally long runs of backticks; returns whether an index is inside. */
function literalsOf(text: string): (index: number) => boolean {
  const spans: Array<[number, number]> = []
  let open: {ticks: string; end: number} | undefined
  for (const {index, 0: ticks} of text.matchAll(/`+/g)) {
    if (!open) open = {ticks, end: index + ticks.length}
    else if (open.ticks === ticks) {
      spans.push([open.end, index])
      open = undefined
    }
  }
  return (index) => spans.some(([start, end]) => index >= start && index < end)
}

/** Replace each tab by `tabColumn` in each of its columns. */
export function spreadTabs(text: string, column: number): string {
  if (!text.includes('\t')) return text
  let result = ''
  let width = column
  for (const part of text.split(/(\t)/)) {
    const own = part === '\t' ? 8 - (width % 8) : textWidth(part, 'docutils')
    result += part === '\t' ? tabColumn.repeat(own) : part
    width += own
  }
  return result
}

function isDash(character: string | undefined): boolean {
  return character === '-' || character === '='
}

/**
 * Detect a line that is meant as a border from side to side: dashes, junctions, alignment markers, and at most one
 * other character.
 *
 * @returns
 *   Column of that character, or `-1` if there is none; `undefined` for any other line.
 */
function borderOf(text: string, isMarked: boolean): number | undefined {
  if (!/^[-+|=:]/.test(text) || !/[-=]{2}|\+[-=]/.test(text)) return undefined
  const others = text.replace(isMarked ? /[-=+|:<>^vx]/g : /[-=+|:<>^]/g, '')
  const dashes = text.replace(/[^-=]/g, '').length
  // `|----|----|` is text, or a border of Sphinx's.
  if (others.length > 1 || dashes * 2 < text.length - 3 || !text.includes('+')) return undefined
  return others === '' ? -1 : textWidth(text.slice(0, text.indexOf(others)), 'docutils')
}

/** Whether the text between two borders is part of a border itself, with or without alignment markers. */
export function isDashes(part: string): boolean {
  return /^[:>]?(?:[-=]+|(?:-+|=+)[\^vx][-=]*)[:<]?$/.test(part)
}
