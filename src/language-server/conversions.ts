import {VFile} from 'vfile'
import type {TextEdit} from 'vscode-languageserver'
import {convertTables, type TableNotation} from '../table-text/convert/index.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'

const notations: Readonly<Record<string, ReadonlyArray<TableNotation>>> = {
  rst: ['grid', 'simple', 'list-table', 'csv-table'],
  markdown: ['grid', 'pipe', 'html']
}

/** Lines above that may hold the directive that a line belongs to. */
const tallestDirective = 200

/** List the notations that a table at a line can be written in; none where there is no table. */
export function conversionsAt(document: OpenDocument, line: number): ReadonlyArray<TableNotation> {
  const own = notationAt(document, line)
  if (own === undefined) return []
  return (notations[document.reading] ?? []).filter((notation) => notation !== own)
}

/** The notation that the lines look like. */
function notationAt(document: OpenDocument, line: number): TableNotation | undefined {
  const text = document.line(line)
  if (document.reading === 'rst') {
    if (/^\s*[+|].*[+|]\s*$/.test(text)) return 'grid'
    for (let above = line; above >= 0 && above > line - tallestDirective; above -= 1) {
      const text = document.line(above)
      const directive = /^\s*\.\. (list-table|csv-table)::/.exec(text)
      if (directive) return directive[1] as TableNotation
      if (/^=+( +=+)+\s*$/.test(text)) return 'simple'
      if (/^\S/.test(text) && above < line && document.line(above + 1).trim() === '')
        return undefined
    }
    return undefined
  }
  if (document.reading !== 'markdown' || !/^[\s>]*[+|].*[+|]\s*$/.test(text)) return undefined
  for (let above = line; above >= 0 && above > line - tallestDirective; above -= 1) {
    const text = document.line(above)
    if (/^[\s>]*\+[-=:+]+\+\s*$/.test(text)) return 'grid'
    if (!/^[\s>]*[|]/.test(text)) break
  }
  return 'pipe'
}

/**
 * Write the table at a line in another notation.
 *
 * @throws {RangeError}
 *   When there is none, or the notation cannot hold it.
 */
export function convertAt(document: OpenDocument, line: number, as: string): Array<TextEdit> {
  const text = document.text.getText()
  const file = new VFile()
  const {value} = convertTables(text, {
    as: as as TableNotation,
    from: document.reading === 'markdown' ? 'markdown' : 'rst',
    only: ({position}) => line + 1 >= position!.start.line && line + 1 <= position!.end.line,
    file
  })
  if (value === text) {
    const [message] = file.messages
    throw new RangeError(
      message?.reason ?? 'Cannot convert a table here, expected the cursor in one'
    )
  }
  return minimalEdits(text, value)
}
