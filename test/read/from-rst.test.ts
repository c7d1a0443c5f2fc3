import type {Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {findTables} from '../../src/read/find-tables.js'
import {fromRst} from '../../src/read/from-rst.js'
import {toMarkdown} from '../../src/write/markdown/index.js'

/** The Markdown of a document, without the last line ending. */
function markdown(text: string): string {
  return toMarkdown(fromRst(text)).trimEnd()
}

/** Where messages stand, and their rules. */
function messages(text: string): Array<string> {
  const file = new VFile(text)
  fromRst(file)
  return file.messages.map(({line, ruleId}) => `${line} ${ruleId}`)
}

/** Types of nodes, nested. */
function outline(node: Nodes): string {
  const children = 'children' in node ? (node.children as Array<Nodes>) : []
  const inner = children.filter(({type}) => type !== 'text').map(outline)
  return inner.length > 0 ? `${node.type}(${inner.join(' ')})` : node.type
}

function blocks(text: string): string {
  return (fromRst(text) as Root).children.map(outline).join(' ')
}

describe('fromRst', () => {
  it.each([
    ['underlines tell levels by their order', 'A\n==\n\nB\n--\n\nC\n==', '# A\n\n## B\n\n# C'],
    ['a title has a line above and below', '===\n A\n===\n\nB\n===', '# A\n\n## B'],
    [
      'a table stands right below a title',
      'A\n=\n+---+\n| b |\n+---+',
      '# A\n\n|     |\n| --- |\n| b   |'
    ],
    ['`#.` counts', '#. a\n#. b', '1. a\n2. b'],
    [
      'a letter without a second item below is text',
      'A. Einstein was\na physicist.',
      'A. Einstein was a physicist.'
    ],
    ['Roman numerals count', '(iv) a\n(v) b', '4. a\n5. b'],
    ['another bullet is another list', '* a\n- b', '- a\n\n* b'],
    [
      'a class with arguments is one of Python',
      '.. class:: Reel(size)\n\n   a',
      '- **`Reel(size)`**\n\n  a'
    ],
    ['a class without them is one of HTML', '.. class:: wide\n\na', 'a'],
    [
      'angle brackets are text where nothing is referred to',
      ':samp:`-t <n>` :genex:`$<A>`',
      '`-t <n>` `$<A>`'
    ],
    ['classifiers stand behind their term', 'a : b : c\n  text', '- **a** : b : c\n\n  text'],
    ['an escaped colon begins no classifier', 'a \\: b : c\n  text', '- **a : b** : c\n\n  text'],
    [
      'terms of a glossary share what they mean',
      '.. glossary::\n   :sorted:\n\n   a\n   b : key\n      c\n\n   d\n      e',
      '- **a**\\\n  **b**\n\n  c\n\n- **d**\n\n  e'
    ],
    [
      'a sign may take the blanks beside it away',
      'a |b| c |d| e |f| g\n\n.. |b| unicode:: 0x2014\n   :trim:\n.. |d| unicode:: 0xA9\n   :ltrim:\n.. |f| unicode:: 0xA9\n   :rtrim:',
      'a—c© e ©g'
    ],
    ['an attribution ends a quote', '  a\n\n  -- b', '> a\n>\n> — b'],
    [
      'a quoted literal block ends with its marks',
      '::\n\n> a\n> b\n\nc',
      '```\n> a\n> b\n```\n\nc'
    ],
    [
      'the least indentation of a literal block goes',
      'a::\n\n     b\n   c',
      'a:\n\n```\n  b\nc\n```'
    ],
    ['lines of verse stay', '| a\n| b\n  c', 'a\\\nb c'],
    ['substitutions are resolved', '|a|\n\n.. |a| replace:: *b*', '*b*'],
    ['references are resolved', '`a b`_\n\n.. _A B: https://c.example', '[a b](https://c.example)'],
    [
      'names of names are resolved',
      'a_\n\n.. _a: b_\n.. _b: https://c.example',
      '[a](https://c.example)'
    ],
    [
      'references without a name come in order',
      'a__ b__\n\n__ https://a.example\n__ https://b.example',
      '[a](https://a.example) [b](https://b.example)'
    ],
    [
      'footnotes are numbered around those that have a number',
      'a [#]_ [1]_\n\n.. [#] b\n.. [1] c',
      'a [^2] [^1]\n\n[^2]: b\n\n[^1]: c'
    ],
    [
      'a number that a title or a target has is no number of a footnote',
      '1\n=\n\na [#]_ [2]_\n\n.. [#] b',
      '# 1\n\na [^2] [^2]\n\n[^2]: b'
    ],
    [
      'names refer to footnotes and citations, too',
      'a_ b_ 1_\n\n.. [a] c\n.. [#b] d\n.. [1] e',
      'a[^a] b[^2] 1[^1]\n\n[^a]: c\n\n[^2]: d\n\n[^1]: e'
    ],
    [
      'the last definition of a substitution counts',
      '|a| |A|\n\n.. |a| replace:: b\n.. |a| replace:: c',
      'c c'
    ],
    ['a backslash takes the meaning away', '\\*a\\* b\\ *c*', '\\*a\\* b*c*'],
    [
      'roles have forms of their own',
      'H\\ :sub:`2`\\ O :sup:`a` :code:`b`',
      'H<sub>2</sub>O <sup>a</sup> `b`'
    ],
    ['math is math', ':math:`x_1`\n\n.. math::\n\n   y', '$x_1$\n\n$$\ny\n$$'],
    ['admonitions are alerts', '.. note:: a\n\n   b', '> [!NOTE]\n> a\n>\n> b'],
    [
      'code has its language',
      '.. code-block:: python\n   :linenos:\n\n   a\n     b',
      '```python\na\n  b\n```'
    ],
    ['an image is an image', '.. image:: a.png\n   :alt: b', '![b](a.png)'],
    [
      'a simple table with borders of two widths is code, all of it',
      '==  ==\na   b\n==  ====\nc   d\n==  ==\n\ne',
      '```\n==  ==\na   b\n==  ====\nc   d\n==  ==\n```\n\ne'
    ],
    [
      'tables have captions, with markup',
      '.. table:: a *b*\n\n   ==  ==\n   c   d\n   ==  ==',
      '**a _b_**\n\n|     |     |\n| --- | --- |\n| c   | d   |'
    ],
    [
      'a title that is strong is not made so twice',
      '.. csv-table:: **a** b\n\n   c, d',
      '**a b**\n\n|     |     |\n| --- | --- |\n| c   | d   |'
    ],
    [
      'an unknown directive stays as it is',
      '.. foo:: a\n   :b: c\n\n   d',
      '```rst\n.. foo:: a\n   :b: c\n\n   d\n```'
    ]
  ])('should know that %s', (_, text, wanted) => {
    expect(markdown(`${text}\n`)).toBe(wanted)
  })

  it.each([
    ['* a\n\n  b\n\n    c', 'list(listItem(paragraph paragraph blockquote(paragraph)))'],
    ['1. a\n\n2) b', 'list(listItem(paragraph)) list(listItem(paragraph))'],
    ['* +---+\n  | a |\n  +---+', 'list(listItem(gridTable(gtBody(gtRow(gtCell(paragraph))))))'],
    ['- - a\n  - b', 'list(listItem(list(listItem(paragraph) listItem(paragraph))))'],
    [':a: b\n\n    c', 'definitionList(definitionTerm definitionBody(paragraph paragraph))'],
    [
      '-a  b\n-c  d',
      'definitionList(definitionTerm(inlineCode) definitionBody(paragraph) definitionTerm(inlineCode) definitionBody(paragraph))'
    ],
    ['..\n\n  a', 'comment blockquote(paragraph)'],
    [
      '.. epigraph::\n   :a: b',
      'blockquote(definitionList(definitionTerm definitionBody(paragraph)))'
    ],
    ['.. a\n   b', 'comment'],
    [
      '.. glossary::\n\n   a\n   b\n     c\n\n     - d\n',
      'definitionList(definitionTerm definitionTerm definitionBody(paragraph list(listItem(paragraph))))'
    ],
    ['.. note::\n   :a: b\n\n   c', 'code'],
    ['.. class:: Rope(length)\n\n   a', 'definitionList(definitionTerm definitionBody(paragraph))'],
    ['.. class:: knot.Rope\n\n   a', 'definitionList(definitionTerm definitionBody(paragraph))'],
    ['.. class:: knot wide\n\n   a', 'paragraph'],
    ['.. py:function:: f(x)\n\n   a', 'definitionList(definitionTerm definitionBody(paragraph))']
  ])('should read blocks in blocks: %j', (text, wanted) => {
    expect(blocks(`${text}\n`)).toBe(wanted)
  })

  it.each([
    ['Title\n===\n', []],
    ['Title\n====\n', ['2 rst-title-short']],
    ['* Title\n  =====\n', ['2 rst-title-place']],
    ['A\n=\n\nB\n-\n\nC\n=\n\nD\n~~\n', ['10 rst-title-level'].map(() => '10 rst-title-level')],
    ['* a\nb\n', ['2 rst-blank-line']],
    ['a\nb\n  c\n', ['3 rst-indentation']],
    ['a *b\n', ['1 rst-markup-unclosed']],
    ['a_\n', ['1 rst-target-unknown']],
    ['|a|\n', ['1 rst-substitution-unknown']],
    ['[1]_\n', ['1 rst-footnote-unknown']],
    ['a::\n\nb\n', ['2 rst-literal']],
    ['.. csv-table::\n   :file: a.csv\n', ['1 rst-table-file']],
    ['+---+\n| a |\n', ['2 grid-table-bottom']],
    ['a\n\n.. compound::\n\nb\n', ['3 rst-directive-empty']],
    [':sup:`a`:sub:\n', ['1 rst-role']],
    ['`a`:sup:_\n', ['1 rst-role']],
    ['.. _a\n', ['1 rst-target']],
    ['.. _a: b\n.. _a: c\n', ['2 rst-target-duplicate']],
    ['a__\n', ['1 rst-target-anonymous']],
    ['====\nA\n\nb\n', ['1 rst-title']],
    ['==  ==\na   b\n==  ===\n', ['3 simple-table-rule']],
    ['==  ==\na   b\n', ['1 simple-table-bottom']],
    ['.. list-table::\n\n   * - a\n   * - b\n     - c\n', ['1 rst-table']],
    ['- a\n\n  ::\n\n    b\n  c\n', ['6 rst-blank-line']],
    ['----\n\na\n', ['1 rst-transition']],
    ['A\n=\n\n----\n\na\n', ['4 rst-transition']],
    ['a\n\n----\n\n----\n\nb\n', ['5 rst-transition']],
    ['a\n\n----\n', ['3 rst-transition']],
    ['a\n\n----\n\n.. _b:\n', []],
    ['a ** b `` c | d\n', []],
    ['.. code::\n', ['1 rst-directive-empty']],
    ['.. math::\n', ['1 rst-directive-empty']],
    ['.. csv-table::\n', ['1 rst-directive-empty']],
    ['.. list-table::\n\nb\n', ['1 rst-directive-empty']],
    ['.. note::\n   :a: b\n\n   c\n', ['1 rst-directive']],
    ['.. image::\n', ['1 rst-directive']],
    ['.. image:: a.png\n\n   b\n', ['1 rst-directive']],
    ['.. topic::\n\n   b\n', ['1 rst-directive']],
    ['.. figure:: a.png\n   :alt: b\n   c\n', ['1 rst-directive']],
    ['.. include:: a.rst\n', ['1 rst-directive']],
    ['a\n\n.. [1] b\n.. [1] c\n', ['4 rst-target-duplicate']],
    ['a\n\n.. [b] c\n.. _B: d\n', ['4 rst-target-duplicate']],
    ['|a|\n\n.. |a| replace:: b\n.. |a| replace:: c\n', ['4 rst-substitution-duplicate']],
    ['.. figure:: a.png\n\n   - b\n', ['1 rst-directive']],
    ['.. figure:: a.png\n\n   ..\n\n   b\n', []],
    ['.. table:: a\n\n   b\n', ['1 rst-table']],
    ['.. table:: a\n\n   ==  ==\n   b   c\n   ==  ==\n\n   d\n', ['1 rst-table']],
    ['.. table:: a\n', ['1 rst-directive-empty']],
    ['a [1]_\n\n.. [#b] c\n', ['1 rst-footnote-unknown']],
    ['a\n\n__ https://b.example\n', ['3 rst-target-anonymous']],
    ['a |b c|_\n', ['1 rst-substitution-unknown', '1 rst-target-unknown']],
    ['.. glossary::\n\n   a\n\n   b\n     c\n', ['5 rst-blank-line']],
    ['.. glossary::\n\n   a\n     b\n   .. c\n\n   d\n     e\n', []]
  ])('should report what docutils reports: %j', (text, wanted) => {
    expect(messages(text)).toEqual(wanted)
  })

  it('should give places in the text that it was given, tabs or not', () => {
    const text = 'a::\r\n\r\n\tb\tc\r\n\r\n*d*\r\n'
    const [, code, last] = fromRst(text).children
    expect(code).toMatchObject({type: 'code', value: 'b       c'})
    const {start, end} = last!.position!
    expect(text.slice(start.offset, end.offset)).toBe('*d*')
    expect(start.line).toBe(5)
  })

  it('should read tables of lists and of values, with what the document defines', () => {
    const text = `.. list-table:: Kinds
   :header-rows: 1

   * - Name
     - Use
   * - rope_
     - |a|

.. csv-table::
   :header: "x", "y"

   "a, ""b""", 2

.. _rope: https://rope.example
.. |a| replace:: sail
`
    const tables = findTables(text, {dialect: 'rst'})
    expect(tables.map(({caption}) => caption)).toEqual(['Kinds', undefined])
    expect(tables.map((table) => toMarkdown(table).trimEnd())).toMatchInlineSnapshot(`
      [
        "**Kinds**

      | Name                         | Use  |
      | ---------------------------- | ---- |
      | [rope](https://rope.example) | sail |",
        "| x      | y   |
      | ------ | --- |
      | a, "b" | 2   |",
      ]
    `)
  })

  it('should read text without a role as the document says, from there on', () => {
    const text =
      '`a`\n\n.. default-role:: code\n\n`b` `c`:sup:\n\n+-----+\n| `d` |\n+-----+\n\n.. default-role::\n\n`e`\n'
    expect(markdown(text)).toBe('*a*\n\n`b` <sup>c</sup>\n\n|     |\n| --- |\n| `d` |\n\n*e*')
  })

  it('should write directives as MyST runs them, where that is asked for', () => {
    const text =
      '.. foo:: a\n   b\n   :c: d\n   :e:\n\n   f\n\n     g\n\n.. index:: h\n\n.. bar::\n\n   i\n'
    expect(toMarkdown(fromRst(text), {directives: 'myst'}).trimEnd()).toBe(
      '```{foo} a b\n:c: d\n:e:\n\nf\n\n  g\n```\n\n```{index} h\n```\n\n```{bar}\ni\n```'
    )
  })

  it('should show what marks in code mean, and keep the code as it is written', () => {
    const tree = fromRst(
      '.. parsed-literal::\n\n   a |v| *b*\n     c_\n\n.. |v| replace:: 1\n.. _c: https://c.example\n'
    )
    expect(tree.children[0]).toMatchObject({
      type: 'code',
      value: 'a |v| *b*\n  c_',
      data: {visible: 'a 1 b\n  c'}
    })
    expect(toMarkdown(tree)).toContain('```\na 1 b\n  c\n```')
  })

  it('should name the tab that makes a line too long', () => {
    const file = new VFile('+----+\n| a\t |\n+----+\n')
    fromRst(file)
    expect(file.messages.map(({note}) => note)).toEqual([
      expect.stringContaining('Replace the tab with spaces')
    ])
  })

  it('should take linear time for what never ends', () => {
    const pieces =
      '` *a |a :a:` a_b -_ .._a :a |_ _ * | [ < a_ a__ _` ``a x:// http://( e@e. \\\\ (*a'.split(
        ' '
      )
    for (const piece of [...pieces, '- ', '| ', '  ', '*a ']) {
      expect(fromRst(piece.repeat(20_000)).type).toBe('root')
    }
  })

  it('should say what is broken in a line of a table, not what follows from it', () => {
    const inner = '+---+----+\n| a | b  |\n| a |----+\n| a | c  |\n+---+----+\n'
    const moved = '+---+----+\n  | a | b  |\n  +---+----+\n  | a | c  |\n  +---+----+\n'
    const quoted = `Text\n\n  ${inner.replace(/\n(?=.)/g, '\n  ')}`
    expect(messages(inner)).toEqual(['3 grid-table-junction'])
    expect(messages(quoted)).toEqual(['5 grid-table-junction'])
    expect(messages(moved)).toEqual(['2 grid-table-top'])
  })
})

describe('strong text', () => {
  it('should be strong once in terms, rubrics and captions', () => {
    expect(markdown('**Why?**\n   Because.\n')).toBe('- **Why?**\n\n  Because.')
    expect(markdown('Why **not**?\n   So.\n')).toBe('- **Why not?**\n\n  So.')
    expect(markdown('.. rubric:: A **strong** *one*\n')).toBe('**A strong _one_**')
  })
})
