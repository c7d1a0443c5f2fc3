import type {List, ListItem, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../lines.js'
import type {EnumeratorPayload} from './indent/payloads.js'
import {
  BulletMarker,
  EnumeratorMarker,
  FirstBullet,
  FirstEnumerator,
  NextBullet,
  NextEnumerator
} from './lines.js'

/**
 * ```ebnf
 * bulletList = FirstBullet, item, {NextBullet, item} ;
 * item = Indent, blocks, Dedent ;
 * ```
 *
 * docutils: "Bullet Lists". A different bullet begins a new list.
 */
export const bulletList: BlockConstruct = {
  name: 'bulletList',
  tokens: [BulletMarker, FirstBullet, NextBullet],
  example: '* one\n* two\n',
  rule() {
    const items: Array<ListItem> = []
    const first = this.CONSUME(FirstBullet)
    const blocks = this.takeBody()
    this.ACTION(() => items.push(this.nodes.item(first, blocks)))
    this.MANY(() => {
      const marker = this.CONSUME(NextBullet)
      this.CONSUME1(Indent)
      const more = this.SUBRULE1(this.indented)
      this.ACTION(() => items.push(this.nodes.item(marker, more)))
    })
    return this.ACTION(
      (): Array<RootContent> => [
        this.nodes.spanning<List>({type: 'list', ordered: false, spread: false, children: items})
      ]
    )
  }
}

/**
 * ```ebnf
 * enumeratedList = FirstEnumerator, item, {NextEnumerator, item} ;
 * ```
 *
 * docutils: "Enumerated Lists". `data.enumerator` has the sequence and format if they are not those of `1.`.
 */
export const enumeratedList: BlockConstruct = {
  name: 'enumeratedList',
  tokens: [EnumeratorMarker, FirstEnumerator, NextEnumerator],
  example: '1. one\n2. two\n',
  rule() {
    const items: Array<ListItem> = []
    const first = this.CONSUME(FirstEnumerator)
    const blocks = this.takeBody()
    this.ACTION(() => items.push(this.nodes.item(first, blocks)))
    this.MANY(() => {
      const marker = this.CONSUME(NextEnumerator)
      this.CONSUME1(Indent)
      const more = this.SUBRULE1(this.indented)
      this.ACTION(() => items.push(this.nodes.item(marker, more)))
    })
    return this.ACTION((): Array<RootContent> => {
      const {sequence, format, ordinal} = first.payload as EnumeratorPayload
      const node: List = {
        type: 'list',
        ordered: true,
        spread: false,
        children: items
      }
      node.start = ordinal ?? 1
      const kind = sequence === '#' ? 'arabic' : sequence
      if (kind !== 'arabic' || format !== 'period') node.data = {enumerator: {kind, format}}
      return [this.nodes.spanning(node)]
    })
  }
}
