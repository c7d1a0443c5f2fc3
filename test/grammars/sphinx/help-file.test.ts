import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp} from '../../../src/index.js'
import {outlines} from './outline.js'

function read(...lines: Array<string>): Array<string> {
  return outlines(fromHyperhelp(`${lines.join('\n')}\n`, {dialect: 'sphinx'}))
}

describe('help files of the Sphinx builder: headings', () => {
  it('should split headings from anchors and from one another', () => {
    expect(
      read(
        '*|old:⚓|* # first:First title## second:Second',
        'title, wrapped*|later:⚓|*',
        '',
        'Text.'
      )
    ).toEqual([
      'compact(anchor#old())',
      'heading1#first("First title")',
      'heading2#second("Second title, wrapped")',
      'compact(anchor#later())',
      'paragraph("Text.")'
    ])
  })
  it('should put topics together that break at a hyphen', () => {
    expect(read('*|how-to-', 'start:⚓|* # where-to-', 'begin:Where to begin')).toEqual([
      'compact(anchor#how-to-start())',
      'heading1#where-to-begin("Where to begin")'
    ])
  })
  it('should read headings without number signs', () => {
    expect(read('*|tools:⚓|*  the-tools:The Tools', '', ' Abstract', '', 'Text.')).toEqual([
      'compact(anchor#tools())',
      'compact(anchor#the-tools())',
      'heading1("The Tools")',
      'heading2("Abstract")',
      'paragraph("Text.")'
    ])
  })
  it('should not take a comment in a literal for a heading', () => {
    expect(read('Write "# type: ignore" there.')).toEqual([
      'paragraph("Write " inlineCode "# type: ignore" " there.")'
    ])
  })
  it('should part a caption from the border that it stands in front of', () => {
    expect(read('# id4:Priorities+----+', '| a  |', '+----+')).toEqual([
      'heading1#id4("Priorities")',
      'gridTable(gtBody(gtRow(gtCell(paragraph("a")))))'
    ])
  })
  it('should read rubrics and transitions', () => {
    expect(read('# a:A', '', '-[ Footnotes ]-', '', '======')).toEqual([
      'heading1#a("A")',
      'heading2("Footnotes")',
      'thematicBreak'
    ])
  })
})

describe('help files of the Sphinx builder: blocks', () => {
  it('should read signatures with inner stars, a closing star below, and without topic', () => {
    expect(
      read(
        '*m.f:f(*args, **kw)*',
        '*c.g:|:o.txt/c.T:T| *g(int *p)',
        '*',
        '    *Return value: New reference.*',
        '',
        '   Text.',
        '',
        'compact(x)',
        '',
        '   More.'
      )
    ).toEqual([
      'definitionList(' +
        'definitionTerm(anchor#m.f("f(*args, **kw)")) ' +
        'definitionTerm(anchor#c.g(helpLink#o.txt/c.T("T") " *g(int *p)")) ' +
        'definitionBody(compact(emphasis("Return value: New reference.")) paragraph("Text.")) ' +
        'definitionTerm("compact(x)") definitionBody(paragraph("More.")))'
    ])
  })
  it('should keep a link with a line ending together, whatever the indentation', () => {
    expect(read('*s:s()*', '', '   See the |:x.txt/b:buffer', 'protocol| and', '   more.')).toEqual(
      [
        'definitionList(definitionTerm(anchor#s("s()")) definitionBody(' +
          'paragraph("See the " helpLink#x.txt/b("buffer protocol") " and more.")))'
      ]
    )
  })
  it('should give code to what it stands in, and tell its language', () => {
    expect(
      read(
        '* Item:',
        '',
        '```rst',
        'import os  ',
        '```',
        '',
        '  Text.',
        '',
        '*s:s()*',
        '',
        '```rst',
        '>>> 1',
        '```',
        '',
        '   Body.'
      )
    ).toEqual([
      'list(listItem(paragraph("Item:") code.python "import os  " paragraph("Text.")))',
      'definitionList(definitionTerm(anchor#s("s()")) definitionBody(code.pycon ">>> 1" paragraph("Body.")))'
    ])
  })
  it('should read admonitions, long and short', () => {
    expect(
      read(
        'Note:',
        '',
        '  Mind the gap.',
        '',
        'See also: |:x.txt:X|',
        '',
        'Warning: none',
        'of them.'
      )
    ).toEqual([
      'admonition.note(compact("Mind the gap."))',
      'admonition.seealso(paragraph(helpLink#x.txt("X")))',
      'paragraph("Warning: none of them.")'
    ])
  })
  it('should mark version notes', () => {
    const root = fromHyperhelp('Changed in version 3.8: It is "fast".\n', {dialect: 'sphinx'})
    expect(root.children[0]).toMatchObject({
      type: 'paragraph',
      data: {compact: true, change: 'changed', version: '3.8'}
    })
  })
  it('should tell entries of a table of contents from other lists of links', () => {
    expect(read('* |:a.txt:A|', '', '  * |:a.txt/one-two:One Two|')).toEqual([
      'list(listItem(compact(helpLink#a.txt("A")) list(listItem(compact(helpLink#a.txt/one-two("One Two"))))))'
    ])
    expect(read('* |:a.txt/m.f:m.f()|')).toEqual([
      'list(listItem(paragraph(helpLink#a.txt/m.f("m.f()"))))'
    ])
  })
  it('should read terms, fields and terms whose star is closed behind them', () => {
    expect(
      read('*index-1:', '"^"', '   Start.', '', '*', 'Next', '   Body.', 'Author:', '   Me')
    ).toEqual([
      'definitionList(definitionTerm(inlineCode "^") definitionBody(paragraph("Start.")) ' +
        'definitionTerm("Next") definitionBody(paragraph("Body.")))',
      'definitionList(definitionTerm("Author:") definitionBody(paragraph("Me")))'
    ])
  })
  it('should keep production lists and lines that were not wrapped as they stand', () => {
    expect(
      read('   a ::= "b" | *c*', '         | d', '', '   first', '   second', '   third')
    ).toEqual([
      'blockquote(code.bnf "a ::= \\"b\\" | *c*\\n      | d" compact("first" break "second" break "third"))'
    ])
  })
  it('should read footnotes and refer to those that are there', () => {
    expect(read('One [1] and x[2].', '', '[1] Text of', '    it.')).toEqual([
      'paragraph("One " footnoteReference#1 " and x[2].")',
      'footnoteDefinition#1(paragraph("Text of it."))'
    ])
  })
  it('should make text of a fence that nothing closes, and say so', () => {
    const file = new VFile('Text.\n\n```rst\nx\n')
    expect(outlines(fromHyperhelp(file, {dialect: 'sphinx'}))).toEqual([
      'paragraph("Text.")',
      'paragraph("```rst")',
      'paragraph("x")'
    ])
    expect(file.messages.map(({ruleId, line}) => `${line} ${ruleId}`)).toEqual(['3 code-unclosed'])
  })
})

describe('help files of the Sphinx builder: running text', () => {
  it.each([
    ['"List["int"]" and "a"', 'inlineCode "List[\\"int\\"]" " and " inlineCode "a"'],
    ['("\'") or (""")', '"(" inlineCode "\'" ") or (" inlineCode "\\"" ")"'],
    ['""%s"" and "b""".', 'inlineCode "\\"%s\\"" " and " inlineCode "b\\"\\"" "."'],
    ['two "x"s and "y"', '"two " inlineCode "x" "s and " inlineCode "y"'],
    ['a "quote', '"a \\"quote"'],
    ['*a* and *b c*', 'emphasis("a") " and " emphasis("b c")'],
    ['2**15 or 2**30', '"2**15 or 2**30"'],
    ['*one, *two* three', '"*one, " emphasis("two") " three"'],
    ['**size* is', 'emphasis("*size") " is"'],
    ['*|:x.txt/c.T:T|** is', 'expression(helpLink#x.txt/c.T("T") "*") " is"'],
    ['an *unsigned long* here', '"an " expression("unsigned long") " here"'],
    ['`a` <b> <** c **>', '"`a` <b> <** c **>"'],
    ['a|b *|x:⚓|*', '"a|b " anchor#x()']
  ])('should read %j', (text, expected) => {
    expect(read(text)).toEqual([`paragraph(${expected})`])
  })
})

describe('help files of the Sphinx builder: what documents of others have', () => {
  it('should take a quote behind a sign or bracket for one inside the literal', () => {
    expect(read('Set "OPTIONS="-v"" or "["^x"]", the "Reader"\'s "name="\'s.')).toEqual([
      'paragraph("Set " inlineCode "OPTIONS=\\"-v\\"" " or " inlineCode "[\\"^x\\"]" ", the " inlineCode "Reader" "\'s " inlineCode "name=" "\'s.")'
    ])
  })
  it('should read what stands between the types of a field as emphasis of its own', () => {
    expect(read('The *size* (*number** or **text*) and |:a.txt/a.B:B|*, *|:a.txt/a.C:C|.')).toEqual(
      [
        'paragraph("The " emphasis("size") " (" emphasis("number") emphasis(" or ") emphasis("text") ") and " helpLink#a.txt/a.B("B") emphasis(", ") helpLink#a.txt/a.C("C") ".")'
      ]
    )
  })
  it('should take a simple type for one of C where the document tells of C', () => {
    expect(read('Converts to *float*.')).toEqual([
      'paragraph("Converts to " emphasis("float") ".")'
    ])
    expect(read('*c.f:f()*', '', '   Converts to *float*.')[0]).toContain('expression("float")')
  })
  it('should not take a star behind a bracket for one that closes', () => {
    expect(read('Some (*nix, all but one) know (*tar*).')).toEqual([
      'paragraph("Some (*nix, all but one) know (" emphasis("tar") ").")'
    ])
  })
  it('should read items only where their other lines stand below their text', () => {
    expect(read('1. We open the door', 'and go in.', '', '2. We go', '   out.')).toEqual([
      'paragraph("1. We open the door and go in.")',
      'list(listItem(paragraph("We go out.")))'
    ])
    expect(read('[Rope] is a program that', 'ties knots.', '', '* [Linux] Tie faster.')).toEqual([
      'paragraph("[Rope] is a program that ties knots.")',
      'list(listItem(paragraph("[Linux] Tie faster.")))'
    ])
  })
  it('should read footnotes with symbols', () => {
    expect(read('Knots[†].', '', '[†] All of', '    them.')[1]).toBe(
      'footnoteDefinition#†(paragraph("All of them."))'
    )
  })
  it('should read a quote behind a list by its indentation', () => {
    expect(read('* Item', '', '   Quoted.', '', '* Next')).toEqual([
      'list(listItem(paragraph("Item")))',
      'blockquote(paragraph("Quoted."))',
      'list(listItem(paragraph("Next")))'
    ])
  })
  it('should read signatures of several lines and signatures that say no more', () => {
    expect(
      read('*_CPP1:template<typename T>', 'using Bag = list<T>', '*', '', '   A bag.')
    ).toEqual([
      'definitionList(definitionTerm(anchor#_CPP1("template<typename T> using Bag = list<T>")) definitionBody(paragraph("A bag.")))'
    ])
    expect(read('tie(rope[, knot])', '', 'Text.')).toEqual([
      'definitionList(definitionTerm("tie(rope[, knot])") definitionBody())',
      'paragraph("Text.")'
    ])
  })
  it('should tell captions from paragraphs', () => {
    expect(read('src/knot.py', '', '```rst', 'x', '```')[0]).toBe('compact("src/knot.py")')
    expect(read('src/knot.py', '', 'Text.')[0]).toBe('paragraph("src/knot.py")')
    expect(read('[image: Knot][image]A knot.')).toEqual(['compact("[image: Knot][image]A knot.")'])
  })
  it('should split headings from images and from titles without number signs', () => {
    expect(read('[image]*|a:⚓|* # ties:Ties[image]## more:More')).toEqual([
      'compact("[image]" anchor#a())',
      'heading1#ties("Ties")',
      'compact("[image]")',
      'heading2#more("More")'
    ])
    expect(read('Text.', '', ' knots-2:Knots "2.0"', '( "today" )# id1:Changes')).toEqual([
      'paragraph("Text.")',
      'compact(anchor#knots-2())',
      'heading1("Knots " inlineCode "2.0" " ( " inlineCode "today" " )")',
      'heading1#id1("Changes")'
    ])
  })
  it('should not take other lists of links for tables of contents', () => {
    const types = (...lines: Array<string>): string =>
      read(...lines)
        .join()
        .replace(/helpLink[^)]*\)/g, 'link')
    expect(
      types('* |:a.txt/first-steps:First Steps|', '', '* |:a.txt/next-steps:Next Steps|')
    ).toBe('list(listItem(paragraph(link)) listItem(paragraph(link)))')
    expect(
      types('* |:a.txt:Start|', '', '  * |:a.txt/b1:5.0b1|', '', '* |:genindex.txt:Index|')
    ).toBe('list(listItem(compact(link) list(listItem(compact(link)))) listItem(paragraph(link)))')
  })
  it('should take a label before text for a note only where the builder writes one', () => {
    expect(read('Note: mind the gap.')).toEqual(['paragraph("Note: mind the gap.")'])
    expect(read('See also: the gap.')).toEqual(['admonition.seealso(paragraph("the gap."))'])
  })
})
