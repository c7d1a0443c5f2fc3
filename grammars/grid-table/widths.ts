import {eastAsianWidthType} from 'get-east-asian-width'
import type {GridTableDialect, WidthModel} from './nodes.js'

/** Width model of each dialect: that of its readers. */
export const widthModels: Record<GridTableDialect, WidthModel> = {
  rst: 'docutils',
  'rst-simple': 'docutils',
  sphinx: 'docutils',
  hyperhelp: 'docutils',
  // doclayout's `realLength`, as in pandoc 3.10: parts of emoji sequences count individually.
  pandoc: 'code-point',
  // `line.length`.
  adobe: 'code-unit'
}

/**
 * Measure the columns that a text fills.
 *
 * @param text
 *   Text without line endings.
 * @param model
 *   How wide a character is.
 * @param column
 *   Column that the text starts in, from 0: tabs go to multiples of eight (docutils: `string2lines`).
 */
export function textWidth(text: string, model: WidthModel, column: number = 0): number {
  if (isPlain(text)) return text.length
  let width = 0
  eachCharacter(text, model, column, (_, wide) => {
    width += wide
  })
  return width
}

/** Whether each unit is one column wide: ASCII without tabs. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 9 || code >= 0x80) return false
  }
  return true
}

/**
 * Find the unit shown in each column of a text.
 *
 * ```text
 *  | 魚 | fish |      columns 0 1 2 3 4 5 …  units 0 1 2 2 3 4 …
 * ```
 *
 * @returns
 *   For each column, the index of the UTF-16 unit shown in it, and finally the length of the text. Further columns of a
 *   character have the bitwise complement of its index.
 */
export function columnUnits(text: string, model: WidthModel, column: number = 0): Array<number> {
  const units: Array<number> = []
  eachCharacter(text, model, column, (index, wide) => {
    for (let part = 0; part < wide; part += 1) units.push(part === 0 ? index : ~index)
  })
  units.push(text.length)
  return units
}

/** Call back for each character with its index and its width. */
function eachCharacter(
  text: string,
  model: WidthModel,
  column: number,
  visit: (index: number, width: number) => void
): void {
  let at = column
  let joined = false
  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index)!
    const units = code > 0xffff ? 2 : 1
    let wide: number
    if (code === 9) wide = 8 - (at % 8)
    else if (model === 'code-unit') wide = units
    else if (code < 0x300) wide = model !== 'docutils' && code === 0xad ? 0 : 1
    else if (model === 'docutils') wide = docutilsWidth(code)
    else if (model === 'code-point') wide = codePointWidth(code)
    else {
      wide = joined ? 0 : terminalWidth(code, text.codePointAt(index + units))
      joined = code === 0x200d
    }
    if (wide > 0) visit(index, wide)
    at += wide
    index += units
  }
}

/** Width according to docutils (docutils: `utils.column_width`, `StringList.pad_double_width`). */
function docutilsWidth(code: number): number {
  const known = docutilsWidths.get(code)
  if (known !== undefined) return known
  const wide = isCombining(code) ? 0 : isWide(code) ? 2 : 1
  docutilsWidths.set(code, wide)
  return wide
}

const docutilsWidths = new Map<number, number>()

/**
 * Whether a character's canonical combining class is not 0. JavaScript does not expose the class, but normalization
 * does: a combining character of any class but 0 and 240 moves before U+0345, whose class 240 is the highest.
 */
function isCombining(code: number): boolean {
  if (code === 0x345) return true
  const character = String.fromCodePoint(code)
  if (!mark.test(character)) return false
  const alone = character.normalize('NFD')
  return `a\u0345${alone}`.normalize('NFD') !== `a\u0345${alone}`
}

const mark = /^\p{M}$/u

function terminalWidth(code: number, next: number | undefined): number {
  if (next === 0xfe0f) return 2
  const character = String.fromCodePoint(code)
  if (zeroWidth.test(character)) return 0
  return isWide(code) ? 2 : 1
}

/** Width according to pandoc (doclayout 0.5: `charWidth`), measured with pandoc 3.10. */
function codePointWidth(code: number): number {
  if (zeroWidthPoint.test(String.fromCodePoint(code))) return 0
  return isWide(code) ? 2 : 1
}

const zeroWidthPoint = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u

const zeroWidth = /^(?:\p{Mn}|\p{Me}|\p{Cf}|[\u1160-\u11ff]|[\u{1f3fb}-\u{1f3ff}])$/u

function isWide(code: number): boolean {
  const type = eastAsianWidthType(code)
  return type === 'wide' || type === 'fullwidth'
}
