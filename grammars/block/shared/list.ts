import type {List, ListItem} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {Indent, type LineToken, lineToken} from '../lines.js'

/** `* `, `- ` or `+ ` before text (Sphinx's text writer writes only `* `). */
const BulletMarker: LineToken = lineToken({
  name: 'BulletMarker',
  label: '*',
  pattern: /[ \t]*[*+-][ ]+(?=[!-\uFFFF])/,
  role: 'marker'
})
/** The same, unless its text begins with another bullet, which it then explains, as in `* - since version 2`. */
export const ItemMarker: LineToken = lineToken({
  name: 'ItemMarker',
  label: '*',
  pattern: /[ \t]*(?:\*[ ]+(?![+-] )|\+[ ]+(?![*-] )|-[ ]+(?![*+] ))(?=[!-\uFFFF])/,
  opens: ' \t*+-',
  role: 'marker',
  categories: [BulletMarker]
})
/** `1. ` before text. */
export const EnumeratorMarker: LineToken = lineToken({
  name: 'EnumeratorMarker',
  label: '1.',
  pattern: /[ \t]*[0-9]{1,9}[.)][ ]+(?=[!-\uFFFF])/,
  role: 'marker'
})

/**
 * The same, if its other lines are aligned with its text, or another item directly follows; otherwise it is the first
 * line of a paragraph (docutils: states.py, `is_enumerated_list_item`). A line that ends in a link continues at the
 * left margin (spec A6).
 */
export const HangingEnumerator: LineToken = lineToken({
  name: 'HangingEnumerator',
  label: '1.',
  pattern: matchHanging,
  opens: ' \t0123456789',
  role: 'marker',
  categories: [EnumeratorMarker]
})

/** Differences between languages. */
interface ListOptions {
  /** Marker of bullet items. */
  readonly bullet?: LineToken
  /** Marker of numbered items. */
  readonly enumerator: LineToken
  /** Whether a number out of sequence begins a new list: writers count, people may not bother. */
  readonly restarts: boolean
}

/**
 * ```ebnf
 * list = (BulletMarker, item), {BulletMarker, item} | (EnumeratorMarker, item), {EnumeratorMarker, item} ;
 * item = Indent, blocks, Dedent ;
 * ```
 */
export function list({bullet = BulletMarker, enumerator, restarts}: ListOptions): BlockConstruct {
  return {
    name: 'list',
    tokens: [bullet, enumerator],
    example: '* one\n* two\n',
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
              this.ACTION(() => items.push(this.nodes.item(marker, children)))
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
                items.push(this.nodes.item(marker, children))
                numbers.push(Number.parseInt(marker.image, 10))
              })
            })
            return true
          }
        }
      ])
      return this.ACTION(() => {
        if (!ordered) return [this.nodes.spanning(listOf(items))]
        const lists: Array<List> = []
        let from = 0
        for (let index = 1; index <= items.length; index += 1) {
          const isNew = restarts && numbers[index] !== numbers[index - 1]! + 1
          if (index < items.length && !isNew) continue
          lists.push(this.nodes.spanning(listOf(items.slice(from, index), numbers[from])))
          from = index
        }
        return lists
      })
    }
  }
}

/** Make a list; `start` is its first number, if its items are numbered. `finish` sets whether they are spread. */
function listOf(children: Array<ListItem>, start?: number): List {
  const node: List = {type: 'list', ordered: start !== undefined, spread: false, children}
  if (start !== undefined) node.start = start
  return node
}

const enumerators = /([ \t]*)[0-9]{1,9}[.)][ ]+(?=[!-\uFFFF])/y
/** Rest of a line; a link may continue past its end. */
const restOfLine = /(?:[^|\n]|\|:[^:|\n]*:[^|\n]*\||\|(?!:))*/y
/** Result of the last search: a line may have many markers, but its end is searched only once. */
const last = {text: '', from: 0, end: 0}

function matchHanging(text: string, offset: number): [string] | null {
  enumerators.lastIndex = offset
  const match = enumerators.exec(text)
  if (!match) return null
  const from = enumerators.lastIndex
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
