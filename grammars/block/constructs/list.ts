import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {BlockContent, List, ListItem, RootContent} from 'mdast'
import type {Node} from 'unist'
import type {Plain} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../indentation.js'
import type {BlockParser, EntryCount} from '../parser.js'

/** `* `, `- ` or `+ ` before text (Sphinx's text writer writes `* ` only). */
export const BulletMarker: TokenType = createToken({
  name: 'BulletMarker',
  label: '*',
  pattern: /[ \t]*[*+-][ ]+(?=[!-\uFFFF])/
})
/** `1. ` before text. */
export const EnumeratorMarker: TokenType = createToken({
  name: 'EnumeratorMarker',
  label: '1.',
  pattern: /[ \t]*[0-9]{1,9}[.)][ ]+(?=[!-\uFFFF])/
})

/**
 * The same with its other lines below its text, or with another item right below it: else what looks like an item is the
 * first line of a paragraph (docutils: states.py, `is_enumerated_list_item`). A line that ends in a link goes on at the
 * left margin (spec A6).
 */
export const HangingEnumerator: TokenType = createToken({
  name: 'HangingEnumerator',
  label: '1.',
  pattern: matchHanging,
  start_chars_hint: [' ', '\t', ...'0123456789'],
  line_breaks: false,
  categories: [EnumeratorMarker]
})

/**
 * ```ebnf
 * list = (BulletMarker, item), {BulletMarker, item} | (EnumeratorMarker, item), {EnumeratorMarker, item} ;
 * item = Indent, blocks, Dedent ;
 * ```
 */
export const list: BlockConstruct = {
  name: 'list',
  tokens: {
    hyperhelp: [BulletMarker, EnumeratorMarker],
    sphinx: [BulletMarker, HangingEnumerator],
    'sphinx-text': [BulletMarker, HangingEnumerator]
  },
  rule() {
    const items: Array<ListItem> = []
    const numbers: Array<number> = []
    const ordered = this.OR([
      {
        ALT: () => {
          this.AT_LEAST_ONE(() => {
            const marker = this.CONSUME(BulletMarker)
            this.CONSUME(Indent)
            const children = this.SUBRULE(this.indented)
            this.ACTION(() => items.push(itemOf(marker, children, this)))
          })
          return false
        }
      },
      {
        ALT: () => {
          this.AT_LEAST_ONE1(() => {
            const marker = this.CONSUME1(EnumeratorMarker)
            this.CONSUME1(Indent)
            const children = this.SUBRULE1(this.indented)
            this.ACTION(() => {
              items.push(itemOf(marker, children, this))
              numbers.push(Number.parseInt(marker.image, 10))
            })
          })
          return true
        }
      }
    ])
    return this.ACTION(() => {
      if (!ordered) return [listOf(items, undefined, this)]
      const lists: Array<List> = []
      let from = 0
      for (let index = 1; index <= items.length; index += 1) {
        if (index < items.length && !startsAnew(numbers, index, this)) continue
        lists.push(listOf(items.slice(from, index), numbers[from], this))
        from = index
      }
      return lists
    })
  }
}

/**
 * Whether an item starts a list of its own: the writers count, so that a `1` behind a higher number does. People may
 * leave the counting to others.
 */
function startsAnew(numbers: ReadonlyArray<number>, index: number, {state}: BlockParser): boolean {
  return state.language !== 'hyperhelp' && numbers[index] === 1 && numbers[index - 1]! > 1
}

/** Make a list; `start` is its first number, where its items are numbered. */
function listOf(items: Array<ListItem>, start: number | undefined, builder: BlockParser): List {
  const node: List = {
    type: 'list',
    ordered: start !== undefined,
    spread:
      items.some((item) => item.spread === true) ||
      (builder.state.language === 'hyperhelp' && standApart(items)),
    children: items
  }
  const entries = countEntries(items, builder.entries)
  if (entries) {
    builder.entries.set(node, entries)
    // A table of contents begins with documents, and most links have the names of their targets; another list of
    // links is just that.
    if (entries.whole > 0 && entries.titled * 2 >= entries.all) setEntries(node, builder.entries)
  }
  if (start !== undefined) node.start = start
  return builder.spanning(node)
}

/** Count links and those with the names of their targets, where items are links, perhaps with such items below. */
function countEntries(
  items: ReadonlyArray<ListItem>,
  entries: ReadonlyMap<object, EntryCount>
): EntryCount | undefined {
  const count: EntryCount = {all: 0, titled: 0, whole: 0}
  for (const {children} of items) {
    if (children.length === 0) return undefined
    for (const child of children) {
      const found = entries.get(child)
      if (!found) return undefined
      count.all += found.all
      count.titled += found.titled
      count.whole += found.whole
    }
  }
  return count
}

/** Make the items of a table of contents plain text. */
function setEntries(node: List, entries: ReadonlyMap<object, EntryCount>): void {
  for (const {children} of node.children) {
    for (const child of children) {
      if (child.type === 'list') setEntries(child, entries)
      else if (entries.get(child)!.all > 0) (child as unknown as Plain).type = 'plain'
    }
  }
}

function itemOf(marker: IToken, children: Array<RootContent>, builder: BlockParser): ListItem {
  const item = builder.itemNode(marker, children as Array<BlockContent>)
  if (builder.state.language === 'hyperhelp') item.spread = standApart(item.children)
  return item
}

/** Whether blank lines stand between nodes. */
function standApart(nodes: ReadonlyArray<Node>): boolean {
  return nodes.some((node, index) => {
    const next = nodes[index + 1]
    return next?.position && node.position
      ? next.position.start.line > node.position.end.line + 1
      : false
  })
}

const enumerator = /([ \t]*)[0-9]{1,9}[.)][ ]+(?=[!-\uFFFF])/y
/** The rest of a line; a link may go on behind its end. */
const restOfLine = /(?:[^|\n]|\|:[^:|\n]*:[^|\n]*\||\|(?!:))*/y
/** What was looked at last: many markers may stand on one line, whose end is looked for once. */
const last = {text: '', from: 0, end: 0}

function matchHanging(text: string, offset: number): [string] | null {
  enumerator.lastIndex = offset
  const match = enumerator.exec(text)
  if (!match) return null
  const from = enumerator.lastIndex
  if (last.text !== text || from < last.from || from > last.end) {
    restOfLine.lastIndex = from
    restOfLine.test(text)
    Object.assign(last, {text, from, end: restOfLine.lastIndex})
  }
  const next = last.end + 1
  const indent = match[1]!
  const goesOn =
    text[last.end] === '\n' &&
    text.startsWith(indent, next) &&
    /^(?![0-9]{1,9}[.)][ ])\S/.test(text.slice(next + indent.length, next + indent.length + 12))
  return goesOn ? null : [match[0]]
}
