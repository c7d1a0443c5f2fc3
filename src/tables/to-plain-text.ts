import type {FootnoteDefinition, FootnoteReference, Nodes} from 'mdast'
import {withClassifiers} from '../shared/with-classifiers.js'
import {placeCells} from './place-cells.js'

declare module 'mdast' {
  interface FootnoteReferenceData {
    /** Its number, as shown to readers. */
    number?: number | undefined
  }

  interface FootnoteDefinitionData {
    /** Its number, as shown to readers. */
    number?: number | undefined
  }
}

/**
 * Get the text of a node as data: without markup and comments, and with links as their text. Blocks are separated by a
 * blank line, list items and rows of a nested table by a line ending, cells of a nested table by a tab.
 */
export function toPlainText(node: Nodes): string {
  switch (node.type) {
    case 'comment':
    case 'definition':
      return ''
    case 'break':
      return '\n'
    case 'text':
      return node.data?.attributes ? '' : node.value
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'footnoteReference':
      return footnoteMark(node)
    case 'keyBinding':
      return `<${node.value}>`
    case 'helpLink':
      return node.data?.title ?? inline(node.children)
    case 'helpHeader':
      return node.title ?? ''
    case 'list':
      return blocks(node.children, node.spread ? '\n\n' : '\n')
    case 'listItem':
      return blocks(node.children, node.spread ? '\n\n' : '\n')
    case 'definitionList':
    case 'gtHeader':
    case 'gtBody':
    case 'gtFooter':
    case 'table':
      return blocks(node.children, '\n')
    case 'gridTable':
      return gridText(node)
    case 'gtRow':
    case 'tableRow':
      return node.children.map((child) => toPlainText(child)).join('\t')
    case 'root':
    case 'blockquote':
    case 'admonition':
    case 'definitionBody':
    case 'footnoteDefinition':
    case 'gtCell':
      return blocks(node.children, '\n\n')
    case 'definitionTerm':
      return inline(withClassifiers(node))
    default:
      return 'value' in node ? node.value : 'children' in node ? inline(node.children) : ''
  }
}

/** The visible label of a footnote, in references and before its text: `[1]`. */
export function footnoteMark({
  data,
  identifier,
  label
}: FootnoteReference | FootnoteDefinition): string {
  return `[${data?.number ?? label ?? identifier}]`
}

function inline(nodes: ReadonlyArray<Nodes>): string {
  let value = ''
  for (const node of nodes) value += toPlainText(node)
  return value
}

function blocks(nodes: ReadonlyArray<Nodes>, separator: string): string {
  const texts: Array<string> = []
  for (const node of nodes) {
    const text = toPlainText(node)
    if (text !== '') texts.push(text)
  }
  return texts.join(separator)
}

function gridText(table: Extract<Nodes, {type: 'gridTable'}>): string {
  const {cells} = placeCells(table)
  let value = table.caption ? `${table.caption}\n` : ''
  let row = 0
  for (const [index, placed] of cells.entries()) {
    if (index > 0) value += placed.row > row ? '\n' : '\t'
    row = placed.row
    value += toPlainText(placed.cell)
  }
  return value
}
