import type {Nodes, Root, RootContent} from 'mdast'
import type {Info, State} from 'mdast-util-to-markdown'
import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'
import type {CellText} from '../write/grid-table/piece.js'
import {startsBlock} from '../write/notation/paragraph-start.js'

/** Placeholder for a space in a paragraph where a line may break; a Unicode noncharacter, reserved for internal use. */
const soft = '\uFDD0'

/** Placeholder for a space in a paragraph where no line may break. */
const hard = '\uFDD1'

/** The original handlers, from outside of tables. */
const plainHandles = new WeakMap<State, State['handle']>()

/**
 * Create a function that writes the content of a table's cells with the handlers of a document.
 *
 * @param table
 *   Table.
 * @param state
 *   State of the document.
 * @param adobe
 *   Whether to escape borders in code, too.
 */
export function createCellPrinter(
  table: GridTable,
  state: State,
  adobe: boolean
): (cell: GridTableCell) => Array<CellText> {
  const plain = plainHandles.get(state) ?? state.handle
  // Text that contains the placeholders itself is not wrapped.
  const marks = !holdsMarks(table)

  return (cell) => {
    // Bullets and the like start afresh, as in a separate document; code is fenced, since indentation has no meaning
    // here.
    const own: State = Object.create(state)
    // Handlers also look up their own properties on it.
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

/** Wrap phrasing content that is alone in a cell in a paragraph. */
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

/** Whether a node in running text must stay in one piece: a link, or code. */
function isWhole(node: Nodes, parent: Nodes | undefined): boolean {
  if (!parent || !running.has(parent.type)) return false
  return node.type !== 'text' && node.type !== 'break' && !running.has(node.type)
}

/** Mark the spaces of a paragraph where a line may break. */
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

/** Whether a line may break between two words: not if that makes a hard break or starts a block. */
function mayBreak(before: string, after: string): boolean {
  if (before === '' || after === '' || before.endsWith('\\')) return false
  // A task list marker stays with its text.
  if (before === '[x]' || before === ']') return false
  return !startsBlock(after) && !after.startsWith('```')
}

/** What may precede the text of a paragraph: indentation, block quote markers, bullets, task list markers. */
const containers = /^(?:[ >]|[-*+] |\d{1,9}[.)] )*/

/** Turn a line into a piece that may break at the placeholders. */
function toPiece(line: string): CellText {
  const text = line.replaceAll(hard, ' ')
  if (!text.includes(soft)) return {first: '', rest: '', lines: [text]}
  const words = text.split(soft)
  const first = containers.exec(words[0]!)![0]
  words[0] = words[0]!.slice(first.length)
  return {first, rest: first.replace(/[^>]/g, ' '), words}
}

/** Whether text in a table contains the placeholders. */
function holdsMarks(node: object): boolean {
  return Object.entries(node).some(([key, value]) => {
    if (typeof value === 'string') return value.includes(soft) || value.includes(hard)
    return key === 'children' && (value as Array<object>).some(holdsMarks)
  })
}
