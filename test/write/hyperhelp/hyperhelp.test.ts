import fc from 'fast-check'
import type {Root, RootContent, Table, TableCell} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {type GridTable, toMatrix} from '../../../src/index.js'
import {fromSphinxText} from '../../../src/read/from-sphinx-text.js'
import {toHyperhelp} from '../../../src/write/hyperhelp/index.js'
import {read} from '../../grammars/native-tree.js'
import {runs} from '../../runs.js'

/** A tree without positions; columns of tables may come out wider. */
function bare(tree: Root): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) =>
      key === 'position' ? undefined : key === 'columns' ? (value as Array<unknown>).length : value
    )
  )
}

function root(...children: Array<RootContent>): Root {
  return {type: 'root', children}
}

function paragraph(value: string): RootContent {
  return {type: 'paragraph', children: [{type: 'text', value}]}
}

const page = `%hyperhelp title="A help file" date="2020-01-02"


# first:The first section
=========================

A paragraph with a |link|, one |:other.txt:elsewhere|, one to |Other::another package|, an
*anchor*, a *|hidden:hidden one|*, \`code\`, <Ctrl+C> and a comment<** not seen **> that goes on
for longer than a line has room for.

    * One item

    * Another, and what it is about is told at length, so that it takes
      more than a line

      1. nested
      2. too

NOTE: What hangs from its label goes on below the text, not below the label of
      it, for as long as there is more to tell.

      And on.

Normal: \`*a*\`
        \`*b*\`

Hidden: \`*|a|*\`
        \`*|b|*\`

*term* \`[REQUIRED]\`

    What it means.

<Tab>/<Shift+Tab>
    Move on.

    A quote, or an aside.

<** for
  nobody **>

## _none:C# ##

key: \`a\`
operator: \`b\`

    \`\`\`json
    {"a": [
      1
    ]}
    \`\`\`

  +-----+      +-----+
  | one |----->| two |
  +-----+      +-----+

+------+-------+
| |a|  | \`b\`   |
+======+=======+
| *c*  | <d>   |
+------+-------+

--------------------
`

describe('toHyperhelp', () => {
  it('should write what reads as the same tree, and then the same text', () => {
    const tree = read(page)
    const value = toHyperhelp(tree)
    expect(bare(read(value))).toEqual(bare(tree))
    expect(toHyperhelp(read(value))).toBe(value)
  })

  it('should write what a person would', () => {
    expect(
      toHyperhelp(
        root(
          {
            type: 'helpHeader',
            title: 'T',
            date: '2020-01-02',
            attributes: {title: 'T', date: '2020-01-02'}
          },
          {
            type: 'heading',
            depth: 2,
            identifier: 'a',
            children: [{type: 'text', value: 'B: c'}],
            data: {underline: '-'}
          },
          paragraph('d'),
          {
            type: 'list',
            ordered: false,
            spread: false,
            children: [
              {
                type: 'listItem',
                spread: false,
                children: [{type: 'paragraph', children: [{type: 'text', value: 'e'}]}]
              },
              {
                type: 'listItem',
                spread: false,
                children: [{type: 'paragraph', children: [{type: 'text', value: 'f'}]}]
              }
            ]
          }
        )
      )
    ).toBe(
      '%hyperhelp title="T" date="2020-01-02"\n\n\n## a:B: c\n---------\n\nd\n\n    * e\n    * f\n'
    )
  })

  it('should count the text of links, not their topics', () => {
    const words = 'word '.repeat(14)
    expect(toHyperhelp(read(`${words}|:some/file.txt/some.topic:it| on`))).toBe(
      `${words}|:some/file.txt/some.topic:it| on\n`
    )
  })

  it('should wrap at the width that it is told', () => {
    const value = toHyperhelp(root(paragraph('word '.repeat(40))), {width: 60})
    expect(Math.max(...value.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
  })

  it.each([
    '# a',
    '- a',
    '1. a',
    '----',
    'Note: a',
    '<** a **>',
    '*a*',
    '|a|',
    '*|a|*',
    '<a>',
    '%hyperhelp'
  ])('should keep %s text', (value) => {
    const tree = read(toHyperhelp(root(paragraph(value), paragraph('> * |'))))
    const first = tree.children[0]
    const text = first?.type === 'paragraph' ? first.children : []
    expect(
      text
        .map((node) => ('value' in node ? node.value : node.type === 'break' ? ' ' : ''))
        .join('')
        .replaceAll('\u2060', '')
    ).toBe(value)
    expect(text.every((node) => node.type === 'text' || node.type === 'break')).toBe(true)
  })

  it('should say what help files have no marks for', () => {
    const file = new VFile()
    const tree = root({
      type: 'paragraph',
      children: [{type: 'emphasis', children: [{type: 'text', value: 'a'}]}]
    })
    expect(toHyperhelp(tree, {file})).toBe('a\n')
    expect(file.messages).toMatchObject([{ruleId: 'hyperhelp-loss', fatal: false}])
  })

  it('should write a header where the tree has none', () => {
    expect(toHyperhelp(root(paragraph('a')), {title: 'A', date: '2020-01-02'})).toBe(
      '%hyperhelp title="A" date="2020-01-02"\n\na\n'
    )
  })

  it('should write documents of Sphinx', () => {
    const value = toHyperhelp(fromSphinxText('Title\n*****\n\nCall "run()".\n\n* one\n\n* two\n'))
    expect(value).toBe('# _none:Title\n\nCall `run()`.\n\n    * one\n    * two\n')
  })

  it('should write text in cells that no mark of turns into anything else', () => {
    const words = [
      '*star* of',
      'a |bar| b',
      '<key>',
      'not <** lost **> here',
      '*|hidden|*',
      "it's `"
    ]
    const cell = (value: string): TableCell => ({
      type: 'tableCell',
      children: [{type: 'text', value}]
    })
    const table: Table = {
      type: 'table',
      children: [['Words'], ...words.map((word) => [word])].map((row) => ({
        type: 'tableRow',
        children: row.map(cell)
      }))
    }
    const file = new VFile()
    const written = read(toHyperhelp(root(table), {file})).children.at(-1) as GridTable
    expect(toMatrix(written).flat()).toEqual(['Words', ...words.slice(0, -1), "it's '"])
    expect(file.messages.map(({reason}) => reason)).toContain(
      'An unpaired backtick would turn all that follows into code'
    )
  })

  it('should keep things apart of which one is described and the other is not', () => {
    const tree = fromSphinxText('Reel\n****\n\n--dry\n\n--wet\n\n   Wind a wet rope.\n')
    const [, list] = read(toHyperhelp(tree)).children
    expect(list).toMatchObject({
      children: [
        {type: 'definitionTerm'},
        {type: 'definitionBody', children: []},
        {type: 'definitionTerm'},
        {type: 'definitionBody', children: [{type: 'paragraph'}]}
      ]
    })
  })

  it('should not take a width that is none', () => {
    expect(() => toHyperhelp(root(), {width: 0})).toThrow(
      'Cannot write a help file with width `0`, expected an integer from 1'
    )
  })

  const piece = fc.constantFrom(
    ...['a', 'b ', 'foo', 'Bar.', '\n', '\n\n', '\n    ', '\n\n    ', '\n\n        ', ' '],
    ...['*a*', '|b|', '`c`', '<d>', '<**e**>', '*|f|*', '|:g:h|', '*i:j*', ':', '日本'],
    ...['\n\n# g', '\n\n## h:i', '\n\n```\nx\n```\n', '\n\n----\n', '\n\n* j', '\n\n1. k'],
    ...['\n* l', '\n\n  * m', '\n\nNOTE: n', '\n\n`NOTE:` o', '\n\nLabel: `p`\n       `q`'],
    ...['\n\n*r*\n\n    S.', '\n\nt\n    U.', '\n\na    b\nc    d', '\n\n<** v **>'],
    'words that go on for so long that they nearly fill a line of a help file'
  )

  it('should write any tree of a help file so that it reads as the same', () => {
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 20}), (pieces) => {
        const tree = read(pieces.join(''))
        expect(bare(read(toHyperhelp(tree)))).toEqual(bare(tree))
      }),
      {numRuns: runs(300)}
    )
  })
})
