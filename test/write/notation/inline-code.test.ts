import fc from 'fast-check'
import type {Root} from 'mdast'
import {type Handle, toMarkdown} from 'mdast-util-to-markdown'
import {describe, expect, it} from 'vitest'
import {printInlineCode} from '../../../src/write/notation/inline-code.js'
import {runs} from '../../runs.js'

const pieces = ['`', '``', '`````', '\n', '\n\n', '\n   ', ' ', '\t', 'a', '# ', '- ', '1. ', '<b>']
const codes = fc.string({
  unit: fc.constantFrom(...pieces, '>', '=', '~~~', '|', '+', '[', '*', '\\'),
  minLength: 1,
  maxLength: 20
})

const inlineCode: Handle = (node, _, state) => printInlineCode(node, state)

describe('printInlineCode', () => {
  it('should print code as mdast-util-to-markdown does', () => {
    fc.assert(
      fc.property(codes, (value) => {
        const tree: Root = {
          type: 'root',
          children: [{type: 'paragraph', children: [{type: 'inlineCode', value}]}]
        }
        expect(toMarkdown(tree, {handlers: {inlineCode}})).toBe(toMarkdown(tree))
      }),
      {numRuns: runs(500)}
    )
  })
})
