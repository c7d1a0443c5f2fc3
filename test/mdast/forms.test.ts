import {describe, expect, it} from 'vitest'
import {fromHyperhelp, fromSphinxText, type ToMarkdownOptions, toMarkdown} from '../../src/index.js'

function write(source: string, options?: ToMarkdownOptions): string {
  return toMarkdown(fromHyperhelp(source), options)
}

function sphinx(source: string, options?: ToMarkdownOptions): string {
  return toMarkdown(fromHyperhelp(source, {dialect: 'sphinx'}), options)
}

const header = '%hyperhelp title="Knots: an overview" date="2026-03-01"\n'

describe('header', () => {
  it('should be a heading and a date, with all headings below', () => {
    expect(write(`${header}# loops:Loops\n`)).toBe(
      '# Knots: an overview\n\n*2026-03-01*\n\n<a id="loops"></a>\n\n## Loops\n'
    )
  })

  it('should be front matter by option', () => {
    expect(write(header, {header: 'front-matter'})).toBe(
      '---\ntitle: "Knots: an overview"\ndate: "2026-03-01"\n---\n\n# Knots: an overview\n'
    )
  })

  it('should be nothing by option', () => {
    expect(write(`${header}# Loops\n`, {header: 'none'})).toBe('<a id="Loops"></a>\n\n# Loops\n')
  })

  it('should be one with a heading that repeats it', () => {
    expect(sphinx(`${header}*|top:⚓|*\n\n# top:Knots: an overview\n\n## a:A\n`)).toBe(
      '# Knots: an overview\n\n*2026-03-01*\n\n<a id="top"></a><a id="a"></a>\n\n## A\n'
    )
  })

  it('should stay beside a heading that repeats it further down', () => {
    expect(write(`${header}Text.\n\n# :Knots: an overview\n`)).toContain(
      '\n## Knots: an overview\n'
    )
  })
})

describe('headings', () => {
  it('should go no deeper than six', () => {
    const tree = fromHyperhelp(header)
    tree.children.push({type: 'heading', depth: 6, children: [{type: 'text', value: 'a'}]})
    expect(toMarkdown(tree)).toContain('\n###### a\n')
  })
})

describe('targets', () => {
  it('should leave nothing to see, and no blank that doubles', () => {
    expect(sphinx('See *|index-1:⚓|* that.')).toBe('See <a id="index-1"></a>that.\n')
  })

  it('should stand in one line, each id once', () => {
    expect(sphinx('*|a:⚓|*\n\n*|b:⚓|*\n\n*|a:⚓|*\n\nText.')).toBe(
      '<a id="a"></a><a id="b"></a>\n\nText.\n'
    )
  })

  it('should stand before the text of an anchor', () => {
    expect(write('The *rope:long rope* here.')).toBe('The <a id="rope"></a>long rope here.\n')
  })

  it('should not be there for the topic that no link reaches', () => {
    expect(write('A *_none:rope* here.')).toBe('A rope here.\n')
  })
})

describe('definition lists', () => {
  const source =
    '*|top:⚓|*\n\n*ropes.tie:tie(knot, *, end=0)*\n\n   Tie it.\n\n   *Rope.cut:cut()*\n\n      Cut it.\n'

  it('should be lists, signatures code', () => {
    expect(sphinx(source)).toBe(
      [
        '<a id="top"></a>',
        '',
        '- <a id="ropes.tie"></a>**`tie(knot, *, end=0)`**',
        '',
        '  Tie it.',
        '',
        '  - <a id="Rope.cut"></a>**`cut()`**',
        '',
        '    Cut it.',
        ''
      ].join('\n')
    )
  })

  it('should be paragraphs and quotes by option', () => {
    expect(sphinx(source, {definitions: 'paragraphs'})).toBe(
      [
        '<a id="top"></a>',
        '',
        '<a id="ropes.tie"></a>**`tie(knot, *, end=0)`**',
        '',
        '> Tie it.',
        '>',
        '> <a id="Rope.cut"></a>**`cut()`**',
        '>',
        '> > Cut it.',
        ''
      ].join('\n')
    )
  })

  it('should be HTML by option', () => {
    expect(sphinx('*a:a()*\n\n   Text.\n', {definitions: 'html'})).toBe(
      '<dl>\n<dt>\n\n<a id="a"></a>**`a()`**\n\n</dt>\n<dd>\n\nText.\n\n</dd>\n</dl>\n'
    )
  })
})

describe('admonitions', () => {
  it('should be alerts at the outermost level, quotes elsewhere', () => {
    expect(sphinx('Note:\n\n  One.\n\n* item\n\n  Note:\n\n    Two.\n')).toBe(
      '> [!NOTE]\n> One.\n\n- item\n\n  > **Note:** Two.\n'
    )
  })

  it('should be quotes by option', () => {
    expect(sphinx('Warning:\n\n  One.\n', {admonitions: 'quote'})).toBe('> **Warning:** One.\n')
  })

  it('should be quotes where GitHub would name them otherwise', () => {
    expect(sphinx('See also:\n\n  One.\n\n  Two.\n')).toBe('> **See also:** One.\n>\n> Two.\n')
  })
})

describe('key bindings', () => {
  it('should be keys, or code where they name none', () => {
    expect(write('Press <Ctrl+Shift+F1> for <flags>.')).toBe(
      'Press <kbd>Ctrl+Shift+F1</kbd> for `<flags>`.\n'
    )
  })

  it('should be code by option', () => {
    expect(write('Press <Tab>.', {keys: 'code'})).toBe('Press `<Tab>`.\n')
  })
})

describe('comments', () => {
  it('should be nothing, or comments of HTML that cannot end early', () => {
    expect(write('a <** x --> y **> b')).toBe('a b\n')
    expect(write('a <** x --> y **> b', {comments: true})).toBe('a <!-- x - -> y --> b\n')
  })
})

describe('input', () => {
  it('should not be changed', () => {
    const tree = fromHyperhelp(`${header}# a:b\n\nSee |a| and <Tab>.\n\n+---+\n| a |\n+---+\n`)
    const before = structuredClone(tree)
    toMarkdown(tree)
    expect(tree).toEqual(before)
  })
})

describe('options of programs', () => {
  it('should have a code span for each name', () => {
    const text =
      'reel(1)\n*******\n\n-t, --turns TURNS\n\n   How often.\n\n--a | -b <x>, <y>\n\n   Either.\n'
    const markdown = toMarkdown(fromSphinxText(text))
    expect(markdown).toContain('- **`-t`, `--turns TURNS`**\n')
    // What is no list of options stays one signature.
    expect(markdown).not.toContain('`-b <x>`')
  })
})
