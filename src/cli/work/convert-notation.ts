import {VFile} from 'vfile'
import {FileError} from '../../files/file-error.js'
import {
  type ConvertedTables,
  type ConvertTablesOptions,
  convertTables
} from '../../table-text/convert/index.js'
import {type TableNotation, tableNotations} from '../../write/grid-table/options.js'
import {detectFormat} from '../inputs/detect-format.js'
import {readDocument} from '../inputs/read-document.js'
import {findSections, hasTitle} from '../table-outputs/find-sections.js'

/** Whether names are notations that `fmt --as` can convert the tables of a document to. */
export function areNotations(
  names: ReadonlyArray<string>,
  from: string
): names is ReadonlyArray<TableNotation> {
  // In plain text, `grid` and `simple` just redraw tables.
  const isText = !['rst', 'markdown', 'pandoc', 'adobe'].includes(from)
  const known: ReadonlyArray<string> = tableNotations
  return names.every((one) => known.includes(one) && !(isText && /^(?:grid|simple)$/.test(one)))
}

/**
 * Convert tables of a document to another notation: `fmt --as`.
 *
 * @param text
 *   Document.
 * @param as
 *   Notations.
 * @param from
 *   Language of the document; `auto` is reStructuredText.
 * @param only
 *   Which tables: a number, `:` and a line, or the heading above them (default: all).
 * @param name
 *   Name of the document.
 */
export function convertNotation(
  text: string,
  as: ReadonlyArray<TableNotation>,
  from: string,
  only: string | undefined,
  name: string
): ConvertedTables {
  const dialect = from === 'auto' ? 'rst' : from
  try {
    return convertTables(text, {
      as,
      from: dialect as ConvertTablesOptions['from'],
      only: only === undefined ? undefined : toFilter(only, text, name)
    })
  } catch (error) {
    const {message} = error as Error
    if (message.startsWith('Cannot convert')) throw new FileError('table-notation', message)
    throw error
  }
}

/** Redraw tables printed by programs as grid tables. */
export function drawPrinted(text: string, only: string | undefined, name: string): ConvertedTables {
  return convertTables(text, {
    as: 'grid',
    from: 'auto',
    only: only === undefined ? undefined : toFilter(only, text, name)
  })
}

function toFilter(only: string, text: string, name: string): ConvertTablesOptions['only'] {
  if (/^\d+$/.test(only)) return (_, index) => index === Number(only) - 1
  if (/^:\d+$/.test(only)) {
    const line = Number(only.slice(1))
    return ({position}) => position!.start.line <= line && line <= position!.end.line
  }
  const file = new VFile({value: text, path: name})
  const {format} = detectFormat(text, 'grid-table', name)
  const sections = findSections(readDocument(file, format).tree, text)
  const wanted = sections.filter((section) => hasTitle(section, only))
  return ({position}) =>
    wanted.some(({first, end}) => first <= position!.start.line && position!.start.line < end)
}
