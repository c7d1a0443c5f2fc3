import type {Nodes, PhrasingContent} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {withClassifiers} from '../../shared/with-classifiers.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import type {PrintState} from '../notation/print-state.js'
import {breakWords, hold} from './break-words.js'
import type {Notation} from './notation.js'
import type {CellText} from './piece.js'
import {splitLines} from './split-lines.js'

/** How the blocks of a cell are printed. */
export interface CellState {
  notation: Notation
  /** Meaning of the text in cells; see `ToGridTableOptions`. */
  cells: 'literal' | 'text' | 'inline'
  /** Whether text is data, in which every space counts. */
  exact?: boolean
  /** Print a table inside a cell: its lines. */
  printTable(table: GridTable): ReadonlyArray<string>
  /** Receives what the notation cannot express. */
  lose(type: string): void
}

/** Print blocks, separated by blank lines. */
export function printBlocks(nodes: ReadonlyArray<Nodes>, state: CellState): Array<CellText> {
  const pieces: Array<CellText> = []
  let before: Nodes | undefined
  // Number of lists of the same kind directly before: two in a row merge, unless their markers differ.
  let lists = 0
  for (const node of nodes) {
    const same = node.type === 'list' && before?.type === 'list' && node.ordered === before.ordered
    lists = same ? lists + 1 : 0
    const printed = printBlock(node, state, lists % 2 === 1)
    if (printed.length === 0) continue
    if (pieces.length > 0) pieces.push(fixed(['']))
    const between = state.notation.between?.(before, node)
    if (between) pieces.push(fixed([between, '']))
    for (const piece of printed) pieces.push(piece)
    before = node
  }
  return pieces
}

function printBlock(node: Nodes, state: CellState, other: boolean): Array<CellText> {
  const {notation} = state
  if (state.cells === 'literal') return literal(node, state)
  switch (node.type) {
    case 'paragraph':
      return printParagraph(node.children, state)
    case 'definitionTerm':
      return printParagraph(withClassifiers(node), state)
    case 'gridTable':
      return [fixed([...state.printTable(node)])]
    case 'root':
    case 'gtCell':
    case 'definitionBody':
      return printBlocks(node.children, state)
    case 'list': {
      const dot = (other && notation.otherEnumerator) || '. '
      const pieces: Array<CellText> = []
      let count = node.start ?? 1
      for (const item of node.children) {
        const bullet = node.ordered ? `${count}${dot}` : `${notation.bullets[other ? 1 : 0]} `
        count += 1
        const body = printBlocks(item.children, state)
        if (pieces.length > 0 && (node.spread || item.spread)) pieces.push(fixed(['']))
        const content =
          item.children.length > 1 && !item.spread ? tighten(body, item.children) : body
        // Only Markdown has tasks.
        const isTask = notation.printNode !== undefined && typeof item.checked === 'boolean'
        const mark = isTask ? `[${item.checked ? 'x' : ' '}] ` : ''
        for (const piece of prefixed(content, bullet + mark, ' '.repeat(bullet.length))) {
          pieces.push(piece)
        }
      }
      return pieces
    }
    case 'code':
      return notation.code(node)
    case 'thematicBreak':
      return [fixed(['----'])]
    case 'heading': {
      const text = phrase(node.children, state).replace(/\n/g, ' ')
      return [fixed(notation.heading(node, text))]
    }
    case 'blockquote': {
      const body = printBlocks(node.children, state)
      return prefixed(body, notation.quote, notation.quote)
    }
    case 'admonition': {
      const body = printBlocks(node.children, state)
      return notation.admonition(node, body)
    }
    case 'definitionList': {
      const pieces: Array<CellText> = []
      let after = false
      for (const child of node.children) {
        if (child.type === 'definitionTerm') {
          if (after) pieces.push(fixed(['']))
          after = false
          const text = phrase(withClassifiers(child), state).replace(/\n/g, ' ')
          pieces.push(fixed([text]))
        } else {
          const body = printBlocks(child.children, state)
          const {first, rest} = notation.definition
          for (const piece of prefixed(body, first, rest)) pieces.push(piece)
          after = true
        }
      }
      return pieces
    }
    case 'footnoteDefinition': {
      const label = notation.footnote(node.label ?? node.identifier)
      return prefixed(printBlocks(node.children, state), label, notation.footnoteIndent(label))
    }
    case 'comment':
      // An empty one separates blocks, and is added again where needed.
      return node.value === '' ? [] : notation.comment(node.value)
    case 'html':
    case 'math':
    case 'table':
    case 'definition':
      if (notation.printNode) return [fixed(notation.printNode(node).split('\n'))]
      break
    default:
  }
  state.lose(node.type)
  const text = toPlainText(node)
  return text === '' ? [] : [fixed(splitLines(text))]
}

/** A literal cell: the values of its text nodes, verbatim. */
function literal(node: Nodes, state: CellState): Array<CellText> {
  if (node.type === 'gridTable') return [fixed([...state.printTable(node)])]
  const text = toPlainText(node)
  return text === '' ? [] : [fixed(splitLines(text))]
}

/** Print phrasing, with `hold` for each space at which no line may end. */
function phrase(nodes: ReadonlyArray<PhrasingContent>, state: CellState): string {
  if (state.cells === 'text') return nodes.map((node) => toPlainText(node)).join('')
  const settings: PrintState = {hold, lose: (type) => state.lose(type)}
  if (state.exact) settings.exact = true
  return state.notation.phrasing(nodes, settings)
}

function printParagraph(nodes: ReadonlyArray<PhrasingContent>, state: CellState): Array<CellText> {
  const {notation} = state
  const value = phrase(nodes, state)
  if (value.includes('\n') && nodes.some(endsLine)) {
    const lines = value.split('\n')
    const {first, rest} = notation.lineBlock
    return lines.flatMap((line) => {
      const words = breakWords(line, notation.running)
      if (first === '') return words.length > 0 ? [{first, rest, words}] : []
      // Not every reader distinguishes the continuation of a line block from the next block.
      return [fixed([(first + words.join(' ').replace(/(?<!\\)\|/g, '\\|')).trimEnd()])]
    })
  }
  const words = breakWords(value, notation.running)
  if (words.length === 0) return []
  if (state.cells === 'inline') {
    words[0] = notation.guardStart(words[0]!)
    words.push(notation.guardEnd(words.pop()!))
  }
  return [{first: '', rest: '', words}]
}

/** Whether a line ends at a node on purpose: a break, or pandoc markup that counts at the start of a line. */
function endsLine(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.data?.verbatim === true)
}

/** Remove the blank lines between the blocks of an item in a tight list, where a nested list follows its text. */
function tighten(pieces: Array<CellText>, nodes: ReadonlyArray<Nodes>): Array<CellText> {
  if (nodes.length !== 2 || nodes[0]!.type !== 'paragraph' || nodes[1]!.type !== 'list')
    return pieces
  const gap = pieces.findIndex((piece) => piece.lines?.length === 1 && piece.lines[0] === '')
  return gap === -1 ? pieces : pieces.toSpliced(gap, 1)
}

/** Lines that are never wrapped or joined. */
export function fixed(lines: Array<string>): CellText {
  return {first: '', rest: '', lines}
}

/** Put a bullet before the first line, and as many spaces, or a bar, before the others. */
export function prefixed(
  pieces: ReadonlyArray<CellText>,
  first: string,
  rest: string
): Array<CellText> {
  if (pieces.length === 0) return [fixed([first.trimEnd()])]
  return pieces.map((piece, index) => ({
    ...piece,
    first: (index === 0 ? first : rest) + piece.first,
    rest: rest + piece.rest
  }))
}
