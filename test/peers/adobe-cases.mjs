/**
 * Markdown of our own, for both packages. `why`: they differ, and why ours is right; without it they agree. `write`: it
 * is about what is written.
 */
export const cases = [
  {name: 'plain', input: '+---+---+\n| a | b |\n+---+---+'},
  {name: 'head', input: '+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+'},
  {name: 'head alone', input: '+---+---+\n| a | b |\n+===+===+'},
  {name: 'head and foot', input: '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+'},
  {name: 'foot alone', input: '+===+\n| a |\n+===+\n| b |\n+---+'},
  {name: 'columns spanned', input: '+---+---+\n| a     |\n+---+---+\n| b | c |\n+---+---+'},
  {name: 'rows spanned', input: '+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+'},
  {
    name: 'alignment',
    input: '+:---+:---:+---:+>---<+\n| a  | b   | c  | d   |\n+----+-----+----+-----+'
  },
  {
    name: 'vertical alignment',
    input: '+--^--+--x--+--v--+\n| a   | b   | c   |\n+-----+-----+-----+'
  },
  {name: 'junctions drawn as bars', input: '+---|---+\n| a | b |\n+---|---+'},
  {name: "Sphinx's rule", input: '+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+'},
  {
    name: 'blocks',
    input:
      '+---------+\n| # a     |\n|         |\n| - b     |\n|   c     |\n|         |\n| > d     |\n+---------+'
  },
  {name: 'table in a cell', input: '+-------+\n| +---+ |\n| | a | |\n| +---+ |\n+-------+'},
  {name: 'in a list', input: '- a\n\n  +---+\n  | b |\n  +---+'},
  {name: 'in a quote', input: '> +---+\n> | b |\n> +---+'},
  {name: 'right below a paragraph', input: 'a\n+---+\n| b |\n+---+'},
  {name: 'Windows line endings', input: '+---+\r\n| b |\r\n+---+\r\n'},
  {name: 'reference to a definition outside', input: '+-----+\n| [a] |\n+-----+\n\n[a]: b'},
  {name: 'escaped borders', input: '+------+\n| a\\|b |\n+------+'},
  {
    name: 'reference in other case',
    input: '+-------+\n| [a b] |\n+-------+\n\n[A  B]: c'
  },
  {
    name: 'definition in a cell',
    input: '[a]\n\n+--------+\n| [a]: b |\n+--------+',
    why: 'A definition holds for the whole document, wherever it stands (CommonMark, 4.7).'
  },
  {
    name: 'wide characters',
    input: '+------+---+\n| 日本 | a |\n+------+---+',
    why: 'Columns are counted as they show: East Asian characters take two.'
  },
  {
    name: 'combining characters',
    input: '+-----+---+\n| e\u0301   | a |\n+-----+---+',
    why: 'A combining character takes no column.'
  },
  {
    name: 'emoji of several characters',
    input: '+------+---+\n| 👨‍👩‍👧   | a |\n+------+---+',
    why: 'A sequence that is shown as one emoji takes two columns.'
  },
  {
    name: 'indented by three blanks',
    input: '   +---+\n   | a |\n   +---+',
    why: 'Every block of CommonMark may be indented by up to three blanks.'
  },
  {
    name: 'list right below',
    input: '+---+\n| a |\n+---+\n- b'
  },
  {
    name: 'no table, and a list',
    input: '+---+\n- a'
  },
  {
    name: 'text on a border behind a junction',
    input: '+---+---+\n| a | b |\n+ c +---+\n| d | e |\n+---+---+',
    why: 'What stands on a border inside of a cell that spans it is text of that cell.'
  },
  {
    name: 'junction that is off by one',
    input: '+---+---+\n| a | b |\n+----+--+\n| c | d |\n+---+---+',
    why: 'Cells that cannot be told apart are one cell, and a message says where a junction is missing.'
  },
  {
    name: 'backslash at the end',
    input: '+-----+\n| a\\  |\n+-----+',
    why: 'A backslash at the end of a paragraph is a backslash (CommonMark, 6.7).'
  },
  {
    name: 'escaped border in code',
    input: '+--------+\n| `a\\|b` |\n+--------+',
    why: "Nothing is escaped in code, and nothing tells this table from pandoc's. With the dialect `adobe` we agree."
  },
  {
    name: 'escaped border in code, dialect given',
    options: {dialect: 'adobe'},
    input: '+--------+\n| `a\\|b` |\n+--------+'
  },
  {
    name: 'writing: line endings around',
    write: true,
    input: 'a\nb\n\n> c\n> d',
    why: 'Text outside of tables is none of our business.'
  },
  {
    name: 'writing: widths',
    write: true,
    input: '+--------------+\n| a            |\n+--------------+\n',
    why: 'Columns keep their widths.'
  },
  {
    name: 'writing: line endings in cells',
    write: true,
    input: '+---+\n| a |\n| b |\n+---+\n',
    why: 'Lines stay as they were broken.'
  },
  {
    name: 'writing: text that looks like a table',
    write: true,
    input: '\\+---+\n| a |\n+---+\n',
    why: 'Text that would be read as a table keeps its backslash, and its lines; theirs becomes one line.'
  },
  {
    name: 'writing: a lone plus and bar',
    write: true,
    input: 'a + b | c\n'
  }
]
