import type {Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {Source} from '../../../grammars/source.js'
import {hyperhelp} from '../../read/languages/hyperhelp.js'
import {parse} from '../../read/read-document.js'
import {readMarkdownCell} from '../../read/read-markdown.js'
import {wordJoiner} from '../notation/hyperhelp.js'
import type {Lose} from './losses.js'
import {protectText} from './protect-text.js'
import {wrapLines} from './wrap.js'
import {held, mayOpen, rawEnding, writeHelpText} from './write-help-text.js'

/** Narrowest lines: a paragraph of narrower ones would be read as lines that stand by themselves. */
const narrowest = 53
/** UTF-16 units up to which other line endings are tried: each try reads the whole paragraph. */
const longest = 20_000

/**
 * Print a paragraph so that it is read as one again.
 *
 * HyperHelp has no escape. Where text would be read as something else other line endings are tried, and then a word
 * joiner before it, which nobody sees.
 *
 * @param nodes
 *   Its phrasing.
 * @param width
 *   Columns for its lines.
 * @param lose
 *   Takes what the notation cannot say.
 * @returns
 *   Lines.
 */
export function printParagraph(
  nodes: ReadonlyArray<PhrasingContent>,
  width: number,
  lose: Lose
): Array<string> {
  const text = writeHelpText(nodes, lose).trim()
  if (text === '') return []
  // A comment alone is a block of its own, save behind a mark.
  if (nodes.length === 1 && nodes[0]?.type === 'comment') return [text]
  const laid = layOut(text, Math.max(width, narrowest))
  if (laid) return laid
  if (!text.includes('\n')) return guardStart(wrapLines(text, Math.max(width, narrowest)))
  // Lines that are read as one: who looks at the file sees them all the same.
  lose('break', paragraphOf(nodes))
  const flat = text.replaceAll('\n', ' ')
  const lines = splitTrimmed(text)
  for (const candidate of [lines, guard(lines)]) if (readsBack(candidate, flat)) return candidate
  return layOut(flat, Math.max(width, narrowest)) ?? guardStart(lines)
}

/** Lay out text so that it is read as one paragraph; nothing where that cannot be. */
function layOut(text: string, room: number): Array<string> | undefined {
  const [first = '', ...rest] = text.split(' ')
  const candidates = text.includes('\n')
    ? [() => splitTrimmed(text)]
    : [
        () => wrapLines(text, room),
        () => wrapLines(text, 66),
        () => wrapLines(text, 52),
        () => [first, ...wrapLines(rest.join(' '), room)],
        () => [first, ...wrapLines(rest.join(' '), 52)]
      ]
  for (const candidate of text.length > longest ? candidates.slice(0, 1) : candidates) {
    const lines = candidate()
    if (readsBack(lines, text)) return lines
  }
  const guarded = guard(candidates[0]!())
  return readsBack(guarded, text) ? guarded : undefined
}

/** Guard lines that begin as no paragraph does. */
function guardStart(lines: Array<string>): Array<string> {
  const [first] = readNative(unmarked(protectText(lines.join('\n'))))
  return first?.type === 'paragraph' ? lines : guard(lines)
}

/** Put a word joiner first, which is no part of the text when it is read. */
function guard([first = '', ...rest]: ReadonlyArray<string>): Array<string> {
  return [wordJoiner + first, ...rest]
}

/** The paragraph that nodes make, with their place. */
function paragraphOf(nodes: ReadonlyArray<PhrasingContent>): Paragraph {
  const start = nodes.find(({position}) => position)?.position?.start
  const end = nodes.findLast(({position}) => position)?.position?.end
  return {
    type: 'paragraph',
    children: [...nodes],
    ...(start && end && {position: {start, end}})
  }
}

/** Whether lines are read as the one paragraph that they are meant to be. */
function readsBack(lines: ReadonlyArray<string>, text: string): boolean {
  const blocks = readNative(unmarked(protectText(lines.join('\n'))))
  const block = blocks[0]
  return (
    blocks.length === 1 &&
    block?.type === 'paragraph' &&
    plain(writeHelpText(block.children, () => undefined)) === plain(text)
  )
}

/** Read blocks of a hand-written help file. */
export function readNative(value: string): Array<RootContent> {
  // A blank line: nothing is the first line of a file here.
  const root: Root = parse(new Source(`\n${value}\n`), {
    language: hyperhelp,
    readMarkdown: readMarkdownCell,
    tables: {dialect: 'auto', widths: 'auto'},
    cells: 'inline',
    unwrap: true,
    report: () => undefined
  })
  return root.children
}

/** Split text at its line endings, without the blanks around them. */
export function splitTrimmed(text: string): Array<string> {
  return text.split('\n').map(trimBlanks)
}

/** Loops: a regular expression would look at each run of blanks from each of its places. */
function trimBlanks(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && line[start] === ' ') start += 1
  while (end > start && line[end - 1] === ' ') end -= 1
  return line.slice(start, end)
}

/** Take lines as they are written, without what keeps text from being markup. */
export function plain(value: string): string {
  return unmarked(value.replaceAll(mayOpen, ''))
}

/** Put in what the marks of `writeHelpText` stand for. */
export function unmarked(value: string): string {
  return value.replaceAll(held, ' ').replaceAll(rawEnding, '\n')
}
