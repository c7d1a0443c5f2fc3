import type {Nodes, Root, RootContent} from 'mdast'
import type {Info, State} from 'mdast-util-to-markdown'
import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'
import type {CellText} from '../write/grid-table/piece.js'
import {startsBlock} from '../write/notation/paragraph-start.js'

/** Stands for a blank of a paragraph at which a line may end; Unicode has it for use inside of programs. */
const soft = '\uFDD0'

/** Stands for a blank of a paragraph at which no line may end. */
const hard = '\uFDD1'

/** How nodes are written where no table is around. */
const plainHandles = new WeakMap<State, State['handle']>()

/**
 * Create what writes the content of a table's cells with the handlers of a document.
 *
 * @param table
 *   Table.
 * @param state
 *   State of the document.
 * @param adobe
 *   Whether borders are escaped in code, too.
 */
export function createCellPrinter(
  table: GridTable,
  state: State,
  adobe: boolean
): (cell: GridTableCell) => Array<CellText> {
  const plain = plainHandles.get(state) ?? state.handle
  // Text that has the marks itself is not broken.
  const marks = !holdsMarks(table)

  return (cell) => {
    // Bullets and the like are those of a document of its own; code is fenced, for indentation means nothing here.
    const own: State = Object.create(state)
    // Handlers of their own are looked up on it, too.
    own.handle = Object.assign(handle, plain)
    own.bulletCurrent = undefined
    own.bulletLastUsed = undefined
    own.options = {...state.options, fences: true}
    plainHandles.set(own, plain)
    const root: Root = {type: 'root', children: cell.children as Array<RootContent>}
    const info = {before: '\n', after: '\n', now: {line: 1, column: 1}, lineShift: 0}
    const value = own.containerFlow(wrapPhrasing(root), info)
    return value === '' ? [] : value.split('\n').map(toPiece)

    function handle(
      node: unknown,
      parent: Parameters<State['handle']>[1],
      _: State,
      info: Info
    ): string {
      const child = node as Nodes
      if (child.type === 'text' && child.data?.verbatim) {
        return marks ? child.value.replaceAll(' ', hard) : child.value
      }
      let value: string = plain(child, parent, own, info)
      if (adobe && (child.type === 'code' || child.type === 'inlineCode')) {
        value = value.replace(/[+|]/g, '\\$&')
      }
      if (!marks) return value
      if (child.type === 'paragraph') return markBlanks(value)
      return isWhole(child, parent) ? value.replaceAll(' ', hard) : value
    }
  }
}

/** Let phrasing that is alone in a cell be a paragraph. */
function wrapPhrasing(root: Root): Root {
  const {children} = root
  const isPhrasing = children.some(
    ({type}) =>
      type === 'text' ||
      type === 'inlineCode' ||
      type === 'emphasis' ||
      type === 'strong' ||
      type === 'link' ||
      type === 'image' ||
      type === 'break'
  )
  if (!isPhrasing) return root
  return {type: 'root', children: [{type: 'paragraph', children: children as Array<never>}]}
}

const running = new Set(['paragraph', 'emphasis', 'strong', 'delete'])

/** Whether a node is a part of running text that comes out in one piece: a link, code. */
function isWhole(node: Nodes, parent: Nodes | undefined): boolean {
  if (!parent || !running.has(parent.type)) return false
  return node.type !== 'text' && node.type !== 'break' && !running.has(node.type)
}

/** Mark the blanks of a paragraph at which a line may end. */
function markBlanks(value: string): string {
  return value
    .split('\n')
    .map((line) => {
      const words = line.split(' ')
      let result = words[0]!
      for (let index = 1; index < words.length; index += 1) {
        const before = words[index - 1]!
        const after = words[index]!
        result += (mayBreak(before, after) ? soft : ' ') + after
      }
      return result
    })
    .join('\n')
}

/** Whether a line may end between two words: not where that makes a hard break or starts a block. */
function mayBreak(before: string, after: string): boolean {
  if (before === '' || after === '' || before.endsWith('\\')) return false
  // A task mark stays with its text.
  if (before === '[x]' || before === ']') return false
  return !startsBlock(after) && !after.startsWith('```')
}

/** What stands before the text of a paragraph: indentation, quotes, bullets, task marks. */
const containers = /^(?:[ >]|[-*+] |\d{1,9}[.)] )*/

/** Make a piece of a line, which may end at the marks. */
function toPiece(line: string): CellText {
  const text = line.replaceAll(hard, ' ')
  if (!text.includes(soft)) return {first: '', rest: '', lines: [text]}
  const words = text.split(soft)
  const first = containers.exec(words[0]!)![0]
  words[0] = words[0]!.slice(first.length)
  return {first, rest: first.replace(/[^>]/g, ' '), words}
}

/** Whether text of a table has the marks. */
function holdsMarks(node: object): boolean {
  return Object.entries(node).some(([key, value]) => {
    if (typeof value === 'string') return value.includes(soft) || value.includes(hard)
    return key === 'children' && (value as Array<object>).some(holdsMarks)
  })
}
