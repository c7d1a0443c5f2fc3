/** Texts of about a given length that were made to be slow, deep or wide: a name and how to make it. */
export const shapes: Readonly<Record<string, (length: number) => string>> = {
  'one line of letters': repeat('a'),
  'one line of words': repeat('word '),
  'one line of wide letters': repeat('語'),
  'one line of joined emoji': repeat('👩‍👩‍👧'),
  'one line of combining accents': (length) => `a${'\u0301'.repeat(length)}`,
  blanks: (length) => `a${' '.repeat(length)}b`,
  'blank lines': repeat('\n'),
  'lines of one blank': repeat(' \n'),
  'lines of blanks': repeat(`${' '.repeat(200)}\n`),
  tabs: repeat('\t'),
  'lone carriage returns': repeat('a\r'),
  'carriage return and line feed': repeat('a\r\n'),
  NUL: repeat('\0'),
  'lone high surrogates': repeat('\uD800'),
  'lone low surrogates in a cell': (length) => table([`\uDC00`.repeat(length / 2)]),
  'form feeds and line separators': repeat('\f\u2028\u2029\x85\v'),
  'bidi controls': repeat('\u202Ea\u2066'),
  'no-break spaces': repeat('\u00A0'),

  'runs of =': repeat('='),
  'runs of -': repeat('-'),
  'runs of *': repeat('*'),
  'runs of _': repeat('_'),
  'runs of +': repeat('+'),
  'runs of |': repeat('|'),
  'runs of `': repeat('`'),
  'runs of :': repeat(':'),
  'runs of <': repeat('<'),
  'runs of [': repeat('['),
  'runs of \\': repeat('\\'),
  'runs of "': repeat('"'),
  'lines of =': repeat('====\n'),
  'lines of a run each': (length) =>
    `a\n${'='.repeat(Math.sqrt(length))}\n\n`.repeat(Math.sqrt(length)),
  'growing runs of `': (length) => growing('`', ' ', length),
  'growing runs of *': (length) => growing('*', 'a ', length),

  'open links': repeat('|:a'),
  'open links, target and colon': repeat('|:a:'),
  'open links with a package': repeat('|a:b:'),
  'links on a line': repeat('|:a:b| '),
  'open anchors': repeat('*|a'),
  'open anchors with an id': repeat('*|a:'),
  'open hidden anchors': repeat('|*a'),
  'anchors on a line': repeat('*|a:⚓|* '),
  'open code': repeat('"a'),
  'open code with a bracket': repeat('"a["b'),
  'open literals': repeat('``a '),
  'open interpreted text': repeat('`a <b '),
  'open roles': repeat(':r:`a '),
  'open footnote references': repeat('[1'),
  'footnote references': repeat('[1]_ '),
  'open tags': repeat('<a'),
  'open strong': repeat('<** '),
  'open strong of reST': repeat('**a '),
  'open emphasis': repeat('*a '),
  'closed strong': repeat('a** '),
  'nested strong': (length) => `${'<**'.repeat(length / 6)}${'**>'.repeat(length / 6)}`,
  'nested emphasis': (length) => `${'*a '.repeat(length / 6)}${' a*'.repeat(length / 6)}`,
  'strong in emphasis': repeat('*a **b '),
  'open labels': repeat('*a:'),
  'open labels of functions': repeat('*a:f('),
  'emphasis that ends with stars': (length) =>
    `${'`*_'.repeat(length / 6)}${'*'.repeat(length / 2)}`,
  'open tags of HTML': repeat('<!--'),
  addresses: repeat('http://a.b/('),
  'open rule of box characters': (length) => `${'─'.repeat(length)}┐\n`,
  'options without an end': (length) => `-${'-, --'.repeat(length / 5)}=\n\n   a\n`,
  'command without an end': (length) => `. (${' ... ('.repeat(length / 6)}\u2028\n\n   a\n`,
  'border of = with an end': (length) => `== ==\n${'='.repeat(length)}a\n== ==\n`,
  'open addresses': repeat('http:'),
  'unknown schemes': repeat('a:'),
  'open addresses of mail': repeat('a@'),
  'addresses of mail without an end': repeat("-a@'"),
  'names of mail': (length) => `${'a-'.repeat(length / 2)}@'`,
  entities: repeat('&#x26;&amp'),
  'escaped pipes': repeat('\\|'),

  'key of lines': (length) => `<${'a\n<b '.repeat(length / 5)}>`,
  'code of lines': (length) => `\`${'a\n# b '.repeat(length / 6)}\``,
  'code of growing backticks': (length) => `"${growing('`', 'a', length)}"`,
  'lines of open links': repeat('|:a\n'),
  'lines of open code': repeat('"a\n'),
  'lines of open emphasis': repeat('*a\n'),
  headings: repeat('# a:\n'),
  'headings on a line': repeat('# a:'),
  'headings with blank lines': repeat('# a:b\n\n'),
  titles: repeat('a\n=\n\n'),
  'titles of many kinds': (length) =>
    Array.from(
      {length: length / 6},
      (_, index) => `ab\n${'=-~^"*+#'[index % 8]!.repeat(2)}\n`
    ).join('\n'),
  'topics that break at hyphens': (length) => `#\n${'-\n'.repeat(length / 2)}`,
  'fenced prompts': (length) => `\`\`\`rst\n${'PS A:\\\u2028'.repeat(length / 6)}\n\`\`\`\n`,
  'fenced imports': (length) => `\`\`\`rst\nimport ${'a '.repeat(length / 2)};\n\`\`\`\n`,
  'fenced roles': (length) => `\`\`\`rst\n${':a'.repeat(length / 2)}\n\`\`\`\n`,
  'fenced dots': (length) => `\`\`\`rst\n${'a.'.repeat(length / 2)}\n\`\`\`\n`,
  'fenced C': (length) => `\`\`\`rst\n${';/*'.repeat(length / 3)}\n\`\`\`\n`,
  'fenced blanks': (length) => `\`\`\`\n${' '.repeat(length)}x\n\`\`\`\n`,
  'bars in a border': (length) =>
    `+${'-'.repeat(length / 2)}|${'-|'.repeat(length / 4)}-+\n|a|\n+--+\n`,
  'links to files': repeat('|:a.b/'),
  'link to a file': (length) => `|:${'.txt/'.repeat(length / 5)}:a|\n`,
  labels: repeat('*a:\n'),
  'labels in a paragraph': repeat('a *b:c* '),
  fences: repeat('```\n'),
  'open fences with a language': repeat('```a\n'),
  'fences on a line': repeat('``` '),
  'growing fences': (length) =>
    Array.from({length: Math.sqrt(length * 2)}, (_, index) => `${'`'.repeat(index + 3)}\n`).join(
      ''
    ),
  directives: repeat('.. a::\n   '),
  'directives with options': repeat('.. a::\n   :b: c\n\n'),
  'nested directives': (length) => nested(length, '   ', '.. note::'),
  comments: repeat('.. a\n'),
  targets: repeat('.. _a:\n'),
  fields: repeat(':a: b\n'),
  productions: repeat('a ::= b\n'),
  prompts: repeat('>>> a\n'),
  'literal blocks': repeat('a::\n\n  b\n\n'),
  'lines of ::': repeat('a::\n'),
  signatures: repeat('a(b)\n\n   c\n\n'),
  'signatures on a line': (length) => `a(${'b, '.repeat(length / 3)})\n\n   c\n`,
  'open signature': (length) => `class a${'('.repeat(length)}`,
  definitions: repeat('a\n   b\n'),
  'line blocks': repeat('| a\n'),
  footnotes: repeat('[1] a\n'),
  'footnotes on a line': repeat('[1] '),
  'many footnotes': (length) =>
    Array.from({length: length / 24}, (_, index) => `a [${index}]_\n\n[${index}] b\n\n`).join(''),
  'stars on a line': repeat('* * * '),
  stars: repeat('* '),
  'item of links': (length) => `* ${'|:a:b| '.repeat(length / 7)}\n`,
  'line separator in a directive': repeat('.. a::\u2028b\n\n   c\n\n'),
  'dashes in a table': (length) => `+--+\n|${'-'.repeat(length)}a\n+--+\n`,
  'border with an end of its own': (length) =>
    `+${'-'.repeat(length / 3)}+\n|${'a'.repeat(length / 3)}|\n+${'-'.repeat(length / 3)}a\n`,
  'numbers on a line': repeat('1. 1. '),
  items: repeat('* a\n'),
  'items with blank lines': repeat('* a\n\n'),
  'items one deeper each': (length) => nested(length, ' ', '* a'),
  'nested items': (length) => nested(length, '  ', '* a'),
  'deep indentation': (length) => `${' '.repeat(length / 2)}* a\n${' '.repeat(length / 2)}b\n`,
  'growing indentation': (length) => nested(length, ' ', 'a'),
  'growing indentation, blank lines': (length) => nested(length, ' ', 'a\n'),
  'falling indentation': (length) => nested(length, ' ', 'a').split('\n').reverse().join('\n'),
  'saw of indentation': (length) => `${nested(2000, ' ', 'a')}`.repeat(length / 2000),
  'help headers': repeat('%hyperhelp title="a" '),
  'lines of help headers': repeat('%hyperhelp title="a" date="b"\n'),
  'separators of code': repeat('-[ a ]-\n'),
  admonitions: repeat('Note: a\n\n'),
  captions: repeat('See also: a\n'),
  keys: repeat('<Ctrl+C> '),
  'words of many letters, cut': repeat('inter-\nnational '),

  'borders on a line': repeat('+-'),
  'bars on a line': repeat('| '),
  'bars on lines': repeat('|a|\n'),
  'borders on lines': repeat('+--+\n'),
  'open tables': repeat('+--+\n|a|\n'),
  'tiny tables': repeat('+-+\n|a|\n+-+\n\n'),
  'tiny tables, no blank lines': repeat('+-+\n|a|\n+-+\n'),
  'tiny tables below text': repeat('a\n+-+\n|a|\n+-+\n'),
  'table of many rows': (length) => `+-+-+\n${'|a|b|\n+-+-+\n'.repeat(length / 12)}`,
  'table of many columns': (length) => {
    const columns = Math.floor(length / 6)
    return `+${'-+'.repeat(columns)}\n|${'a|'.repeat(columns)}\n+${'-+'.repeat(columns)}\n`
  },
  'cell over many rows': (length) => `+-+-+\n|a|b|\n${'| +-+\n| |b|\n'.repeat(length / 12)}+-+-+\n`,
  'columns of one name': (length) => {
    const columns = Math.floor(length / 10)
    const line = (mark: string, piece: string): string => `${mark}${piece.repeat(columns)}\n`
    return `${line('+', '-+')}${line('|', 'a|')}${line('+', '=+')}${line('|', 'b|')}${line('+', '-+')}`
  },
  'group over many columns': (length) => {
    const columns = Math.floor(length / 14)
    const line = (mark: string, piece: string): string => `${mark}${piece.repeat(columns)}\n`
    const group = `+${'-'.repeat(2 * columns - 1)}+\n|${'b'.repeat(2 * columns - 1)}|\n`
    return `${group}${line('+', '-+')}${line('|', 'a|')}${line('+', '=+')}${line('|', 'c|')}${line('+', '-+')}`
  },
  'long row among short ones': (length) =>
    `${'a\n'.repeat(length / 4)}${'a,'.repeat(length / 4)}\n`,
  'square table': (length) => {
    const side = Math.floor(Math.sqrt(length / 4))
    return `+${'-+'.repeat(side)}\n${`|${'a|'.repeat(side)}\n+${'-+'.repeat(side)}\n`.repeat(side)}`
  },
  'table of stairs': (length) => {
    const side = Math.floor(Math.sqrt(length / 4))
    let text = `+${'-+'.repeat(side)}\n`
    for (let row = 0; row < side; row += 1) {
      text += `|${' |'.repeat(side)}\n`
      text += `+${Array.from({length: side}, (_, column) => ((row + column) % 2 ? '-+' : ' +')).join('')}\n`
    }
    return text
  },
  'table of broken borders': (length) => {
    const side = Math.floor(Math.sqrt(length / 4))
    let text = `+${'-+'.repeat(side)}\n`
    for (let row = 0; row < side; row += 1) {
      text += `|${Array.from({length: side}, (_, column) => ((row * column) % 3 ? ' |' : '  ')).join('')}\n`
      text += `+${Array.from({length: side}, (_, column) => ((row * 7 + column) % 5 ? '-+' : ' -')).join('')}\n`
    }
    return text
  },
  'open square': (length) => {
    const side = Math.floor(Math.sqrt(length))
    return `+${'-'.repeat(side - 2)}+\n${`|${' '.repeat(side - 2)}|\n`.repeat(side - 1)}`
  },
  'table of one wide line': (length) => table(['a '.repeat(length / 2)]),
  'table of one tall cell': (length) => table(Array.from({length: length / 5}, () => 'a')),
  'cell of bullets': (length) => table(Array.from({length: length / 8}, () => '* a')),
  'cell of open links': (length) => table(Array.from({length: length / 15}, () => '|:a|:b|:c')),
  'cell of open code': (length) => table(Array.from({length: length / 15}, () => '"a "b ``c')),
  'cell of deep indentation': (length) => {
    const side = Math.floor(Math.sqrt(length))
    return table(Array.from({length: side}, (_, index) => `${' '.repeat(index)}* a`))
  },
  'ragged table': (length) => {
    const side = Math.floor(length / 4)
    return `+${'-'.repeat(side)}+\n${'|\n'.repeat(side)}+${'-'.repeat(side)}+\n`
  },
  'triangular table': (length) => {
    const side = Math.floor(Math.sqrt(length * 2))
    return `+-+\n${Array.from({length: side}, (_, index) => `|${' '.repeat(index)}|\n`).join('')}+-+\n`
  },
  'nested tables': (length) => {
    let lines = ['a']
    while ((lines[0]!.length + 5) * (lines.length + 2) < length) lines = framed(lines)
    return `${lines.join('\n')}\n`
  },
  'tables in items': repeat('* +-+\n  |a|\n  +-+\n\n'),
  'lines of no table': repeat('+-+\na\n'),
  'simple tables': repeat('== ==\na  b\n== ==\n\n'),
  'open simple table': (length) => `== ==\n${'a  b\n'.repeat(length / 5)}`,
  'simple table of many columns': (length) => {
    const columns = Math.floor(length / 6)
    return `${'= '.repeat(columns)}\n${'a '.repeat(columns)}\n${'= '.repeat(columns)}\n`
  },
  'borders of simple tables': repeat('== ==\n'),
  'simple border on a line': repeat('== '),
  'heads of tables': repeat('+==+\n'),
  'table of heads': (length) => `+-+-+\n${'|a|b|\n+=+=+\n'.repeat(length / 12)}`,
  'pipe tables': repeat('| a | b |\n|---|---|\n| c | d |\n\n'),
  'aligned borders': repeat('+:-:+\n'),
  'colons and dashes': repeat(':-')
}

function repeat(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length))
}

function growing(piece: string, between: string, length: number): string {
  let text = ''
  for (let count = 1; text.length < length; count += 1) text += piece.repeat(count) + between
  return text
}

/** Lines that stand deeper one by one. */
function nested(length: number, indent: string, line: string): string {
  const count = Math.floor(Math.sqrt((length * 2) / indent.length))
  return Array.from({length: count}, (_, index) => `${indent.repeat(index)}${line}\n`).join('')
}

function table(lines: ReadonlyArray<string>): string {
  return `${framed(lines).join('\n')}\n`
}

function framed(lines: ReadonlyArray<string>): Array<string> {
  const width = Math.max(...lines.map(({length}) => length))
  const border = `+${'-'.repeat(width + 2)}+`
  return [border, ...lines.map((line) => `| ${line.padEnd(width)} |`), border]
}
