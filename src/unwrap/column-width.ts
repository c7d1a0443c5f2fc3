import {eastAsianWidth} from 'get-east-asian-width'
import type {WidthModel} from '../../grammars/grid-table/nodes.js'

const combining = /^\p{M}$/u

export function characterWidth(character: string, widths: WidthModel): number {
  const code = character.codePointAt(0)!
  if (code < 0x300) return 1
  if (widths === 'code-unit') return character.length
  if (combining.test(character)) return 0
  return eastAsianWidth(code)
}

export function columnWidth(text: string, widths: WidthModel): number {
  let plain = true
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) >= 0x300) {
      plain = false
      break
    }
  }
  if (plain || widths === 'code-unit') return text.length
  let width = 0
  for (const character of text) width += characterWidth(character, widths)
  return width
}
