import type {Nodes, Root} from 'mdast'
import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Range,
  SemanticTokensBuilder,
  SymbolKind
} from 'vscode-languageserver'
import {visit} from '../help-package/pages/scan-page.js'
import {toPlainText} from '../tables/to-plain-text.js'
import type {OpenDocument} from './open-document.js'
import {readStructure} from './read-text.js'

/** Read a document for its structure; its messages are for others. */
export function treeOf(document: OpenDocument): Root {
  return readStructure(document.text.getText(), document.reading)
}

/** Blocks that are worth to be folded: what hides more than it shows. */
const folded = new Set([
  'gridTable',
  'table',
  'code',
  'blockquote',
  'list',
  'admonition',
  'definitionBody'
])

/** A heading, a topic or a table, with where its section ends. */
interface Entry {
  symbol: DocumentSymbol
  /** Tables are below all headings. */
  depth: number
}

/**
 * Outline a document: its headings, one in the other, and what is in their sections, topics and tables.
 */
export function outline(tree: Root, document: OpenDocument): Array<DocumentSymbol> {
  const roots: Array<DocumentSymbol> = []
  const open: Array<Entry> = []
  const last = document.text.lineCount - 1
  const end = {line: last, character: document.line(last).length}
  let tables = 0
  visit(tree, (node) => {
    const range = placeOf(node)
    if (!range) return
    if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.depth >= node.depth) close(range.start)
      push(node.depth, SymbolKind.String, toPlainText(node).trim() || '(untitled)', range)
    } else if (node.type === 'gridTable') {
      tables += 1
      add(SymbolKind.Array, `Table ${tables}`, range)
    } else if (node.type === 'anchor' && node.identifier !== undefined && !node.hidden) {
      add(SymbolKind.Key, node.identifier, range)
    }
  })
  while (open.length > 0) close(end)
  return roots

  function add(kind: SymbolKind, name: string, range: Range): DocumentSymbol {
    const symbol: DocumentSymbol = {name, kind, range, selectionRange: range, children: []}
    const above = open.at(-1)?.symbol.children ?? roots
    above.push(symbol)
    return symbol
  }

  function push(depth: number, kind: SymbolKind, name: string, range: Range): void {
    open.push({symbol: add(kind, name, {...range}), depth})
    const symbol = open.at(-1)!.symbol
    symbol.selectionRange = range
  }

  /** End a section. */
  function close(at: Range['start']): void {
    const {symbol} = open.pop()!
    const from = symbol.selectionRange
    const isBelow =
      at.line > from.end.line || (at.line === from.end.line && at.character > from.end.character)
    symbol.range = {start: from.start, end: isBelow ? at : from.end}
  }
}

/** Say what of a document can be folded: sections and blocks of several lines. */
export function foldings(tree: Root, document: OpenDocument): Array<FoldingRange> {
  const found: Array<FoldingRange> = []
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    let end = endLine
    while (end > startLine && document.line(end).trim() === '') end -= 1
    if (end > startLine) found.push({startLine, endLine: end, ...(kind ? {kind} : {})})
  }
  visit(tree, (node) => {
    const range = placeOf(node)
    if (range && folded.has(node.type)) add(range.start.line, range.end.line)
  })
  const waiting = outline(tree, document)
  for (let symbol = waiting.pop(); symbol; symbol = waiting.pop()) {
    waiting.push(...(symbol.children ?? []))
    if (symbol.kind !== SymbolKind.String) continue
    const {start, end} = symbol.range
    const stop = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
    add(start.line, stop, FoldingRangeKind.Region)
  }
  return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}

/** Types of semantic tokens, as editors know them. */
export const tokenTypes: Array<string> = [
  'namespace',
  'class',
  'string',
  'comment',
  'keyword',
  'macro',
  'variable'
]

const typeOf: Readonly<Record<string, (typeof tokenTypes)[number]>> = {
  helpHeader: 'namespace',
  heading: 'class',
  anchor: 'variable',
  helpLink: 'string',
  keyBinding: 'macro',
  comment: 'comment',
  inlineCode: 'keyword'
}

/** The marks of HyperHelp as semantic tokens. */
export function tokensOf(tree: Root, document: OpenDocument): {data: Array<number>} {
  const builder = new SemanticTokensBuilder()
  const pieces: Array<{line: number; from: number; to: number; type: number}> = []
  visit(tree, (node) => {
    const type = tokenTypes.indexOf(typeOf[node.type] ?? '')
    const range = type < 0 ? undefined : placeOf(node)
    if (!range) return
    for (let {line} = range.start; line <= range.end.line; line += 1) {
      const from = line === range.start.line ? range.start.character : 0
      const to = line === range.end.line ? range.end.character : document.line(line).length
      if (to > from) pieces.push({line, from, to, type})
    }
  })
  pieces.sort((a, b) => a.line - b.line || a.from - b.from)
  let done = {line: -1, to: 0}
  for (const {line, from, to, type} of pieces) {
    // Tokens do not overlap: what stands inside of another is left to it.
    if (line === done.line && from < done.to) continue
    builder.push(line, from, to - from, type, 0)
    done = {line, to}
  }
  return builder.build()
}

function placeOf({position}: Nodes): Range | undefined {
  if (!position) return undefined
  const {start, end} = position
  return {
    start: {line: start.line - 1, character: start.column - 1},
    end: {line: end.line - 1, character: end.column - 1}
  }
}
