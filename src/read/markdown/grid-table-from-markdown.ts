import type {ListItem, Nodes} from 'mdast'
import type {CompileContext, Extension} from 'mdast-util-from-markdown'
import type {Token} from 'micromark-util-types'
import type {Position} from 'unist'
import {codeBreak} from '../../../grammars/grid-table/dialect.js'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {widthModels} from '../../../grammars/grid-table/widths.js'
import {skip, visit} from '../../shared/visit.js'
import {takeCaptions} from './captions.js'
import type {FoundGrid} from './grid-table-search.js'
import type {} from './grid-table-tokens.js'
import {placeNode} from './place-node.js'

declare module 'mdast-util-from-markdown' {
  interface CompileData {
    /** Dialects of the open tables, outermost first. */
    gridTableDialects?: Array<GridTable['dialect']> | undefined
  }
}

/**
 * Create an extension for `mdast-util-from-markdown` to enable grid tables in Markdown.
 *
 * @returns
 *   Extension, to use with `gridTableSyntax`.
 */
export function gridTableFromMarkdown(): Extension {
  return createExtension({})
}

/** Create the extension, with access to the tables. */
export function createExtension(settings: {
  /** Called with each table when it begins, and with its source. */
  onTable?(table: GridTable, found: FoundGrid): void
  /** Whether pipe tables have captions, too. */
  pipes?: boolean | undefined
}): Extension {
  /** Paragraphs whose first character is escaped. */
  let escaped = new WeakSet<Nodes>()
  /** List items that contain a table. */
  let items: Array<ListItem> = []
  return {
    enter: {
      gridTable(token) {
        const parent = this.stack[this.stack.length - 1]!
        if (parent.type === 'listItem' && parent.spread) items.push(parent)
        const {columns, dialect, data} = token._gridTable!.reading.node
        this.data.gridTableDialects ??= []
        this.data.gridTableDialects.push(dialect)
        const table: GridTable = {type: 'gridTable', columns, dialect, children: []}
        // The dialect's own width model is implied.
        if (data?.widths && data.widths !== widthModels[dialect]) table.data = data
        settings.onTable?.(table, token._gridTable!)
        this.enter(table, token)
      },
      gridTableSection(token) {
        this.enter({type: token._gridTableSection!.type, children: []}, token)
      },
      gridTableRow(token) {
        this.enter({type: 'gtRow', children: []}, token)
      },
      gridTableCell(token) {
        // With its spans and alignment.
        this.enter({...token._gridTableCell!.cell.node, children: []}, token)
      },
      escapeMarker() {
        const [parent, text] = this.stack.slice(-2)
        if (text?.type === 'text' && text.value === '' && parent && 'children' in parent) {
          if (parent.children.length === 1) escaped.add(parent as Nodes)
        }
      }
    },
    exit: {
      gridTable(token) {
        this.data.gridTableDialects!.pop()
        exit.call(this, token, token._gridTable!.reading.node.position)
      },
      gridTableSection(token) {
        exit.call(this, token, token._gridTableSection!.position)
      },
      gridTableRow(token) {
        exit.call(this, token, token._gridTableRow!.position)
      },
      gridTableCell: exitCell
    },
    transforms: [
      (tree) => {
        takeCaptions(tree, escaped, settings.pipes)
        escaped = new WeakSet()
        for (const item of items) item.spread = isSpread(item)
        items = []
      }
    ]
  }
}

function exit(this: CompileContext, token: Token, position: Position | undefined): undefined {
  const node = this.stack[this.stack.length - 1]!
  this.exit(token)
  if (position) node.position = position
}

function exitCell(this: CompileContext, token: Token): undefined {
  const node = this.stack[this.stack.length - 1]!
  const {cell, text, base, content} = token._gridTableCell!
  exit.call(this, token, cell.node.position)
  if (!('children' in node)) return
  if (content) node.children = content as typeof node.children
  const adobe = this.data.gridTableDialects!.at(-1) === 'adobe'
  for (const child of node.children) {
    if (text && !content) placeNode(child, text, base)
    if (adobe) unescapeCode(child)
  }
}

/**
 * Undo Adobe's encoding of code in tables: borders are escaped, like pipes in GFM tables, and long lines are broken.
 */
function unescapeCode(tree: Nodes): void {
  visit(tree, (node) => {
    if (node.type === 'gridTable') return skip
    if (node.type === 'inlineCode' || node.type === 'code') {
      const value = node.type === 'code' ? node.value.replace(brokenCode, '') : node.value
      node.value = value.replace(/\\([+|])/g, '$1')
    }
    return undefined
  })
}

const brokenCode = new RegExp(`${codeBreak} ?\\n`, 'g')

/** Whether a blank line separates the children of an item; those in table cells do not count. */
function isSpread({children}: ListItem): boolean {
  return children.some((child, index) => {
    const before = children[index - 1]?.position
    return before !== undefined && child.position!.start.line - before.end.line > 1
  })
}
