import {describe, expect, it} from 'vitest'
import {fromGridTable} from '../../src/index.js'

describe('cells of Markdown tables', () => {
  const text = [
    '+----------------+--------+',
    '| - **one** and  | [two]( |',
    '|   more         | b.md)  |',
    '+----------------+--------+',
    ''
  ].join('\n')

  it('should be CommonMark, with the places of the source', () => {
    const table = fromGridTable(text, {dialect: 'pandoc'})
    const [first, second] = table.children[0]!.children[0]!.children
    expect(second!.children).toMatchObject([
      {type: 'paragraph', children: [{type: 'link', url: 'b.md'}]}
    ])
    expect(first!.children).toMatchObject([
      {
        type: 'list',
        children: [
          {
            type: 'listItem',
            children: [
              {
                type: 'paragraph',
                children: [
                  {
                    type: 'strong',
                    position: {start: {line: 2, column: 5}, end: {line: 2, column: 12}}
                  },
                  {type: 'text', value: ' and more'}
                ]
              }
            ]
          }
        ]
      }
    ])
  })
})
