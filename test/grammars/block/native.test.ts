import fc from 'fast-check'
import type {Node, Parent} from 'unist'
import {describe, expect, it} from 'vitest'
import {toPlainText} from '../../../src/tables/to-plain-text.js'
import {blocks, faults, read} from '../native-tree.js'

describe('headers of help files', () => {
  it('should read pairs', () => {
    expect(read('%hyperhelp title="A b" date="2020-01-02"\n').children[0]).toMatchObject({
      type: 'helpHeader',
      title: 'A b',
      date: '2020-01-02'
    })
  })

  it('should report unknown keys, dates that are none, and what is no pair', () => {
    expect(faults('%hyperhelp title="a" foo="b" date="2020-13-01" x')).toEqual([
      '1:22 header-unknown-key',
      '1:30 header-date',
      '1:48 header-illegal'
    ])
  })

  it('should read what HyperHelp makes of one', () => {
    expect(read('*a.txt*   My title   01/02/20\n==========\ntext').children).toMatchObject([
      {type: 'helpHeader', title: 'My title', date: '01/02/20', data: {file: 'a.txt'}},
      {type: 'paragraph'}
    ])
  })

  it.each(['\n%hyperhelp title="a"', '%hyperhelpx title="a"'])(
    'should read %j as text',
    (value) => {
      expect(read(value).children[0]?.type).toBe('paragraph')
    }
  )
})

describe('headings of help files', () => {
  it.each([
    ['# a b', 'heading(1 #a b "a b")'],
    ['## t:a', 'heading(2 #t "a")'],
    ['#f', 'heading(1 #f "f")'],
    ['    #### a', 'heading(4 #a "a")'],
    ['# :a: b', 'heading(1 #a: b "a: b")'],
    ['# _none:a', 'heading(1 "a")'],
    ['# a ##', 'heading(1 #a "a")'],
    ['# C#', 'heading(1 #C "C")'],
    ['# C# ##', 'heading(1 #C# "C#")'],
    ['# a # b', 'heading(1 #a # b "a # b")'],
    ['# # a', 'heading(1 ## a "# a")'],
    ['# a |b| *c* <** d **>', 'heading(1 #a |b| *c* <** d **> "a |b| *c* <** d **>")'],
    ['\u00a0# a', 'heading(1 #a "a")']
  ])('should read %j', (value, expected) => {
    expect(blocks(value)).toEqual([expected])
  })

  it.each(['#', '##', '# ', 'a # b'])('should read %j as text', (value) => {
    expect(read(value).children[0]?.type).toBe('paragraph')
  })

  it('should take the line that underlines one', () => {
    const tree = read('# a\n===\nb')
    expect(tree.children).toMatchObject([
      {type: 'heading', data: {underline: '='}, position: {end: {line: 2, column: 4}}},
      {type: 'paragraph'}
    ])
  })

  it('should report one without text', () => {
    expect(faults('# #')).toEqual(['1:1 heading-empty'])
  })

  it('should not read one inside an open construct', () => {
    expect(blocks('a |b\n# c| d')).toEqual(['paragraph("a " helpLink(#b # c "b # c") " d")'])
  })
})

describe('code of help files', () => {
  it.each([
    ['```\na |b|\n```', 'code("a |b|")'],
    ['```json5 x\na\n```', 'code(json5 "a")'],
    ['    ```py\n    a\n      b\n  c\n  ```', 'code(py "a\\n  b\\nc")'],
    ['```\n``` x\n```', 'code("``` x")']
  ])('should read %j', (value, expected) => {
    expect(blocks(value)).toEqual([expected])
  })

  it('should read the language that the editor knows when strict', () => {
    expect(blocks('```json5\na\n```', {strict: true})).toEqual(['code(json "a")'])
  })

  it.each(['``` a ``` b', '````', 'a ```'])('should not take %j for a fence', (value) => {
    expect(read(`${value}\nb\n\`\`\``).children[0]?.type).toBe('paragraph')
  })

  it('should read a fence that nothing closes as a line of text', () => {
    expect(blocks('```py\n\n# a')).toEqual(['paragraph("```py")', 'heading(1 #a "a")'])
    expect(faults('```py\n\n# a')).toEqual(['1:1 code-unclosed'])
    expect(blocks('```py\n\n# a', {strict: true})).toEqual(['code(py "\\n# a")'])
  })
})

describe('comments of help files', () => {
  it('should stand for themselves between blocks', () => {
    expect(blocks('a\n\n<** b\n\nc **>\n\nd')).toEqual([
      'paragraph("a")',
      'comment(" b\\n\\nc ")',
      'paragraph("d")'
    ])
  })

  it('should part no paragraph', () => {
    const long = 'words that fill a line from its first column to its last'
    expect(blocks(`${long}\n<** b **>\n${long}`)).toEqual([
      `paragraph("${long} " comment(" b ") "${long}")`
    ])
  })
})

describe('indentation in help files', () => {
  it('should say nothing below a heading that has it', () => {
    expect(blocks('    # a\n\n    b\n\n        c\n\n    d')).toEqual([
      'heading(1 #a "a")',
      'paragraph("b")',
      'blockquote(paragraph("c"))',
      'paragraph("d")'
    ])
  })

  it('should say nothing where a whole section has it', () => {
    expect(blocks('# a\n\n    b\n\n    c\n\n# d')).toEqual([
      'heading(1 #a "a")',
      'paragraph("b")',
      'paragraph("c")',
      'heading(1 #d "d")'
    ])
  })

  it('should say nothing of lists', () => {
    expect(blocks('a:\n\n    * b\n\n      c\n    * d\n\ne')).toEqual([
      'paragraph("a:")',
      'list(listItem(paragraph("b") paragraph("c")) listItem(paragraph("d")))',
      'paragraph("e")'
    ])
  })

  it('should go back to a depth between two', () => {
    expect(blocks('# h\n\na\n\n        b\n\n    c\n\nd')).toEqual([
      'heading(1 #h "h")',
      'paragraph("a")',
      'blockquote(paragraph("b") paragraph("c"))',
      'paragraph("d")'
    ])
  })
})

describe('lists in help files', () => {
  it('should be tight or loose', () => {
    expect(read('* a\n* b').children[0]).toMatchObject({spread: false})
    expect(read('* a\n\n* b').children[0]).toMatchObject({
      spread: true,
      children: [{spread: false}, {spread: false}]
    })
  })

  it('should follow a line that announces them', () => {
    expect(blocks('These:\n- a\n- b')[1]).toBe(
      'list(listItem(paragraph("a")) listItem(paragraph("b")))'
    )
  })

  it('should not begin inside a paragraph', () => {
    const long = 'a line that is as long as wrapped lines are in a help file, less'
    expect(blocks(`${long}\n- b`)).toEqual([`paragraph("${long} - b")`])
  })
})

describe('labels in help files', () => {
  it.each([
    [
      '    `NOTE:` a\n            b c',
      'note paragraph(inlineCode("NOTE:")) paragraph("a" break "b c")'
    ],
    ['`NOTE:` a\n  b', 'note paragraph(inlineCode("NOTE:")) paragraph("a" break "b")'],
    ['NOTE: a', 'note paragraph("a")'],
    ['Note: a\nb', 'note paragraph("a b")'],
    ['WARNING:\n    a', 'warning paragraph("a")'],
    ['See also:\n\n    a', 'seealso paragraph("a")']
  ])('should read %j', (value, expected) => {
    expect(blocks(value)).toEqual([`admonition(${expected})`])
  })

  it('should keep all that hangs from one', () => {
    expect(blocks('NOTE: a\n\n      b\n\nc')).toEqual([
      'admonition(note paragraph("a") paragraph("b"))',
      'paragraph("c")'
    ])
  })

  it('should read fields whose text hangs from them', () => {
    expect(blocks('Normal: `a`\n        `b`\n\nHidden: `c`\n        `d`')).toEqual([
      'definitionList(definitionTerm("Normal:") definitionBody(paragraph(inlineCode("a") break inlineCode("b"))) definitionTerm("Hidden:") definitionBody(paragraph(inlineCode("c") break inlineCode("d"))))'
    ])
  })
})

describe('definitions in help files', () => {
  it('should stand below their term', () => {
    expect(blocks('<?>\n    Open it.\n\n<i>\n    Close it.')).toEqual([
      'definitionList(definitionTerm(keyBinding("?")) definitionBody(paragraph("Open it.")) definitionTerm(keyBinding("i")) definitionBody(paragraph("Close it.")))'
    ])
  })

  it('should stand below an anchor, a blank line between', () => {
    expect(blocks('*a* `[X]`\n\n    B.\n\n    C.')).toEqual([
      'definitionList(definitionTerm(anchor(#a "a") " " inlineCode("[X]")) definitionBody(paragraph("B.") paragraph("C.")))'
    ])
  })

  it('should not stand below a sentence', () => {
    expect(blocks('*a* is this:\n\n    B.')).toEqual([
      'paragraph(anchor(#a "a") " is this:")',
      'blockquote(paragraph("B."))'
    ])
  })
})

describe('lines laid out by hand', () => {
  it('should stay as they are where they hold no markup', () => {
    expect(blocks('  +---+    +---+\n  | a |--->| b |\n  +---+    +---+')).toEqual([
      'code("+---+    +---+\\n| a |--->| b |\\n+---+    +---+")'
    ])
    expect(blocks('Name     Age\nTom      10\n\nAnn      12\nJo       3')).toEqual([
      'code("Name     Age\\nTom      10\\n\\nAnn      12\\nJo       3")'
    ])
    expect(blocks('Packages/\n    User/\n        a.txt')).toEqual([
      'code("Packages/\\n    User/\\n        a.txt")'
    ])
    expect(read('a    b\nc    d').children[0]).toMatchObject({data: {fenced: false}})
  })

  it('should keep their endings where they hold markup', () => {
    expect(blocks('|a|    first\n|b|    second')).toEqual([
      'paragraph(helpLink(#a "a") "    first" break helpLink(#b "b") "    second")'
    ])
    expect(blocks('key: `a`\noperator: `b`')).toEqual([
      'paragraph("key: " inlineCode("a") break "operator: " inlineCode("b"))'
    ])
  })

  it('should be tables where rules part titles from links', () => {
    const cells = (...lines: Array<string>) =>
      read(`${lines.join('\n')}\n`).children.flatMap((node) =>
        node.type === 'table'
          ? node.children.map((row) => row.children.map((cell) => toPlainText(cell)))
          : [node.type]
      )
    expect(
      cells(
        '*|_none:Ropes|*         Drums',
        '-----                -----',
        '|hemp|               |oak| drum *',
        '                     |brass|'
      )
    ).toEqual([
      ['Ropes', 'Drums'],
      ['hemp', 'oak drum *'],
      ['', 'brass']
    ])
    for (const mark of ['=', '~', '^', '"', '+', '_']) {
      const rule = mark.repeat(5)
      const lines = ['*Ropes*    *Drums*', `${rule}      ${rule}`, '|hemp|     |oak|']
      expect(cells('Text.', '', ...lines)).toEqual([
        'paragraph',
        ['Ropes', 'Drums'],
        ['hemp', 'oak']
      ])
    }
    expect(cells('|hemp|   |oak|', '|jute|', '|coir|   |elm|')).toEqual([
      ['', ''],
      ['hemp', 'oak'],
      ['jute', ''],
      ['coir', 'elm']
    ])
    // Columns that run into each other are text, and so is what explains a sign.
    expect(cells('|hemp|   |oak|', '|jute and more|', '|coir|   |elm|')).toEqual(['paragraph'])
    expect(blocks('* - since version 2')).toEqual(['paragraph("* - since version 2")'])
    const columns = ['|hemp|   |oak| *', '|jute|   |elm|', ''].join('\n')
    expect(blocks(`${columns}\n  * - since version 2\n\nText.\n\n  A quote.`).slice(1)).toEqual([
      'paragraph("* - since version 2")',
      'paragraph("Text.")',
      'blockquote(paragraph("A quote."))'
    ])
  })

  it('should not be seen in sentences', () => {
    expect(
      blocks('One sentence is.  Two\nsentences are.  Three sentences are many words.')
    ).toEqual([
      'paragraph("One sentence is.  Two sentences are.  Three sentences are many words.")'
    ])
  })
})

describe('trees of help files', () => {
  const piece = fc.constantFrom(
    ...['a', 'b ', 'foo', '.', '\n', '\n', '\n\n', '    ', '  ', ' ', '*', '|', '`', '<', '>'],
    ...['<**', '**>', '*|', '|*', ':', '# ', '## ', '#', '```', '```py\n', '\n```\n', '----'],
    ...['====', '* ', '- ', '1. ', 'NOTE: ', '`NOTE:` ', 'Label: ', '%hyperhelp ', '\t', '日'],
    ...['|a:b:c|', '*|d:e|*', '+---|---+\n', '| f | g |\n', '+---+---+\n', '\u2060', ': '],
    ...['😀', '\u0301', '\u00a0', '_none:', 'words that go on for longer than half a line has']
  )
  const text = fc.array(piece, {maxLength: 40}).map((pieces) => pieces.join(''))

  it('should have a position on every node, in that of its parent, in order', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (value, strict) => {
        check(read(value, {strict}), 0, value.length, value)
      })
    )
  })
})

function check(node: Node, from: number, to: number, value: string): void {
  const start = node.position?.start.offset ?? -1
  const end = node.position?.end.offset ?? -1
  expect(from <= start && start <= end && end <= to, `${node.type} ${start}-${end}`).toBe(true)
  if (node.type === 'text' && node.position?.start.line === node.position?.end.line) {
    // Word joiners that keep marks from being read are no text.
    const bare = (text: string) => text.replaceAll('\u2060', '')
    expect(bare(value.slice(start, end))).toBe(bare((node as Node & {value: string}).value))
  }
  let last = start
  for (const child of (node as Parent).children ?? []) {
    check(child, last, end, value)
    last = child.position?.end.offset ?? -1
  }
}
