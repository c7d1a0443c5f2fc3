import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'
import {captionOf} from '../../../src/mdast/caption.js'
import {toPlainText} from '../../../src/tables/to-plain-text.js'

/** A table as both readers say it. */
export interface Said {
  caption: string
  rows: Array<{
    section: string
    cells: Array<[rows: number, columns: number, align: string, text: string]>
  }>
}

/** Letters and digits, which no markup changes. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

type Ast = ReadonlyArray<unknown> | {t?: string; c?: unknown} | string | number | null

/** Take the text out of pandoc's tree. */
function textOf(node: Ast): string {
  if (typeof node !== 'object' || node === null) return ''
  if (Array.isArray(node)) return node.map((child) => textOf(child as Ast)).join('')
  const {t, c} = node as {t?: string; c?: unknown}
  switch (t) {
    case 'Str':
      return String(c)
    case 'Code':
    case 'Math':
    case 'CodeBlock':
      return String((c as Array<unknown>)[1])
    case 'Link':
    case 'Image':
    case 'Span':
    case 'Div':
      return textOf((c as Array<Ast>)[1]!)
    case 'Cite':
      return textOf((c as Array<Ast>)[1]!)
    case 'Figure':
      return textOf((c as Array<Ast>)[2]!)
    case 'RawInline':
    case 'RawBlock':
    case 'Note':
      return ''
    default:
      return textOf(c as Ast)
  }
}

type Attributes = [string, Array<string>, Array<[string, string]>]
type PandocCell = [Attributes, {t: string}, number, number, Array<Ast>]
type PandocRow = [Attributes, Array<PandocCell>]

/** Say the tables of pandoc's tree that stand in no other table. */
export function sayPandoc(node: Ast): Array<Said> {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap((child) => sayPandoc(child as Ast))
  const {t, c} = node as {t?: string; c?: Array<unknown>}
  if (t !== 'Table')
    return c === undefined
      ? Object.values(node).flatMap((value) => sayPandoc(value as Ast))
      : sayPandoc(c as Ast)
  const [, caption, columns, head, bodies, foot] = c as [
    Attributes,
    [unknown, Ast],
    Array<[{t: string}, unknown]>,
    [Attributes, Array<PandocRow>],
    Array<[Attributes, number, Array<PandocRow>, Array<PandocRow>]>,
    [Attributes, Array<PandocRow>]
  ]
  // Pipe tables and simple ones are none of ours.
  const align = (at: number): string => columns[at]?.[0].t.replace(/^Align/, '').toLowerCase() ?? ''
  const rows: Said['rows'] = []
  const add = (section: string, list: Array<PandocRow>): void => {
    const taken: Array<Array<boolean>> = list.map(() => [])
    for (const [index, [, cells]] of list.entries()) {
      let column = 0
      const said: Said['rows'][number]['cells'] = []
      for (const [, own, rowSpan, colSpan, blocks] of cells) {
        while (taken[index]![column]) column += 1
        const mark =
          own.t === 'AlignDefault' ? align(column) : own.t.replace(/^Align/, '').toLowerCase()
        said.push([rowSpan, colSpan, mark === 'default' ? '' : mark, letters(textOf(blocks))])
        for (let down = 0; down < rowSpan; down += 1) {
          for (let over = 0; over < colSpan; over += 1) {
            if (taken[index + down]) taken[index + down]![column + over] = true
          }
        }
        column += colSpan
      }
      rows.push({section, cells: said})
    }
  }
  add('head', head[1])
  for (const body of bodies) add('body', [...body[2], ...body[3]])
  add('foot', foot[1])
  return [{caption: letters(textOf(caption[1])), rows}]
}

/** Say the texts of the body of the first table, to the character; anything but text is its name. */
export function sayFields(
  blocks: ReadonlyArray<{t: string; c: ReadonlyArray<unknown>}>
): Array<string> {
  const table = blocks.find(({t}) => t === 'Table')
  const bodies = (table?.c[4] ?? []) as Array<
    [Attributes, number, Array<PandocRow>, Array<PandocRow>]
  >
  return bodies.flatMap(([, , , rows]) =>
    rows.map(([, cells]) => cells[0]![4].map((block) => exactText(block)).join('\n\n'))
  )
}

function exactText(node: Ast): string {
  if (typeof node !== 'object' || node === null) return ''
  if (Array.isArray(node)) return node.map((child) => exactText(child as Ast)).join('')
  const {t, c} = node as {t?: string; c?: unknown}
  if (t === 'Str') return String(c)
  if (t === 'Space' || t === 'SoftBreak') return ' '
  if (t === 'LineBreak') return '\n'
  return t === 'Plain' || t === 'Para' ? exactText(c as Ast) : `<${t}>`
}

const sections = {gtHeader: 'head', gtBody: 'body', gtFooter: 'foot'} as const

/** Say a table that we read. */
export function sayOurs(table: GridTable): Said {
  const rows = table.children.flatMap((section) =>
    section.children.map((row) => ({
      section: sections[section.type],
      cells: row.children.map((cell): Said['rows'][number]['cells'][number] => [
        cell.rowSpan ?? 1,
        cell.colSpan ?? 1,
        cell.align ?? '',
        letters(textOfCell(cell))
      ])
    }))
  )
  const caption = structuredClone(captionOf(table))
  if (caption) strip(caption)
  return {
    caption: letters((caption?.children ?? []).map((child) => toPlainText(child)).join('')),
    rows
  }
}

function textOfCell(cell: GridTableCell): string {
  const copy = structuredClone(cell)
  strip(copy as never)
  return toPlainText(copy)
}

/** pandoc's notes and HTML are no text of the cell. */
function strip(node: {children?: Array<{type: string}>}): void {
  if (!node.children) return
  node.children = node.children.filter(
    ({type}) => type !== 'footnoteReference' && type !== 'html' && type !== 'comment'
  )
  for (const child of node.children) strip(child as never)
}
