import {cell, documents} from './documents.js'

const excluded =
  'Markup of pandoc’s that has no node stands as it is: attributes, TeX, marks of fancy lists, divs'

/** Cells that are read otherwise than pandoc reads them, and why; the manual has the same list (docs/markdown.md). */
const cells: ReadonlyArray<readonly [text: string, reason: string]> = [
  ['<!-- c --> seen', 'CommonMark: a comment goes on to the end of its line'],
  ['[span]{.c}', excluded],
  ['\\newpage', excluded],
  ['\\alpha b', excluded],
  ['(c) text', excluded],
  ['(1) one\n(2) two', excluded],
  ['a.  one\nb.  two', excluded],
  ['i. one\nii. two', excluded],
  ['::: x\ntext\n:::', excluded]
]

const drawings: ReadonlyArray<readonly [text: string, reason: string]> = [
  [
    '+-----+-----+\n|     |     |\n+=====+=====+\n| a   | b   |\n+-----+-----+',
    'pandoc drops a head without text; the tree keeps it, and HTML has none'
  ],
  [
    '+===+===+\n| a | b |\n+===+===+\n| c | d |\n+===+===+',
    'A rule as the first border is Adobe’s; pandoc reads text'
  ],
  [
    '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+',
    'Two rules and a border are Adobe’s way to draw a foot; pandoc reads a body'
  ],
  [
    '+---:+:---+\n| a  | b  |\n+:==:+====+\n| c  | d  |\n+----+----+',
    'Marks in each border above a cell are Adobe’s; pandoc reads those of the rule'
  ],
  ['+-+-+\n|a|b|\n+-+-+', 'A quirk of pandoc’s: it takes the only row for a foot']
]

/** Documents that are read otherwise than pandoc reads them, and why. */
export const differences: ReadonlyMap<string, string> = new Map(
  [...cells.map(([text, reason]) => [cell(text), reason] as const), ...drawings].map(
    ([text, reason]) => [`${text}\n`, reason] as const
  )
)

const unknown = [...differences.keys()].filter((text) => !documents.includes(text))
if (unknown.length > 0)
  throw new Error(`Cannot expect differences of ${unknown.join()}, expected documents`)
