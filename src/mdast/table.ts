import type {Properties} from 'hast'
import type {Nodes, PhrasingContent} from 'mdast'
import type {} from 'mdast-util-to-hast'
import type {GridTable, GridTableCaption, GridTableCell} from '../../grammars/grid-table/nodes.js'
import {sectionsOf} from '../shared/sections.js'
import {type PlacedCell, placeCells} from '../tables/place-cells.js'
import {captionOf} from './caption.js'

/** Tables whose nodes already name their elements. */
const elements = new WeakSet<object>()

/**
 * Name the HTML elements of a table's nodes, for `mdast-util-to-hast`.
 *
 * @param table
 *   Table with lowered cells.
 * @param widths
 *   Whether to set the widths of columns.
 * @returns
 *   Copy with `data.hName` and `data.hProperties`; the only paragraph of a cell is unwrapped.
 */
export function createElementTable(table: GridTable, widths: boolean): GridTable {
  const {cells} = placeCells(table)
  const rows: Array<Array<PlacedCell>> = []
  for (const placed of cells) {
    const row = rows[placed.row]
    if (row) row.push(placed)
    else rows[placed.row] = [placed]
  }
  let index = 0
  const caption = captionOf(table)
  const properties: Properties = {}
  for (const [name, value] of Object.entries(caption?.attributes ?? {})) {
    // pandoc: attributes unknown to HTML become `data-` attributes.
    if (/^[a-z][\w-]*$/.test(name)) properties[`data-${name.replace(/^data-/, '')}`] = value
  }
  if (caption?.identifier) properties.id = caption.identifier
  if (caption?.classes) properties.className = caption.classes
  const element: GridTable = {
    ...table,
    data: {...table.data, hName: 'table', hProperties: properties},
    children: [
      ...(createCaption(caption) as unknown as GridTable['children']),
      ...((widths ? createColumns(table) : []) as unknown as GridTable['children']),
      ...createSections()
    ]
  }
  elements.add(element)
  return element

  function createSections(): GridTable['children'] {
    return sectionsOf(table).flatMap((section) => {
      const created = createSection(section)
      // In pandoc, a header of empty cells means that there is no header.
      return table.dialect === 'pandoc' && isEmptyHead(section) ? [] : [created]
    })
  }

  function createSection<Section extends GridTable['children'][number]>(section: Section): Section {
    return {
      ...section,
      data: {...section.data, hName: elementOf[section.type]},
      children: section.children.map((row) => {
        const placed = rows[index] ?? []
        index += 1
        return {
          ...row,
          data: {...row.data, hName: 'tr'},
          children: placed.map((cell) =>
            createCell(cell, section.type === 'gtHeader', table, widths)
          )
        }
      })
    }
  }
}

function isEmptyHead(section: GridTable['children'][number]): boolean {
  return (
    section.type === 'gtHeader' &&
    section.children.every((row) => row.children.every((cell) => cell.children.length === 0))
  )
}

function createCaption(caption: GridTableCaption | undefined): Array<object> {
  if (!caption || caption.children.length === 0) return []
  return [{type: 'gridTableCaption', data: {hName: 'caption'}, children: caption.children}]
}

/** Set the widths of columns, if the drawing determines them. */
function createColumns({columns}: GridTable): Array<object> {
  if (!columns?.some(({share}) => share !== undefined)) return []
  const children = columns.map(({share = 0}) => ({
    type: 'gridTableColumn',
    data: {
      hName: 'col',
      hProperties: share > 0 ? {style: `width: ${Math.round(share * 100)}%`} : {}
    },
    children: []
  }))
  return [{type: 'gridTableColumns', data: {hName: 'colgroup'}, children}]
}

/**
 * Name the elements on the nodes themselves, for conversion to HTML without `gridTableHandlers`, which do more: they
 * set the widths of columns, and unwrap the only paragraph of a cell.
 *
 * @param table
 *   Table; its `data` and that of its descendants get `hName` and `hProperties`.
 */
export function markElements(table: GridTable): void {
  // Includes all sections, even a header without text.
  const element = createElementTable({...table, dialect: 'rst'}, false)
  const sections = new Map(element.children.map((section) => [section.type, section]))
  mark(table, element)
  for (const section of sectionsOf(table)) {
    const other = sections.get(section.type)
    if (!other) continue
    mark(section, other)
    for (const [row, rowNode] of section.children.entries()) {
      mark(rowNode, other.children[row]!)
      for (const [column, cell] of rowNode.children.entries()) {
        mark(cell, other.children[row]!.children[column]!)
      }
    }
  }
}

/**
 * Insert the caption of a table as a child node, for conversion to HTML without `gridTableHandlers`, since elements are
 * made of children. Code that looks for sections skips it.
 *
 * @param table
 *   Table; unchanged if its caption is there already.
 */
export function placeCaption(table: GridTable): void {
  const [caption] = createCaption(captionOf(table))
  if (!caption || sectionsOf(table) !== table.children) return
  table.children.unshift(caption as GridTable['children'][number])
}

function mark(node: Nodes, {data}: Nodes): void {
  if (data) node.data = {...node.data, ...data} as never
}

const elementOf = {gtHeader: 'thead', gtBody: 'tbody', gtFooter: 'tfoot'} as const

function createCell(
  placed: PlacedCell,
  header: boolean,
  table: GridTable,
  widths: boolean
): GridTableCell {
  const {cell, rowSpan, colSpan, column} = placed
  const align = cell.align ?? table.columns?.[column]?.align
  const namesRow = !header && table.columns?.[column]?.header === true
  const properties: Properties = {}
  if (header) properties.scope = colSpan > 1 ? 'colgroup' : 'col'
  if (namesRow) properties.scope = rowSpan > 1 ? 'rowgroup' : 'row'
  if (colSpan > 1) properties.colSpan = colSpan
  if (rowSpan > 1) properties.rowSpan = rowSpan
  if (align) properties.align = align
  if (cell.valign) properties.vAlign = cell.valign
  const only = cell.children.length === 1 ? cell.children[0] : undefined
  return {
    ...cell,
    data: {...cell.data, hName: header || namesRow ? 'th' : 'td', hProperties: properties},
    children:
      only?.type === 'paragraph'
        ? asCellContent(only.children)
        : cell.children.map((child) => withElements(child, widths))
  }
}

/** Name the elements of tables inside a node. */
function withElements<Node extends Nodes>(node: Node, widths: boolean): Node {
  if (node.type === 'gridTable') {
    return elements.has(node) ? node : (createElementTable(node, widths) as Node)
  }
  return 'children' in node
    ? {...node, children: node.children.map((child) => withElements(child, widths))}
    : node
}

/** Allow phrasing in a cell, as HTML does. */
function asCellContent(nodes: Array<PhrasingContent>): GridTableCell['children'] {
  return nodes as Array<unknown> as GridTableCell['children']
}
