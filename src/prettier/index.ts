/**
 * A plugin for Prettier that keeps grid tables in Markdown as tables, and formats them.
 *
 * @example
 *   // .prettierrc: {"plugins": ["gridhelp/prettier"]}
 */
import type {Root} from 'mdast'
import type {AstPath, Doc, Parser, Printer} from 'prettier'
import {builders} from 'prettier/doc'
import {parsers as markdown, printers as markdownPrinters} from 'prettier/plugins/markdown'
import {findTables} from '../read/find-tables.js'
import {visit} from '../shared/visit.js'
import {formatTables} from '../table-text/format/format-tables.js'

/** Prettier's Markdown parsers, with grid tables. */
export const parsers: Record<'markdown' | 'mdx' | 'remark', Parser> = {
  markdown: withTables(markdown.markdown),
  mdx: withTables(markdown.mdx),
  remark: withTables(markdown.remark)
}

/** A table in Prettier's tree. */
interface TableNode {
  type: 'gridTable'
  value: string
}

const {mdast} = markdownPrinters

/** Prettier's Markdown printer, which also prints tables: line by line, like code. */
export const printers: Record<'mdast', Printer> = {
  mdast: {
    ...mdast,
    print(path: AstPath, options, print, args): Doc {
      const node = path.node as TableNode | {type: string}
      if (!isTable(node)) return mdast.print(path, options, print, args)
      return builders.join(builders.hardline, node.value.split('\n'))
    },
    getVisitorKeys: (node: TableNode | {type: string}, keys) =>
      isTable(node) ? [] : mdast.getVisitorKeys!(node, keys)
  }
}

function isTable(node: TableNode | {type: string}): node is TableNode {
  return node.type === 'gridTable'
}

/** Lines of a table in a text. */
interface TableLines {
  /** From 0. */
  first: number
  last: number
  /** UTF-16 units before the table in each line. */
  margin: number
}

function withTables(parser: Parser): Parser {
  return {
    ...parser,
    async parse(text, options) {
      if (!mayHaveTables(text)) return parser.parse(text, options)
      const lines = text.split('\n')
      const tables = new Map(linesOfTables(text).map((table) => [table.first, table]))
      const tree = (await parser.parse(mask(lines, tables), options)) as Root
      restore(tree, lines, tables)
      return tree
    }
  }
}

function mayHaveTables(text: string): boolean {
  return /\+[-=:]+\+/.test(text)
}

/** Find the tables of a document; there are none in code. */
function linesOfTables(text: string): Array<TableLines> {
  return findTables(text, {dialect: 'markdown', cells: 'literal'}).map(({position}) => {
    const {start, end} = position!
    return {first: start.line - 1, last: end.line - 1, margin: start.column - 1}
  })
}

/**
 * Replace each table by a code block of the same length, so that all positions stay the same:
 *
 * ```text
 *  +-----+        ```xxxx
 *  | a   |   ▶    xxxxxxx
 *  +-----+        ```
 * ```
 */
function mask(lines: ReadonlyArray<string>, tables: ReadonlyMap<number, TableLines>): string {
  const masked = [...lines]
  for (const {first, last, margin} of tables.values()) {
    for (let line = first; line <= last; line += 1) {
      const text = lines[line]!
      const rest = text.length - margin
      const fence = line === first ? '```x' : line === last ? '```' : ''
      const fill = line === last ? ' ' : 'x'
      masked[line] = text.slice(0, margin) + fence.padEnd(rest, fill).slice(0, rest)
    }
  }
  return masked.join('\n')
}

/** Put the tables back in place of their code blocks. */
function restore(
  tree: Root,
  lines: ReadonlyArray<string>,
  tables: ReadonlyMap<number, TableLines>
): void {
  visit(tree, (node) => {
    if (node.type !== 'code' || !node.position) return
    const table = tables.get(node.position.start.line - 1)
    if (!table) return
    const {first, last, margin} = table
    const own = lines.slice(first, last + 1).map((line) => line.slice(margin).trimEnd())
    const {value} = formatTables(own.join('\n'), {from: 'markdown', style: 'canonical'})
    Object.assign(node, {type: 'gridTable', value} satisfies TableNode)
  })
}
