/**
 * Writes random reStructuredText: blocks in blocks, with and without blank lines between them, every mark, lines that
 * look like the beginning of something, and what it all refers to at the end.
 */

/** Lines without line endings. */
type Lines = Array<string>

const words =
  'rope sail a of the x Ab 12 äß 日本 e.g. (so) "said" it\'s end. b-c d/e \u2014 knot'.split(' ')

/** What two or more of stand in running text; the names are defined at the end of each document. */
const marked = [
  '``a b``',
  '``x*y``',
  '``\\d``',
  '``a`b``',
  '`the name`_',
  'name_',
  '`x <https://a.example/y>`_',
  '`x <https://a.example/y>`__',
  '`t <name_>`_',
  '|sub|',
  '|sub|_',
  '|pic|',
  '|sign|',
  '[1]_',
  '[#n]_',
  '[*]_',
  '[#]_',
  '[cit]_',
  'https://e.example/a?b=c.',
  'me@e.example',
  'mailto:me@e.example',
  '\\*',
  '\\ ',
  '*',
  '`',
  '|',
  '"*"',
  '(*a*)',
  '`role`',
  ':sup:`2`',
  'H\\ :sub:`2`\\ O',
  '`e`:emphasis: x',
  ':strong:`s`',
  ':literal:`l`',
  ':code:`c d`',
  ':title:`t`',
  'spot_',
  'anon__',
  '`anon b`__',
  '**x',
  'a*b*',
  ':math:`x_1`',
  'unknown_',
  '|none|',
  '\\\\',
  '__init__',
  'a_b',
  '::',
  '--',
  '<name_>',
  '*a*-*b*',
  '**',
  '_`',
  '`a`_b',
  'http://',
  '[x]',
  '*a\\*',
  '\u201c*b*\u201d',
  '** ',
  '`` ',
  '\u00ab*b*\u00bb',
  '\\`c\\`',
  '\\:',
  ': c',
  ' : c',
  'x |trim| y',
  '|deep|',
  '|link|',
  '*a b*s',
  '``a``b',
  'a\\ *b*\\ c',
  '`a\\ b`_',
  '`<https://only.example>`_',
  '`x <mail@e.example>`_',
  '`x <a b>`__',
  '`x <name_>`__',
  ':emphasis:`*a*`',
  ':sub:`a`:sup:',
  '`a`:sup:_',
  'Name_',
  '`The  Name`_',
  '`place 1`_',
  '[Cit]_',
  '[#N]_',
  '[2]_',
  'name_.',
  'x_y_',
  '(name_)',
  'www.e.example',
  'ftp://e.example/(a)',
  'https://e.example/a_',
  '<https://e.example>',
  "'*'",
  "*'*'*",
  '\u2019*a*',
  '*a*\u2026',
  '\u00bf*a*?',
  '_`t`x',
  '_`a b`_',
  '``\\``',
  '`\\``',
  '*\\*'
] as const

/** Lines that look like the beginning of a block, or are one. */
const beginnings = [
  ...['====', '--', '-', '..', '.. c', '1.', '1. x', '- ', '- y', '*', '|', '| l', '::', 'a::'],
  ...['>>> 1', '+--+', '=== ===', '__', '__ x', ':f: v', ':f:', '-o  d', '-o', 'a', '(a) b'],
  ...[
    'i. c',
    '#. d',
    '~~~~~~',
    '"q"',
    '    z',
    '  y',
    ' x',
    '.. note::',
    '.. note:: n',
    '> q',
    '% q'
  ],
  ...['term : c', '.. [1', '..x', '1) a', '-- b', '\\- c', 'A. B', '+-+', 'C)'],
  ...['.. |a| b', '.. [#', '.. __:', '.. __: x', '.. _a: b\\', '..', '.. .'],
  ...[
    '.. image::',
    '.. code::',
    '.. a:: b',
    '.. a b::',
    '.. a :: b',
    '__x',
    '___',
    '1.',
    '(1)',
    '#)',
    '(#) x'
  ],
  ...[
    'mdc. x',
    'iiii. x',
    '0. a',
    '01. a',
    'I. x',
    'i) x',
    '/a',
    '/a  b',
    '--a=b  c',
    '-a, -b  c',
    '-ab',
    '-a b'
  ],
  ...[
    '|x|',
    '| |',
    '|  x',
    '+---+',
    '+-+-+',
    '====  ====',
    '= =',
    '=',
    '==',
    "''''",
    '****',
    '* *',
    '- - a',
    '* 1. b'
  ],
  ...[
    '::::',
    'x ::',
    '\\::',
    'a:: b',
    ':a: b: c',
    ':a b:',
    ': a:',
    ':a :',
    ':`a`:',
    '>>>',
    '>>> ',
    '>>',
    '    ',
    '\ta',
    ' \tb'
  ]
] as const

const underlines = [
  '=====',
  '---',
  '~'.repeat(34),
  '-',
  '^^^^',
  '""""""',
  '.....',
  '::::',
  '....',
  '++++++',
  '*****'
] as const

const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** Put blanks in front of lines; `first` in front of the first one. */
function indent(lines: Lines, columns: number, first?: string): Lines {
  return lines.map((line, index) => {
    if (index === 0 && first !== undefined) return first + line
    return line === '' ? '' : ' '.repeat(columns) + line
  })
}

/**
 * Write a document.
 *
 * @param seed
 *   What it is made of: the same for the same number.
 */
export function generate(seed: number): string {
  return new Writer(seed).document()
}

class Writer {
  #state: number
  /** References without a name, which need as many targets. */
  #anonymous = 0
  /** Names that have been given. */
  #names = 0
  /** How often a blank line stands between two blocks. */
  #apart = 0.88

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  // Chance

  /** mulberry32 */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1))
  }

  #chance(probability: number): boolean {
    return this.#random() < probability
  }

  #pick<Value>(values: ArrayLike<Value>): Value {
    return values[this.#between(0, values.length - 1)]!
  }

  // Running text

  #word(): string {
    return this.#pick(words)
  }

  #ascii(): string {
    return this.#word().replace(/[^\0-\x7f]/g, 'u')
  }

  #markup(): string {
    if (this.#chance(0.25)) return `*${this.#word()} ${this.#word()}*`
    if (this.#chance(0.15)) return `**${this.#word()}**`
    if (this.#chance(0.04)) {
      this.#names += 1
      return `_\`place ${this.#names}\``
    }
    const found = this.#pick(marked)
    if (found === 'anon__' || found === '`anon b`__') this.#anonymous += 1
    return found
  }

  #inline(count: number = this.#between(1, 6)): string {
    let text = ''
    for (let index = 0; index < count; index += 1) {
      if (index > 0 && !this.#chance(0.06)) text += ' '
      text += this.#chance(0.3) ? this.#markup() : this.#word()
    }
    return text
  }

  /** Lines of a paragraph, which begin with a letter. */
  #text(): Lines {
    return Array.from({length: this.#between(1, 3)}, () => {
      const line = this.#inline()
      return /^[A-Za-z日ä]/.test(line) ? line : `w ${line}`
    })
  }

  // Blocks

  #join(blocks: ReadonlyArray<Lines>, apart = this.#apart): Lines {
    const lines: Lines = []
    for (const [index, block] of blocks.entries()) {
      // Below a grid table that ends too late docutils reads its last line twice; a simple table that ends too late is
      // one block for us, whatever its borders are.
      const last = lines.at(-1) ?? ''
      const isBar =
        (/^[|+]/.test(block[0] ?? '') && last.startsWith('+')) ||
        (block[0]?.startsWith('=') && /^=+ +=/.test(last))
      if (index > 0 && (isBar || this.#chance(apart))) lines.push('')
      lines.push(...block)
    }
    return lines
  }

  #blocks(depth: number, count: number = this.#between(1, 3)): Lines {
    return this.#join(Array.from({length: count}, () => this.#block(depth)))
  }

  #block(depth: number): Lines {
    const inner = depth > 3
    const leaves: ReadonlyArray<() => Lines> = [
      () => this.#text(),
      () => this.#text(),
      () => this.#text(),
      () => (this.#chance(0.5) ? [this.#pick(beginnings)] : this.#text()),
      () => this.#literal(),
      () => this.#lineBlock(),
      () => ['>>> '.concat(this.#word()), this.#word()],
      () => this.#comment(),
      () => [
        '::',
        '',
        ...Array.from({length: this.#between(1, 3)}, () => `${this.#pick('>>>$')} ${this.#word()}`)
      ]
    ]
    const parents: ReadonlyArray<() => Lines> = [
      () => this.#bullets(depth),
      () => this.#bullets(depth),
      () => this.#numbers(depth),
      () => this.#numbers(depth),
      () => this.#definitions(depth),
      () => this.#fields(depth),
      () => this.#options(depth),
      () => this.#quote(depth),
      () => this.#quote(depth),
      () => this.#gridTable(depth),
      () => this.#simpleTable(),
      () => this.#admonition(depth),
      () => this.#directive(depth),
      () => this.#directive(depth),
      () => this.#footnote(depth),
      () => this.#target(),
      () => [...this.#text(), ...indent(this.#text(), 2)],
      () =>
        depth === 0 || this.#chance(0.2) ? [this.#inline(2), this.#pick(underlines)] : this.#text()
    ]
    return this.#pick(inner ? leaves : [...leaves, ...parents])()
  }

  #literal(): Lines {
    const lines = [this.#inline(2), this.#chance(0.5) ? '' : '  deeper', this.#inline(1)]
    const announced = this.#pick(['::', ' ::'])
    if (this.#chance(0.15))
      return [this.#text()[0] + announced, '', ...lines.filter(Boolean).map((line) => `\t${line}`)]
    return [this.#text()[0] + announced, '', ...indent(lines, this.#between(1, 4))]
  }

  #lineBlock(): Lines {
    const lines: Lines = []
    for (let count = this.#between(1, 4); count > 0; count -= 1) {
      if (this.#chance(0.15)) lines.push('|')
      else {
        lines.push(`|${' '.repeat(this.#between(1, 4))}${this.#inline(2)}`)
        if (this.#chance(0.2)) lines.push(`  ${this.#inline(2)}`)
      }
    }
    return lines
  }

  #comment(): Lines {
    const lines = [`.. c ${this.#inline(2)}`]
    if (this.#chance(0.3)) lines.push('   more')
    if (this.#chance(0.15)) lines.push('', '   and more')
    return this.#chance(0.1)
      ? ['..', ...lines.slice(1), ...(this.#chance(0.5) ? ['', '   quote'] : [])]
      : lines
  }

  #bullets(depth: number): Lines {
    const mark = this.#pick('-*+•')
    const gap = this.#between(1, 3)
    const lines: Lines = []
    for (let count = this.#between(1, 3); count > 0; count -= 1) {
      if (lines.length > 0 && this.#chance(0.6)) lines.push('')
      const inner = this.#blocks(depth + 1, this.#chance(0.5) ? 1 : 2)
      if (this.#chance(0.1)) lines.push(mark, ...indent(inner, this.#between(1, 3)))
      else lines.push(...indent(inner, 1 + gap, mark + ' '.repeat(gap)))
    }
    return lines
  }

  #numbers(depth: number): Lines {
    const [before, behind] = this.#pick([
      ['', '.'],
      ['', ')'],
      ['(', ')']
    ] as const)
    const kind = this.#pick(['1', 'a', 'A', 'i', 'I', '#'] as const)
    const first = this.#chance(0.7) ? 1 : this.#between(1, 6)
    const lines: Lines = []
    const count = this.#between(1, 3)
    for (let item = 0; item < count; item += 1) {
      const number = first + item + (this.#chance(0.04) ? 1 : 0)
      const named = {
        '1': String(number),
        a: String.fromCharCode(96 + number),
        A: String.fromCharCode(64 + number),
        i: romans[number]!,
        I: romans[number]!.toUpperCase(),
        '#': '#'
      }[kind]!
      const mark = `${before}${this.#chance(0.05) ? '#' : named}${behind} `
      if (lines.length > 0 && this.#chance(0.6)) lines.push('')
      const inner = this.#blocks(depth + 1, this.#chance(0.6) ? 1 : 2)
      lines.push(...indent(inner, mark.length, mark))
      // A line that stands too far left makes text of it all.
      if (this.#chance(0.05)) lines.push(this.#word())
    }
    return lines
  }

  #definitions(depth: number): Lines {
    const lines: Lines = []
    for (let count = this.#between(1, 2); count > 0; count -= 1) {
      if (lines.length > 0 && this.#chance(0.5)) lines.push('')
      let term = `t ${this.#inline(2)}`
      if (this.#chance(0.1)) term += ' \\: e'
      while (this.#chance(0.3)) term += ` : ${this.#inline(1)}`
      lines.push(term, ...indent(this.#blocks(depth + 1, this.#between(1, 2)), this.#between(1, 4)))
    }
    return lines
  }

  #fields(depth: number): Lines {
    const lines: Lines = []
    for (let count = this.#between(1, 3); count > 0; count -= 1) {
      const name = this.#pick(['f', 'f x', 'a\\:b', '*m* n', 'Date', 'a:b'])
      if (this.#chance(0.2)) lines.push(`:${name}:`)
      else if (this.#chance(0.3))
        lines.push(`:${name}:`, ...indent(this.#blocks(depth + 1, 1), this.#between(1, 4)))
      else
        lines.push(
          ...indent(this.#blocks(depth + 1, this.#between(1, 2)), this.#between(1, 6), `:${name}: `)
        )
      if (this.#chance(0.2)) lines.push('')
    }
    return lines
  }

  #options(depth: number): Lines {
    const lines: Lines = []
    for (let count = this.#between(1, 3); count > 0; count -= 1) {
      const name = this.#pick([
        '-a',
        '--all=x',
        '-b FILE',
        '/V',
        '-c, --cee',
        '-fX',
        '--long <a b>',
        '+x',
        '--n=1'
      ])
      if (this.#chance(0.2))
        lines.push(name, ...indent(this.#blocks(depth + 1, 1), this.#between(2, 8)))
      else if (this.#chance(0.5)) lines.push(...indent(this.#text(), 14, name.padEnd(14)))
      else lines.push(...indent(this.#blocks(depth + 1, 1), this.#between(2, 8), `${name}  `))
    }
    return lines
  }

  #quote(depth: number): Lines {
    const inner = this.#blocks(depth + 1, this.#between(1, 2))
    const mark = this.#pick(['-- ', '--', '---', '\u2014 '])
    const attribution = this.#chance(0.3) ? ['', mark + this.#inline(2)] : []
    if (attribution.length > 0 && this.#chance(0.3))
      attribution.push(`${this.#pick(['', '  '])}${this.#word()}`)
    const more = attribution.length > 0 && this.#chance(0.3) ? ['', ...this.#text()] : []
    return indent([...inner, ...attribution, ...more], this.#between(1, 4))
  }

  #gridTable(depth: number): Lines {
    const columns = this.#between(1, 3)
    const count = this.#between(1, 3)
    const widths = Array.from({length: columns}, () => 0)
    const rows: Array<Array<Lines>> = []
    for (let row = 0; row < count; row += 1) {
      const cells: Array<Lines> = []
      for (let column = 0; column < columns; column += 1) {
        const content = this.#chance(0.15)
          ? ['']
          : depth > 2 || this.#chance(0.5)
            ? [this.#inline(2).replace(/[|+]/g, 'o')]
            : this.#blocks(depth + 1, this.#between(1, 2))
        const lines = content.map((line) => line.replace(/[^\0-\x7f]/g, 'u').replace(/\t/g, '    '))
        cells.push(lines)
        for (const line of lines) widths[column] = Math.max(widths[column]!, line.length)
      }
      rows.push(cells)
    }
    const border = (dash: string): string =>
      `+${widths.map((width) => dash.repeat(width + 2)).join('+')}+`
    const lines = [border('-')]
    for (const [index, cells] of rows.entries()) {
      const height = Math.max(...cells.map((cell) => cell.length))
      for (let line = 0; line < height; line += 1) {
        lines.push(
          `|${cells.map((cell, column) => ` ${(cell[line] ?? '').padEnd(widths[column]!)} `).join('|')}|`
        )
      }
      lines.push(border(index === 0 && count > 1 && this.#chance(0.5) ? '=' : '-'))
    }
    return lines
  }

  #simpleTable(): Lines {
    const border = '=====  ======'
    const row = (): Lines => {
      const left = this.#chance(0.15) ? '' : this.#ascii()
      const lines = [
        `${left.padEnd(5).slice(0, 5)}  ${this.#chance(0.3) ? this.#inline(1).replace(/[^\0-\x7f]/g, 'u') : this.#ascii()}`.trimEnd()
      ]
      if (this.#chance(0.2)) lines.push(`       ${this.#ascii()}`)
      if (this.#chance(0.1)) lines.push('')
      return lines
    }
    const head = this.#chance(0.5) ? [...row(), border] : []
    const under = this.#chance(0.15) ? ['-------------'] : []
    return [border, ...head, ...row(), ...under, ...row(), border]
  }

  #admonition(depth: number): Lines {
    const name = this.#pick(['note', 'warning', 'tip', 'Note', 'admonition'])
    const inner = this.#blocks(depth + 1, this.#between(1, 2))
    const columns = this.#between(1, 4)
    return [
      `.. ${name}::${name === 'admonition' ? ` ${this.#word()}` : this.#chance(0.4) ? ` ${this.#word()} ${this.#word()}` : ''}`,
      ...(this.#chance(0.3) ? [`${' '.repeat(columns)}:class: x`, ''] : []),
      ...(this.#chance(0.6) || name === 'admonition' ? [''] : []),
      ...indent(inner, columns)
    ]
  }

  #directive(depth: number): Lines {
    const inner = (): Lines => indent(this.#blocks(depth + 1, this.#between(1, 2)), 3)
    return this.#pick<() => Lines>([
      () => [
        '.. code-block:: python',
        '',
        ...indent([this.#word(), `  ${this.#word()}`, '', this.#word()], this.#between(2, 4))
      ],
      () => [
        '.. code:: c',
        ...(this.#chance(0.3) ? ['   :class: x'] : []),
        '',
        `   ${this.#inline(2)}`
      ],
      () => ['.. image:: a.png', ...(this.#chance(0.5) ? ['   :alt: a'] : [])],
      () => ['.. math::', '', '   x^2'],
      () => ['.. epigraph::', '', '   Text', '', '   -- who'],
      () => ['.. container:: c', '', ...inner()],
      () => ['.. compound::', '', ...inner()],
      () => [
        '.. list-table::',
        '   :header-rows: 1',
        '',
        ...indent(['* - a', '  - b', '* - c', `  - ${this.#inline(1)}`], 3)
      ],
      () => ['.. csv-table::', '   :header: "a","b"', '', '   x,"y, z"', '   "q ""r""",2'],
      () => ['.. table::', '', ...indent(this.#simpleTable(), 3)],
      () => [`.. table:: ${this.#inline(2)}`, '', ...indent(this.#gridTable(depth), 3)],
      () => ['.. figure:: f.png', '   :alt: a', '', `   w ${this.#inline(1)}`, '', ...inner()],
      () => [
        '.. figure:: f.png',
        '',
        `   w ${this.#inline(2)}`,
        ...(this.#chance(0.5) ? ['', ...inner()] : [])
      ],
      () => (depth > 0 ? this.#text() : ['.. topic:: w t', '', ...inner()]),
      () => (depth > 0 ? this.#text() : [`.. sidebar:: w ${this.#inline(1)}`, '', ...inner()]),
      () => [`.. rubric:: w ${this.#inline(2)}`],
      () => ['.. pull-quote::', '', ...inner()],
      () => ['.. highlights::', ...inner()],
      () => ['.. math:: a', '', '   b', '', '   c'],
      () => [
        '.. list-table:: w t',
        '   :stub-columns: 1',
        '',
        ...indent(['* - a', ...indent(this.#blocks(depth + 1, 1), 4, '  - ')], 3)
      ],
      () => [
        '.. csv-table::',
        '   :delim: ;',
        "   :quote: '",
        '   :header-rows: 1',
        '',
        "   a; 'b; c'",
        `   'x''y';${this.#ascii()}`,
        '   only'
      ],
      () => ['.. csv-table:: w', '   :escape: \\', '', '   "a\\"b", c', '   "d', '   e", *f*'],
      () => ['.. parsed-literal::', '', `   ${this.#word()} *b*`, `     ${this.#word()}`],
      () => ['.. class:: special', '', ...inner()]
    ])()
  }

  #footnote(depth: number): Lines {
    this.#names += 1
    const label = this.#pick([
      '#',
      '*',
      `#m${this.#names}`,
      `c${this.#names}`,
      String(10 + this.#names)
    ])
    const first = `.. [${label}] ${this.#inline(2)}`
    if (this.#chance(0.3)) return [first, '', '   more']
    return this.#chance(0.3) ? [first, '', ...indent(this.#blocks(depth + 1, 1), 3)] : [first]
  }

  #target(): Lines {
    this.#names += 1
    const name = `${this.#pick(['u', 'v w', 't'])}${this.#names}`
    return this.#pick<Lines>([
      [`.. _${name}:`],
      [`.. _${name}: https://u.example`],
      [`.. _\`${name}: x\`: https://u.example`],
      [`.. _${name}: https://u.example/`, '   more'],
      [`.. _${name}: name_`],
      [`.. _${name}:`, `.. _${name}b:`]
    ])
  }

  // Documents

  document(): string {
    if (this.#chance(0.2)) this.#apart = 0.4
    const parts: Array<Lines> = []
    if (this.#chance(0.1)) parts.push([''])
    const marks = this.#pick([
      ['=', '-', '~'],
      ['#', '*', '+'],
      ['.', '^', '"'],
      [':', '_', '=']
    ])
    let level = -1
    for (let count = this.#between(2, 6); count > 0; count -= 1) {
      if (this.#chance(0.35)) {
        level = this.#between(0, Math.min(level + 1, 2))
        const title = `T ${this.#inline(2)}`
        const line = marks[level]!.repeat(this.#chance(0.1) ? 4 : 60)
        const titled = this.#chance(0.15)
          ? [line, `${' '.repeat(this.#between(0, 2))}${title}`, line]
          : [title, line]
        parts.push(this.#chance(0.5) ? titled : [...titled, ...this.#block(0)])
      }
      if (this.#chance(0.05)) parts.push(['----'])
      parts.push(this.#block(0))
    }
    const lines = this.#join(parts)
    lines.push('', ...definitions)
    for (; this.#anonymous > 0; this.#anonymous -= 1)
      lines.push(`__ https://anon.example/${this.#anonymous}`)
    const ending = this.#chance(0.05) ? '\r\n' : '\n'
    const text = lines.map((line) => (this.#chance(0.02) ? line.replace(/^ {8}/, '\t') : line))
    return this.#chance(0.1) ? text.join(ending) : `${text.join(ending)}${ending}`
  }
}

/** What running text refers to. */
const definitions: Lines = [
  '.. _name: https://n.example',
  '.. _sub: https://s.example',
  '.. _spot:',
  '.. _the name:',
  '',
  'para',
  '',
  '.. |sub| replace:: *sub* text',
  '.. |pic| image:: p.png',
  '.. |sign| unicode:: 0xA9 .. sign',
  '.. |trim| unicode:: U+2014',
  '   :trim:',
  '.. |deep| replace:: a |sub| b',
  '.. |link| image:: q.png',
  '   :target: https://q.example',
  '',
  '.. [1] one',
  '.. [#n] auto',
  '.. [*] sign',
  '.. [#] number',
  '.. [cit] cited',
  ''
]
