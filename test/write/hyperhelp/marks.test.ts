import fc from 'fast-check'
import type {Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp, toHyperhelp} from '../../../src/index.js'
import {runs} from '../../runs.js'
import {countLetters, listBlocks, lostLetters, missingBlocks} from './compare-blocks.js'

const text = (value: string): PhrasingContent => ({type: 'text', value})

/** All that running text has, and marks of everything as text: any two may stand beside each other. */
const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
  fc
    .constantFrom(
      ...['reel', ' and ', ' ', ': ', '. ', 'Note: ', '||', 'a|b', '*x*', '<y>', '<** z **>'],
      ...['|', '*', '<', '>', '----', '====', '# ', '- ', '1. ', '+---+', '%hyperhelp ']
    )
    .map(text),
  fc
    .constantFrom('wind', 'a b', '|x|', '*', '<k>')
    .map((value): PhrasingContent => ({type: 'inlineCode', value})),
  fc
    .constantFrom('Ctrl+K', '>', '?')
    .map((value): PhrasingContent => ({type: 'keyBinding', value})),
  fc.constantFrom('oak', 'drum').map(
    (identifier): PhrasingContent => ({
      ...{type: 'helpLink', package: null, identifier},
      children: [text('drum')]
    })
  ),
  fc.boolean().map(
    (hidden): PhrasingContent => ({
      ...{type: 'anchor', identifier: 'elm', hidden},
      children: [text('place')]
    })
  ),
  fc.constant<PhrasingContent>({type: 'comment', value: ' dry '})
)
const phrases = fc.array(phrase, {minLength: 1, maxLength: 6})

const {block} = fc.letrec<{block: RootContent}>((tie) => {
  const blocks = fc.array(tie('block'), {minLength: 1, maxLength: 2}) as fc.Arbitrary<Array<never>>
  return {
    block: fc.oneof(
      {maxDepth: 2},
      fc
        .array(fc.oneof(phrase, fc.constant<PhrasingContent>({type: 'break'})), {minLength: 1})
        .map((children): RootContent => ({type: 'paragraph', children})),
      fc
        .constantFrom('Reels', 'a: b', '# x')
        .map((value): RootContent => ({type: 'heading', depth: 2, children: [text(value)]})),
      fc
        .constantFrom('x = 1', '', '```', '  a\n\n b')
        .map((value): RootContent => ({type: 'code', value})),
      fc.constant<RootContent>({type: 'thematicBreak'}),
      fc.tuple(fc.boolean(), fc.array(blocks, {minLength: 1, maxLength: 2})).map(
        ([ordered, items]): RootContent => ({
          ...{type: 'list', ordered, spread: true},
          children: items.map((children) => ({type: 'listItem', spread: true, children}))
        })
      ),
      blocks.map((children): RootContent => ({type: 'blockquote', children})),
      blocks.map((children): RootContent => ({type: 'admonition', kind: 'note', children}))
    )
  }
})

describe('help that is written and read again', () => {
  const again = (tree: Root): Root => fromHyperhelp(toHyperhelp(tree), {dialect: 'hyperhelp'})

  it('should have each paragraph, whatever marks stand beside each other', () => {
    fc.assert(
      fc.property(phrases, (children) => {
        const tree: Root = {type: 'root', children: [{type: 'paragraph', children}]}
        expect(missingBlocks(listBlocks(tree), listBlocks(again(tree)))).toEqual([])
      }),
      {numRuns: runs(300)}
    )
  })

  it('should have each letter, whatever blocks stand beside and in each other', () => {
    /** Letters in one case: labels of notes begin with a capital. Numbers of items are markup. */
    const lettersOf = (node: Nodes) => {
      const letters = new Map<string, number>()
      for (const [letter, count] of countLetters(node)) {
        const key = letter.toLowerCase()
        if (key !== '1') letters.set(key, (letters.get(key) ?? 0) + count)
      }
      return letters
    }
    fc.assert(
      fc.property(fc.array(block, {minLength: 1, maxLength: 4}), (children) => {
        const tree: Root = {type: 'root', children}
        expect(lostLetters(lettersOf(tree), lettersOf(again(tree)))).toBe('')
      }),
      {numRuns: runs(200)}
    )
  })
})
