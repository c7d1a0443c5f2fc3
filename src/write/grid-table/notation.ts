import type {Code, Heading, Nodes, PhrasingContent} from 'mdast'
import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Admonition, Language} from '../../../grammars/nodes.js'
import {writtenText} from '../../read/rst-escapes.js'
import {printHyperhelpPhrasing} from '../notation/hyperhelp.js'
import {printMarkdown, printMarkdownPhrasing} from '../notation/markdown.js'
import type {PrintState} from '../notation/print-state.js'
import {printRstPhrasing} from '../notation/rst.js'
import {printSphinxPhrasing} from '../notation/sphinx.js'
import type {CellText} from './piece.js'
import {splitLines} from './split-lines.js'

/** How the content of cells is written. */
export interface Notation {
  phrasing(nodes: ReadonlyArray<PhrasingContent>, state: PrintState): string
  /** Keep the first word of a paragraph from being read as a block marker. */
  guardStart(word: string): string
  /** Keep the last word of a paragraph from announcing something. */
  guardEnd(word: string): string
  /**
   * Whether cells are running text wrapped by Sphinx. Their readers derive from the lines how to join them, and take a
   * short line for the end of a paragraph.
   */
  running: boolean
  /** Whether a backslash escapes the next character. */
  escapes: boolean
  /** Bullets of a list, and of a list directly after another one. */
  bullets: readonly [string, string]
  /**
   * What precedes a block besides a blank line, if it would be read as part of the block before it, or, as the first
   * block, lose its indentation.
   */
  between?(before: Nodes | undefined, after: Nodes): string | undefined
  /** What follows the number in a list directly after another one. */
  otherEnumerator?: string
  /** Prefix of the lines of a quote. */
  quote: string
  /** Prefix of a line with an intended break, and of its continuation. */
  lineBlock: {first: string; rest: string}
  /** Prefix of the body of a definition. */
  definition: {first: string; rest: string}
  code(node: Code): Array<CellText>
  heading(node: Heading, text: string): Array<string>
  admonition(node: Admonition, body: Array<CellText>): Array<CellText>
  footnote(label: string): string
  footnoteIndent(label: string): string
  comment(value: string): Array<CellText>
  /** Print other nodes, if the notation supports it. */
  printNode?(node: Nodes): string
}

/**
 * Choose how the content of cells is written.
 *
 * @param dialect
 *   How the table is drawn.
 * @param language
 *   Markup language of the cells.
 * @param read
 *   Whether the table was read in this dialect: a reST table in a text of another language uses that language's markup.
 */
export function notationOf(dialect: GridTableDialect, language: Language, read: boolean): Notation {
  switch (dialect) {
    case 'pandoc':
      return pandoc
    case 'adobe':
      return adobe
    case 'rst':
    case 'rst-simple':
      return read && language !== 'rst' ? asRead(language) : rst
    default:
      return ofLanguage(language)
  }
}

/** Notation of a reST table in a text of another language; blocks are like those of Sphinx text. */
function asRead(language: Language): Notation {
  const {heading} = plain
  const own = ofLanguage(language)
  const phrasing: Notation['phrasing'] = (nodes, state) =>
    own.phrasing(nodes, {...state, textOf: writtenText})
  return {...own, phrasing, heading, running: false}
}

function ofLanguage(language: Language): Notation {
  return language === 'hyperhelp' ? hyperhelp : language === 'sphinx-help' ? sphinx : sphinxText
}

const plain: Notation = {
  phrasing: printRstPhrasing,
  guardStart: (word) => word,
  guardEnd: (word) => word,
  running: false,
  escapes: false,
  bullets: ['*', '-'],
  quote: '   ',
  lineBlock: {first: '', rest: ''},
  definition: {first: '   ', rest: '   '},
  code: (node) => [indented(node.value, '   ')],
  heading(node, text) {
    const mark = '*=-~"+'[Math.min(node.depth, 6) - 1]!
    return [text, mark.repeat(Math.max(textWidth(text, 'docutils'), 4))]
  },
  admonition(node, body) {
    const label = `${node.data?.label ?? labels[node.kind]}:`
    return [
      {first: '', rest: '', lines: [label]},
      {first: '', rest: '', lines: ['']},
      ...indentPieces(body, '  ')
    ]
  },
  footnote: (label) => `[${label}] `,
  footnoteIndent: (label) => ' '.repeat(label.length),
  comment: () => []
}

const sphinxText: Notation = {
  ...plain,
  phrasing: (nodes, state) => printSphinxPhrasing(nodes, {...state, language: 'sphinx-text'}),
  running: true
}

const sphinx: Notation = {
  ...sphinxText,
  phrasing: (nodes, state) => printSphinxPhrasing(nodes, {...state, language: 'sphinx-help'}),
  code: (node) => [fence(node)],
  heading: (node, text) => [
    `${'#'.repeat(node.depth)} ${node.identifier ? `${node.identifier}:` : ''}${text}`
  ]
}

const hyperhelp: Notation = {
  ...sphinx,
  phrasing: (nodes, state) => printHyperhelpPhrasing(nodes, {...state, language: 'hyperhelp'}),
  comment: (value) => [{first: '', rest: '', lines: splitLines(`<**${value}**>`)}]
}

const rst: Notation = {
  ...plain,
  escapes: true,
  // docutils: "Comments": an empty one ends what precedes, so that indented text after it is a quote.
  between(before, after) {
    // The common indentation of all lines of a cell or an item is ignored.
    const indented = after.type === 'blockquote' && !(before && flush.has(before.type))
    const counted = before?.type === 'list' && after.type === 'list' && before.ordered
    return indented || (counted && after.ordered) ? '..' : undefined
  },
  // docutils: "Escaping Mechanism"; an escaped character is literal.
  guardStart: (word) =>
    needsGuard.test(word) && !word.startsWith('\\') ? word.replace(/[^\p{L}\p{N}]/u, '\\$&') : word,
  // docutils: "Literal Blocks"; `::` at the end announces one.
  guardEnd: (word) => (word.endsWith('::') ? `${word.slice(0, -1)}\\:` : word),
  lineBlock: {first: '| ', rest: '  '},
  code: (node) => [
    {first: '', rest: '', lines: [node.lang ? `.. code-block:: ${node.lang}` : '::', '']},
    indented(node.value, '   ')
  ],
  admonition: (node, body) => [
    {first: '', rest: '', lines: [`.. ${node.kind}::${titleOf(node)}`, '']},
    ...indentPieces(body, '   ')
  ],
  footnote: (label) => `.. [${label}] `,
  footnoteIndent: () => '   ',
  comment: (value) => [{first: '', rest: '', lines: ['..']}, indented(value, '   ')],
  quote: '   '
}

/** Blocks followed by a blank line that take no indented body. */
const flush = new Set(['paragraph', 'heading', 'thematicBreak', 'gridTable'])

const markdown: Notation = {
  ...plain,
  otherEnumerator: ') ',
  phrasing: printMarkdownPhrasing,
  bullets: ['-', '*'],
  quote: '> ',
  // The backslash at the end of the line marks the break.
  lineBlock: {first: '', rest: ''},
  definition: {first: ':   ', rest: '    '},
  code: (node) => [{first: '', rest: '', lines: splitLines(printMarkdown(node))}],
  heading: (node, text) => [`${'#'.repeat(node.depth)} ${text}`],
  admonition: (node, body) =>
    [{first: '', rest: '', lines: [`[!${alerts[node.kind]}]`]}, ...body].map((piece) => ({
      ...piece,
      first: `> ${piece.first}`,
      rest: `> ${piece.rest}`
    })),
  footnote: (label) => `[^${label}]: `,
  footnoteIndent: () => '    ',
  comment: (value) => [
    {first: '', rest: '', lines: splitLines(`<!--${value.replace(/--/g, '- -')}-->`)}
  ],
  printNode: (node) => printMarkdown(node)
}

const pandoc: Notation = {
  ...markdown,
  phrasing: (nodes, state) => printMarkdownPhrasing(nodes, {...state, pandoc: true}),
  printNode: (node) => printMarkdown(node, {pandoc: true})
}

const adobe: Notation = {
  ...markdown,
  // Its reader looks for borders in the text: `|` and `+` are escaped (mdast-util-gridtables: `to-markdown.js`).
  phrasing: (nodes, state) => printMarkdownPhrasing(nodes, {...state, borders: true})
}

/** The title of an admonition without a specific kind (docutils: "Generic Admonition"). */
function titleOf({kind, data}: Admonition): string {
  return kind === 'admonition' ? ` ${data?.label ?? labels[kind]}` : ''
}

const labels: Record<Admonition['kind'], string> = {
  admonition: 'Note',
  note: 'Note',
  warning: 'Warning',
  seealso: 'See also',
  important: 'Important',
  caution: 'Caution',
  tip: 'Tip',
  hint: 'Hint',
  attention: 'Attention',
  danger: 'Danger',
  error: 'Error'
}

/** GitHub has five kinds. */
const alerts: Record<Admonition['kind'], string> = {
  admonition: 'NOTE',
  note: 'NOTE',
  warning: 'WARNING',
  seealso: 'NOTE',
  important: 'IMPORTANT',
  caution: 'CAUTION',
  tip: 'TIP',
  hint: 'TIP',
  attention: 'WARNING',
  danger: 'CAUTION',
  error: 'CAUTION'
}

/**
 * docutils: bullets, enumerators, fields (unless they are text with a role), options, directives, doctests, line
 * blocks, anonymous targets, transitions, underlines, tables.
 */
const needsGuard =
  /^(?!:\w+:`)(?:[-+*•‣⁃](?:\s|$)|\(?(?:\p{L}|\p{N}+|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|$)|:[^:\s].*:(?:\s|$)|--?[\p{L}\p{N}]|\/[A-Z](?:\s|$)|\.\.(?:\s|$)|>>>(?:\s|$)|\|(?:\s|$)|__(?:\s|$)|([!-/:-@[-`{-~])\1*(?:\s|$)|\+[-=+]+$|:[^\s:])/u

function fence(node: Code): CellText {
  return {
    first: '',
    rest: '',
    lines: [`\`\`\`${node.lang ?? ''}`, ...splitLines(node.value), '```']
  }
}

function indented(value: string, indent: string): CellText {
  return {first: indent, rest: indent, lines: splitLines(value)}
}

function indentPieces(pieces: ReadonlyArray<CellText>, indent: string): Array<CellText> {
  return pieces.map((piece) => ({
    ...piece,
    first: indent + piece.first,
    rest: indent + piece.rest
  }))
}
