import {isGridBorder, isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {detectLanguage} from '../../read/detect-language.js'
import {kindOf} from '../../shared/document-kind.js'
import type {InputFormat} from './input-formats.js'

/** What a text was taken for, and why. */
export interface Detection {
  format: InputFormat
  /** Ends the sentence “it is read as …: …”. */
  reason: string
}

/**
 * Find out what kind of text this is.
 *
 * @param value
 *   A document.
 * @param fallback
 *   What to take a text for that shows no sign.
 * @param name
 *   Name of its file, which decides where it ends like those of reStructuredText.
 */
export function detectFormat(value: string, fallback: InputFormat, name = ''): Detection {
  // Not by `node:path`: the playground asks, too.
  const [ending] = /\.[^./\\]*$/.exec(withoutGzip(name)) ?? ['']
  if (kindOf(ending) === 'rst') return {format: 'rst', reason: `its name ends with ${ending}`}
  // Evidence stands near the beginning; a megabyte is read whole only once its kind is known.
  const text = value.slice(value.startsWith('\uFEFF') ? 1 : 0, 200_000)
  const found = detectLanguage(text)
  // The command line calls both kinds of help files by one name.
  if (found && found.language !== 'sphinx-text') {
    return {format: found.language === 'rst' ? 'rst' : 'hyperhelp', reason: found.reason}
  }
  if (isLoneTable(text.split(/\r\n|\n|\r/))) {
    return {format: 'grid-table', reason: 'it contains only a table'}
  }
  return found
    ? {format: 'sphinx-text', reason: found.reason}
    : {format: fallback, reason: 'nothing suggests another format'}
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
