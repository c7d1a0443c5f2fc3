import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Range,
  type SemanticTokensBuilder,
  SymbolKind
} from 'vscode-languageserver'
import type {Mark} from './marks.js'
import type {OpenDocument} from './open-document.js'
import type {Lines} from './table-at.js'

/** A heading and its depth. */
interface Entry {
  symbol: DocumentSymbol
  depth: number
}

/**
 * Outline a document: nested headings, with the topics and tables in their sections.
 *
 * @param marks
 *   Marks of the document.
 * @param document
 *   Document, for its lines.
 */
export function outline(marks: ReadonlyArray<Mark>, document: OpenDocument): Array<DocumentSymbol> {
  const roots: Array<DocumentSymbol> = []
  const open: Array<Entry> = []
  const last = document.text.lineCount - 1
  const end = {line: last, character: document.line(last).length}
  let tables = 0
  for (const mark of marks) {
    const {range} = mark
    if (mark.type === 'heading') {
      while (open.length > 0 && open.at(-1)!.depth >= mark.depth) close(range.start)
      open.push({symbol: add(SymbolKind.String, mark.name, {...range}), depth: mark.depth})
    } else if (mark.type === 'table') {
      tables += 1
      add(SymbolKind.Array, `Table ${tables}`, range)
    } else if (mark.type === 'topic') {
      add(SymbolKind.Key, mark.name, range)
    }
  }
  while (open.length > 0) close(end)
  return roots

  function add(kind: SymbolKind, name: string, range: Range): DocumentSymbol {
    const symbol: DocumentSymbol = {name, kind, range, selectionRange: range}
    const above = open.at(-1)?.symbol
    if (above) {
      above.children ??= []
      above.children.push(symbol)
    } else roots.push(symbol)
    return symbol
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

/**
 * List what can be folded in a document: sections and blocks of several lines.
 *
 * @param marks
 *   Marks of the document.
 * @param symbols
 *   Outline of the document.
 * @param document
 *   Document, for its lines.
 */
export function foldings(
  marks: ReadonlyArray<Mark>,
  symbols: ReadonlyArray<DocumentSymbol>,
  document: OpenDocument
): Array<FoldingRange> {
  const found: Array<FoldingRange> = []
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    let end = endLine
    while (end > startLine && document.isBlank(end)) end -= 1
    if (end > startLine) found.push({startLine, endLine: end, ...(kind ? {kind} : {})})
  }
  for (const {type, range} of marks) if (type === 'block') add(range.start.line, range.end.line)
  const waiting = [...symbols]
  for (let symbol = waiting.pop(); symbol; symbol = waiting.pop()) {
    waiting.push(...(symbol.children ?? []))
    if (symbol.kind !== SymbolKind.String) continue
    const {start, end} = symbol.range
    const stop = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
    add(start.line, stop, FoldingRangeKind.Region)
  }
  return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}

/**
 * Turn the marks of HyperHelp into sorted semantic tokens.
 *
 * @param marks
 *   Marks of the document.
 * @param document
 *   Document, for its lines.
 * @param builder
 *   Receives the tokens.
 * @param lines
 *   Lines to cover (default: all).
 */
export function buildTokens(
  marks: ReadonlyArray<Mark>,
  document: OpenDocument,
  builder: SemanticTokensBuilder,
  {first, last}: Lines = {first: 0, last: Number.POSITIVE_INFINITY}
): void {
  let done = {line: -1, to: 0}
  let pieces: Array<{line: number; from: number; to: number; token: number}> = []
  for (const mark of marks) {
    if (mark.type !== 'token') continue
    const {start, end} = mark.range
    pushUntil(start.line)
    for (let {line} = start; line <= end.line; line += 1) {
      const from = line === start.line ? start.character : 0
      const to = line === end.line ? end.character : document.line(line).length
      if (to > from && line >= first && line <= last) {
        pieces.push({line, from, to, token: mark.token})
      }
    }
  }
  pushUntil(Number.POSITIVE_INFINITY)

  function pushUntil(stop: number): void {
    if (pieces.length === 0 || pieces[0]!.line >= stop) return
    pieces.sort((a, b) => a.line - b.line || a.from - b.from)
    let count = 0
    for (; count < pieces.length && pieces[count]!.line < stop; count += 1) {
      const {line, from, to, token} = pieces[count]!
      // Tokens must not overlap: the outer one wins.
      if (line === done.line && from < done.to) continue
      builder.push(line, from, to - from, token, 0)
      done = {line, to}
    }
    pieces = pieces.slice(count)
  }
}
