import {isGridBorder, isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {findRstEvidence} from '../../read/rst/evidence.js'
import type {InputFormat} from './input-formats.js'

/** What a text was taken for, and why. */
export interface Detection {
  format: InputFormat
  /** Ends the sentence “it is read as …, since …”. */
  reason: string
}

/** Signs of HyperHelp, surest first. */
const hyperhelpSigns: ReadonlyArray<readonly [RegExp, string]> = [
  [/^%hyperhelp\b/, 'its first line is a help header'],
  [/:⚓\|\*/, 'it has hidden anchors of the Sphinx builder for HyperHelp'],
  [/\*\|[\p{L}\p{N}_:$][^|*\n]*\|\*/u, 'it has a hidden anchor'],
  [/(?<!\\)\|[\w.-]*:[^\s|:][^|:\n]*:[^|\n]+\|/, 'it has a link to a topic'],
  [/^[ \t]*\|[\w.-]*::[^|\n]+\|/m, 'it has a link to a topic'],
  [/\*\*>/, 'it has a comment of HyperHelp'],
  [/^#{1,3} ?[^\s#!]/m, 'it has a heading of HyperHelp']
]

/**
 * Tell what kind of text this is.
 *
 * @param value
 *   A document.
 * @param fallback
 *   What to take a text for that shows no sign.
 * @param name
 *   Name of its file, which decides where it ends like those of reStructuredText.
 */
export function detectFormat(value: string, fallback: InputFormat, name = ''): Detection {
  const [ending] = /\.(?:rst|rest|inc)$/i.exec(name) ?? []
  if (ending) return {format: 'rst', reason: `its name ends with ${ending}`}
  // Evidence stands near the beginning; a megabyte is read whole only once its kind is known.
  const text = value.slice(value.startsWith('\uFEFF') ? 1 : 0, 200_000)
  const sign = hyperhelpSigns.find(([pattern]) => pattern.test(text))
  // A comment or a numbered item at the left margin looks like a heading of HyperHelp.
  if (sign && sign !== hyperhelpSigns.at(-1)) return {format: 'hyperhelp', reason: sign[1]}
  const evidence = findRstEvidence(text.replace(/\r\n?/g, '\n'))
  if (evidence) return {format: 'rst', reason: evidence}
  if (sign) return {format: 'hyperhelp', reason: sign[1]}
  const lines = text.split(/\r\n|\n|\r/)
  if (isLoneTable(lines))
    return {format: 'grid-table', reason: 'there is nothing in it but a table'}
  if (hasUnderline(lines)) return {format: 'sphinx-text', reason: 'its titles are underlined'}
  return {format: fallback, reason: 'nothing in it points elsewhere'}
}

/** Whether every line belongs to a table. */
function isLoneTable(lines: ReadonlyArray<string>): boolean {
  let first: string | undefined
  let last = ''
  let onlyGrid = true
  for (const line of lines) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    first ??= trimmed
    last = trimmed
    const mark = trimmed.charCodeAt(0)
    // `+`, `|`
    if (mark !== 43 && mark !== 124) onlyGrid = false
  }
  if (first === undefined) return false
  // What is cut off is a text with a table in it: the lines that belong to no table are kept then.
  if (onlyGrid && isGridBorder(first) && last.startsWith('+')) return true
  return isSimpleBorder(first) && last.replace(/-/g, '=') === first.replace(/-/g, '=')
}

/** Whether some line is underlined by a line of one kind of mark that is at least as long. */
function hasUnderline(lines: ReadonlyArray<string>): boolean {
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index]!
    const mark = line.charAt(0)
    if (mark === '' || !'=-~^*+#"\'`:._'.includes(mark)) continue
    const underline = line.trimEnd()
    const title = lines[index - 1]!.trimEnd()
    if (title === '' || underline.length < Math.max(title.length, 3) || title.startsWith(' '))
      continue
    if (underline === mark.repeat(underline.length) && !title.startsWith(mark.repeat(3)))
      return true
  }
  return false
}
