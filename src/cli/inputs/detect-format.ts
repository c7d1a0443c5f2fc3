import {isGridBorder, isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {detectLanguage} from '../../read/detect-language.js'
import {kindOf} from '../../shared/document-kind.js'
import type {InputFormat} from './input-formats.js'

/** The format that was detected in a text, and why. */
export interface Detection {
  format: InputFormat
  /** Completes the sentence “it is read as …: …”. */
  reason: string
}

/**
 * Detect the format of a text.
 *
 * @param value
 *   Document.
 * @param fallback
 *   Format of a text without any evidence.
 * @param name
 *   Name of its file; decides if it has an extension of reStructuredText.
 */
export function detectFormat(value: string, fallback: InputFormat, name = ''): Detection {
  // Not with `node:path`, as the playground uses this, too.
  const [ending] = /\.[^./\\]*$/.exec(withoutGzip(name)) ?? ['']
  if (kindOf(ending) === 'rst') return {format: 'rst', reason: `its name ends with ${ending}`}
  // Evidence is near the beginning; a large text is read whole only once its format is known.
  const text = value.slice(value.startsWith('\uFEFF') ? 1 : 0, 200_000)
  const found = detectLanguage(text)
  // The command line has one name for both kinds of help files.
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
  // A table that is cut off is text with a table in it, so that lines outside of tables are kept.
  if (onlyGrid && isGridBorder(first) && last.startsWith('+')) return true
  return isSimpleBorder(first) && last.replace(/-/g, '=') === first.replace(/-/g, '=')
}
