/**
 * Tables of what cells really hold: ten kinds, in the markup of reST and of Markdown. A fast way that knows only plain
 * words would show in one of them.
 */

const widths = [20, 30, 46]

const code = (text) => ({rst: `\`\`${text}\`\``, markdown: `\`${text}\``})
const same = (text) => ({rst: text, markdown: text})

/** What stands in the cells of each kind, piece by piece; a piece never breaks over lines. */
const pieces = {
  words: 'the rope of this anchor holds a boat and wraps over one to three lines of text'
    .split(' ')
    .map(same),
  identifiers:
    'os.path.join max_turns self.drum_width __init__ rope_kind sys.argv read_all io.open_code a_b.c_d'
      .split(' ')
      .map(same),
  numbers: '12 3.11.2 1,204.50 -7 0x1F 2026-11-28 99.9 % 4096 1e-9 +3 v2.0.1 10:30'
    .split(' ')
    .map(same),
  quotes: `"wet" rope 'dry' drum "a" it's the "iron of" a boat's "keel" 'x'`.split(' ').map(same),
  brackets: 'wind(rope) turns[0] f(a, b) {dry} (see below) list[int] x < y if (a) g() [1, 2]'
    .split(' ')
    .map(same),
  paths: 'note: see /usr/lib/rope C:/ropes/oak a:b key: value ./drum.c lib/*.so x=1; y=2 std::rope'
    .split(' ')
    .map(same),
  code: [
    'wind',
    code('rope.dry()'),
    'with',
    code('--turns 3'),
    'or',
    code('x = [1]'),
    'by',
    'hand'
  ].map((piece) => (typeof piece === 'string' ? same(piece) : piece)),
  emphasis: 'a *wet* rope is **never** wound on *the drum* while **it is** turning'
    .match(/\*+[^*]+\*+|\S+/g)
    .map(same),
  links: [
    same('see'),
    {rst: '`rope <https://a.example/b>`_', markdown: '[rope](https://a.example/b)'},
    same('or'),
    same('https://b.example/c'),
    same('and'),
    {rst: '`drum <https://c.example>`_', markdown: '[drum](https://c.example)'},
    same('there')
  ],
  blocks: 'the rope is wound on the drum and then it is dried'.split(' ').map(same)
}

/** The kinds, plainest first. */
export const kinds = Object.keys(pieces)

/**
 * Who reads these cells in which way: first gridhelp, then its peers.
 */
export const cellComparisons = [
  {
    name: 'kinds of cells, as they stand',
    own: 'gridhelp literal',
    title: '`rst`, literal',
    peers: ['docutils GridTableParser'],
    markup: 'rst'
  },
  {
    name: 'kinds of cells of rst, the whole tree',
    own: 'gridhelp inline',
    title: '`rst`',
    peers: ['docutils GridTableParser', 'docutils document'],
    markup: 'rst'
  },
  {
    name: 'kinds of cells of sphinx, the whole tree',
    own: 'gridhelp sphinx',
    title: '`sphinx`',
    peers: ['docutils GridTableParser'],
    markup: 'rst'
  },
  {
    name: 'kinds of cells of hyperhelp, the whole tree',
    own: 'gridhelp hyperhelp',
    title: '`hyperhelp`',
    peers: ['docutils GridTableParser'],
    markup: 'rst'
  },
  {
    name: 'kinds of cells of pandoc, the whole tree',
    own: 'gridhelp pandoc',
    title: '`pandoc`',
    peers: ['Adobe', 'pandoc'],
    markup: 'markdown'
  },
  {
    name: 'kinds of cells of adobe, the whole tree',
    own: 'gridhelp adobe',
    title: '`adobe`',
    peers: ['Adobe'],
    markup: 'markdown'
  }
]

/**
 * Draw a table of three columns whose cells hold one kind of content over one to three lines, or blocks.
 *
 * @param {string} kind
 *   One of `kinds`.
 * @param {'rst' | 'markdown'} markup
 *   Whose markup stands in the cells.
 * @param {number} rows
 *   How many rows.
 * @returns {string}
 *   The table.
 */
export function makeTableOf(kind, markup, rows) {
  const list = pieces[kind].map((piece) => piece[markup])
  const border = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const lines = [border]
  let next = 0
  const line = (width) => {
    let text = ''
    for (;;) {
      const piece = list[next % list.length]
      // What is wider than a column stands in another one.
      if (piece.length > width) next += 1
      else if (text.length + piece.length + 1 > width) return text
      else {
        text += text ? ` ${piece}` : piece
        next += 1
      }
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const cells = widths.map((width, column) => {
      if (kind !== 'blocks') return Array.from({length: 1 + (row % 3)}, () => line(width))
      return column === 1
        ? [`- ${line(width - 2)}`, `- ${line(width - 2)}`, `- ${line(width - 2)}`]
        : [line(width), '', line(width)]
    })
    for (let index = 0; index < cells[0].length; index += 1) {
      lines.push(
        `| ${cells.map((cell, column) => cell[index].padEnd(widths[column])).join(' | ')} |`
      )
    }
    lines.push(row === 0 ? border.replaceAll('-', '=') : border)
  }
  lines[lines.length - 1] = border
  return `${lines.join('\n')}\n`
}
