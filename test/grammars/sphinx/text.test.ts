import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromSphinxText, type GridTable, toMatrix} from '../../../src/index.js'
import {outlines} from './outline.js'

function read(...lines: Array<string>): Array<string> {
  return outlines(fromSphinxText(`${lines.join('\n')}\n`))
}

describe('documents of the text builder', () => {
  it('should read titles in the order of their marks', () => {
    expect(
      read(
        'Text',
        '**',
        '',
        'A title',
        '*******',
        '',
        'Text',
        '==',
        '',
        'Part',
        '====',
        '',
        'Sub',
        '---',
        '',
        'More',
        '===='
      )
    ).toEqual([
      'paragraph("Text **")',
      'heading1("A title")',
      'paragraph("Text ==")',
      'heading2("Part")',
      'heading3("Sub")',
      'heading2("More")'
    ])
  })
  it('should tell literal blocks from quotes and lists', () => {
    expect(
      read(
        'So:',
        '',
        '   x = f(1)',
        '',
        '   * y',
        '',
        'As he said:',
        '',
        '   It was a dark and stormy night.',
        '',
        'These:',
        '',
        '   * a'
      )
    ).toEqual([
      'paragraph("So:")',
      'code "x = f(1)\\n\\n* y"',
      'paragraph("As he said:")',
      'blockquote(paragraph("It was a dark and stormy night."))',
      'paragraph("These:")',
      'blockquote(list(listItem(paragraph("a"))))'
    ])
  })
  it('should tell code by its lines where no colon announces it', () => {
    expect(read('In the file', '', '   knot(', '      size=3,', '   )', '', 'Text.')).toEqual([
      'paragraph("In the file")',
      'code.python "knot(\\n   size=3,\\n)"',
      'paragraph("Text.")'
    ])
    expect(read('He said', '', '   Ropes (thin)', '      Are for boats.')[1]).toMatch(/^blockquote/)
  })
  it('should read strong text, notes, signatures and doctests', () => {
    expect(
      read('**Detail:** "x" *y*.', '', 'Note: Short.', '', 'f(x)', '', '   Text.', '', '>>> 1', '1')
    ).toEqual([
      'paragraph(strong("Detail:") " " inlineCode "x" " " emphasis("y") ".")',
      'admonition.note(paragraph("Short."))',
      'definitionList(definitionTerm("f(x)") definitionBody(paragraph("Text.")))',
      'code.pycon ">>> 1\\n1"'
    ])
  })
})

describe('plain reStructuredText', () => {
  it('should read overlined titles and levels in order of appearance', () => {
    expect(
      read('====', 'Doc', '====', '', 'One', '~~~', '', 'Two', '^^^', '', 'Three', '~~~~~')
    ).toEqual(['heading1("Doc")', 'heading2("One")', 'heading3("Two")', 'heading2("Three")'])
  })
  it('should read inline markup', () => {
    expect(
      read(
        '``a *b*`` `L <http://x.org>`_ :func:`~m.f` :ref:`here <t>` [1]_ `em`',
        '',
        '.. [1] Note.'
      )
    ).toEqual([
      'paragraph(inlineCode "a *b*" " " link("L") " " inlineCode "f" " here " footnoteReference#1 " " emphasis("em"))',
      'footnoteDefinition#1(paragraph("Note."))'
    ])
  })
  it('should take directives, comments, targets and fields for text: no writer leaves them', () => {
    expect(read('.. note:: One', '', '.. remark', '', ':Author: Me')).toEqual([
      'paragraph(".. note:: One")',
      'paragraph(".. remark")',
      'paragraph(":Author: Me")'
    ])
  })

  it('should read line blocks and simple tables', () => {
    expect(
      read('| one', '| two', '', '== ==', 'a  b', '== ==', '1  2', '== ==').map((node) =>
        node.slice(0, 40)
      )
    ).toEqual([
      'paragraph("one" break "two")',
      'gridTable(gtHeader(gtRow(gtCell(paragrap'.slice(0, 40)
    ])
  })
  it('should take two colons for the mark of a literal block', () => {
    expect(read('Look::', '', '  This is *no* markup.', '', '::', '', '  x')).toEqual([
      'paragraph("Look:")',
      'code "This is *no* markup."',
      'code "x"'
    ])
  })
  it('should drop escaped blanks beside markup', () => {
    expect(read('Re\\ ``Struct``\\ Text, *x*\\ s, C:\\ and \\d.')).toEqual([
      'paragraph("Re" inlineCode "Struct" "Text, " emphasis("x") "s, C:\\\\ and \\\\d.")'
    ])
  })
})

describe('signatures', () => {
  it('should be code, whose quotes and stars are its own', () => {
    const tree = fromSphinxText('T\n*\n\nf(a="x", b=" ", *args, **kw)\n\n   F.\n')
    expect(tree.children[1]).toMatchObject({
      type: 'definitionList',
      data: {kind: 'signature'},
      children: [
        {children: [{type: 'text', value: 'f(a="x", b=" ", *args, **kw)'}]},
        {type: 'definitionBody'}
      ]
    })
  })
})

describe('what the text writer laid out', () => {
  /** A page of its own: what its writer does is known by its title and its filled lines. */
  const page = (...lines: Array<string>): Array<string> =>
    read(
      'Ropes',
      '*****',
      '',
      'Ropes are tied to posts with hitches, and to one another with bends,',
      'of which there are many.',
      '',
      ...lines
    ).slice(2)

  it('should have code where nothing shows text', () => {
    for (const code of ['reel wind --dry', 'reels/oak/', '[drum] 6/247 wound', 'a -> b']) {
      expect(page('Text before it.', '', `   ${code}`)).toEqual([
        'paragraph("Text before it.")',
        `code ${JSON.stringify(code)}`
      ])
    }
  })

  it('should have quotes where sentences or items stand', () => {
    expect(page('He said:', '', '   Never wind a wet rope.')).toEqual([
      'paragraph("He said:")',
      'blockquote(paragraph("Never wind a wet rope."))'
    ])
    expect(page('It has:', '', '   * a drum', '', '   * a rope')[1]).toBe(
      'blockquote(list(listItem(paragraph("a drum")) listItem(paragraph("a rope"))))'
    )
  })

  it('should read options and other signatures with their bodies', () => {
    for (const signature of [
      '-t TURNS, --turns TURNS',
      '/V [<file>]',
      'wind [<options>] <rope>',
      'class reel.Drum(size)',
      'REEL_<NAME>_SIZE',
      '-D <var>:<type>=<value>, -D <var>=<value>',
      'reel wind',
      'turns: int = 3',
      'reel.DRUMS: dict[str, int]',
      'unsigned long *turns',
      '.. reel:: oak',
      ':reel:',
      'Drum *reel_drum',
      'std::vector<std::pair<int, int>> &wind(const Rope &&rope) const noexcept',
      'enumerator OAK',
      '--wet / --no-wet',
      '--',
      '@wound'
    ]) {
      const read = page(signature, '', '   What it does.')
      expect(read, signature).toHaveLength(1)
      expect(read[0]).toMatch(/^definitionList\(definitionTerm\(.*\) definitionBody\(/)
    }
  })

  it('should take a lone name with an underscore for a signature, which no quotes mark as code', () => {
    expect(page('reel_wind_<side>', '', 'It winds.')).toEqual([
      'definitionList(definitionTerm("reel_wind_<side>") definitionBody())',
      'paragraph("It winds.")'
    ])
    expect(page('"reel_wind"', '', 'It winds.')[0]).toBe('paragraph(inlineCode "reel_wind")')
  })

  it('should read what stands below the parameters of a template as one with it', () => {
    expect(page('template<typename T>', 'class Reel', '', '   Winds.')).toEqual([
      'definitionList(definitionTerm("template<typename T>") definitionTerm("class Reel") definitionBody(paragraph("Winds.")))'
    ])
  })

  it('should begin a list where the writer does not count on', () => {
    expect(page('1. a', '', '2. b', '', '5. c', '', '6. d', '', '1. e', '', '1. f')).toEqual([
      'list(listItem(paragraph("a")) listItem(paragraph("b")))',
      'list(listItem(paragraph("c")) listItem(paragraph("d")))',
      'list(listItem(paragraph("e")))',
      'list(listItem(paragraph("f")))'
    ])
  })

  it('should read footnotes with symbols, and what refers to them', () => {
    expect(page('See [*] and [†].', '', '[*] Old ropes.', '', '[†] Wet ones.')).toEqual([
      'paragraph("See " footnoteReference#* " and " footnoteReference#† ".")',
      'footnoteDefinition#*(paragraph("Old ropes."))',
      'footnoteDefinition#†(paragraph("Wet ones."))'
    ])
  })

  it('should take a name with a point in a note for a name, and no bar below a letter for a title', () => {
    expect(page('Note:', '', '  Use reel.Drum for it, or buoy.B.Take it to the lawn.')).toEqual([
      'admonition.note(paragraph("Use reel.Drum for it, or buoy.B.Take it to the lawn."))'
    ])
    expect(page('x', '|')).toEqual(['paragraph("x |")'])
  })

  it('should keep signatures apart that have no body, and those together that have one body', () => {
    expect(
      page('--dry', '', '--wet', '', '   Wind a wet rope.', '', 'f(a)', 'g(b)', '', '   Calls.')
    ).toEqual([
      'definitionList(definitionTerm("--dry") definitionBody() definitionTerm("--wet") definitionBody(paragraph("Wind a wet rope.")) definitionTerm("f(a)") definitionTerm("g(b)") definitionBody(paragraph("Calls.")))'
    ])
  })

  it('should read arguments in stars that are described as text, whatever letters their names have', () => {
    expect(page('Arguments:', '', '   *time_ms*: (Optional) Time to wait for a rope.')).toEqual([
      'definitionList(definitionTerm("Arguments:") definitionBody(paragraph(emphasis("time_ms") ": (Optional) Time to wait for a rope.")))'
    ])
  })

  it('should take bars for text, which the writer leaves no lines of verse', () => {
    expect(page('| a', '', '* | b')).toEqual([
      'paragraph("| a")',
      'list(listItem(paragraph("| b")))'
    ])
  })

  it('should keep the lines of verse', () => {
    expect(page('So it goes.', '', '   Over and under,', '   Around and through.')[1]).toBe(
      'paragraph("Over and under," break "Around and through.")'
    )
    // What stands in quotes is a word, and a long line goes on in the next.
    expect(
      page(
        'The size.',
        '',
        '   Defaults to "reel<n>".',
        '   Usual sizes are "reel<1>", "reel<2>", "reel<3>", "reel<4>", and',
        '   "reel<5>", "reel<6>".'
      )[1]
    ).toMatch(/^paragraph\("Defaults to " inlineCode "reel<n>" "." break "Usual sizes are "/)
  })

  it('should not take a slip for the beginning of a literal', () => {
    expect(page('The "reel.cfg` file has a table "spools".')).toEqual([
      'paragraph("The \\"reel.cfg` file has a table " inlineCode "spools" ".")'
    ])
    expect(page('Say "a `b` c" and "x".')).toEqual([
      'paragraph("Say " inlineCode "a `b` c" " and " inlineCode "x" ".")'
    ])
  })

  it('should keep two colons that announce nothing', () => {
    expect(page('So::', '', 'Text.')).toEqual(['paragraph("So::")', 'paragraph("Text.")'])
    expect(page('So::', '', '   wind()', '', 'Text.')[0]).toBe('paragraph("So:")')
  })

  it('should part the paragraphs of a note that the writer put together', () => {
    expect(page('Note:', '', '  Dry the rope first.Then wind it, see "reel.Drum now".')).toEqual([
      'admonition.note(paragraph("Dry the rope first.") paragraph("Then wind it, see " inlineCode "reel.Drum now" "."))'
    ])
    expect(page('Tip:', '', '  It is at ropes.example/Hemp.Dry (see there).')).toEqual([
      'admonition.tip(paragraph("It is at ropes.example/Hemp.Dry (see there)."))'
    ])
  })

  it('should put what a version note has together on lines of its own', () => {
    expect(page('Changed in version 2: Dries first.Winds then.')).toEqual([
      'paragraph("Changed in version 2: Dries first." break "Winds then.")'
    ])
  })

  it('should give no level to a title that is no section', () => {
    expect(page('Contents', '^^^^^^^^', '', 'Hemp', '====', '', 'Care', '----')).toEqual([
      'heading2("Contents")',
      'heading2("Hemp")',
      'heading3("Care")'
    ])
  })

  it('should keep a bar at the start of a wrapped line', () => {
    expect(page('Pages: Winding of ropes', '| Drying of ropes')).toEqual([
      'paragraph("Pages: Winding of ropes | Drying of ropes")'
    ])
  })

  it('should see a table that is the first thing of an item or a note', () => {
    const table = ['+---+---+', '| a | b |', '|===|===|', '| 1 | 2 |', '+---+---+']
    for (const marker of ['* ', '1. ', 'Note: ']) {
      const text = table.map(
        (line, index) => (index === 0 ? marker : ' '.repeat(marker.length)) + line
      )
      const tables = findNodes(fromSphinxText(`Title\n*****\n\n${text.join('\n')}\n`), 'gridTable')
      expect(tables.map((node) => toMatrix(node as GridTable))).toEqual([
        [
          ['a', 'b'],
          ['1', '2']
        ]
      ])
    }
  })
})

function findNodes(node: Nodes, type: string): Array<Nodes> {
  const children = 'children' in node ? (node.children as Array<Nodes>) : []
  return [
    ...(node.type === type ? [node] : []),
    ...children.flatMap((child) => findNodes(child, type))
  ]
}
