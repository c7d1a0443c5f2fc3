import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTable, WidthModel} from '../../grammars/grid-table/nodes.js'
import {markElements, placeCaption} from '../mdast/table.js'
import {gridTableFromMarkdown} from '../read/markdown/grid-table-from-markdown.js'
import {gridTableSyntax} from '../read/markdown/grid-table-syntax.js'
import {pandocMarkup, pandocMarkupFromMarkdown} from '../read/markdown/pandoc-markup.js'
import {putMessage} from '../shared/message.js'
import {visit} from '../shared/visit.js'
import {type GridTableToMarkdownOptions, gridTableToMarkdown} from './grid-table-to-markdown.js'

/** Options of `remarkGridTables`. */
export interface RemarkGridTablesOptions
  extends Pick<GridTableToMarkdownOptions, 'width' | 'file' | 'onLoss'> {
  /** Dialect of the tables (default: `'auto'`, which detects it, and writes tables as they were read). */
  dialect?: 'auto' | 'pandoc' | 'adobe' | null | undefined
  /** How to measure characters (default: `'auto'`: by the right border when reading, by the dialect when writing). */
  widths?: 'auto' | WidthModel | null | undefined
}

/**
 * Add support for grid tables in Markdown. Problems in tables are messages on the file; a table that cannot be read
 * stays text, as without this plugin.
 *
 * @param options
 *   Configuration (optional).
 * @example
 *   unified().use(remarkParse).use(remarkGridTables).use(remarkStringify)
 */
export const remarkGridTables: Plugin<
  [options?: RemarkGridTablesOptions | null | undefined],
  Root
> = function (options) {
  const {dialect, widths, width, file, onLoss} = options ?? {}
  const data = this.data() as Record<string, Array<unknown> | undefined>
  const messages = new WeakMap<Root, Array<VFileMessage>>()
  const pending = new VFile()

  add('micromarkExtensions', gridTableSyntax({dialect, widths, file: pending}))
  add('micromarkExtensions', pandocMarkup())
  add('fromMarkdownExtensions', [
    gridTableFromMarkdown(),
    pandocMarkupFromMarkdown(),
    {transforms: [keepMessages]}
  ])
  add(
    'toMarkdownExtensions',
    gridTableToMarkdown({
      dialect: dialect === 'auto' ? undefined : dialect,
      widths: widths === 'auto' ? undefined : widths,
      width,
      file,
      onLoss
    })
  )

  return (tree, file) => {
    visitTables(tree, placeCaption)
    for (const message of messages.get(tree) ?? []) {
      putMessage(message, file)
    }
    messages.delete(tree)
  }

  function add(field: string, value: unknown): void {
    const list = data[field]
    if (list) list.push(value)
    else data[field] = [value]
  }

  function keepMessages(tree: Root): undefined {
    // Tables become HTML tables, whichever plugin writes the HTML.
    visitTables(tree, markElements)
    if (pending.messages.length > 0) messages.set(tree, pending.messages)
    pending.messages = []
  }
}

function visitTables(tree: Root, enter: (table: GridTable) => void): void {
  visit(tree, (node) => {
    if (node.type === 'gridTable') enter(node)
  })
}
