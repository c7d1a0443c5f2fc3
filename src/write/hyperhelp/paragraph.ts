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

/** Minimum line width: the lines of a narrower paragraph would be read as intended. */
const narrowest = 53
/** Up to this many UTF-16 units, other line endings are tried; each try reads the whole paragraph. */
const longest = 20_000

/**
 * Print a paragraph so that it reads back as one.
 *
 * HyperHelp has no escapes. For text that would be read as something else, other line endings are tried, and then an
 * invisible word joiner before it.
 *
 * @param nodes
 *   Its phrasing.
 * @param width
 *   Maximum width of its lines in columns.
 * @param lose
 *   Receives what the notation cannot express.
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
  // A lone comment is a block of its own, except after a marker.
  if (nodes.length === 1 && nodes[0]?.type === 'comment') return [text]
  const laid = layOut(text, Math.max(width, narrowest))
  if (laid) return laid
  if (!text.includes('\n')) return guardStart(wrapLines(text, Math.max(width, narrowest)))
  // The lines read back as one, but are still visible in the file.
  lose('break', paragraphOf(nodes))
  const flat = text.replaceAll('\n', ' ')
  const lines = splitTrimmed(text)
  for (const candidate of [lines, guard(lines)]) if (readsBack(candidate, flat)) return candidate
  return layOut(flat, Math.max(width, narrowest)) ?? guardStart(lines)
}

/** Lay out text so that it reads back as one paragraph; nothing if that is impossible. */
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

/** Guard lines that do not begin like a paragraph. */
function guardStart(lines: Array<string>): Array<string> {
  const [first] = readNative(unmarked(protectText(lines.join('\n'))))
  return first?.type === 'paragraph' ? lines : guard(lines)
}

/** Prepend a word joiner, which is not part of the text when it is read. */
function guard([first = '', ...rest]: ReadonlyArray<string>): Array<string> {
  return [wordJoiner + first, ...rest]
}

/** Make a paragraph of nodes, with their position. */
function paragraphOf(nodes: ReadonlyArray<PhrasingContent>): Paragraph {
  const start = nodes.find(({position}) => position)?.position?.start
  const end = nodes.findLast(({position}) => position)?.position?.end
  return {
    type: 'paragraph',
    children: [...nodes],
    ...(start && end && {position: {start, end}})
  }
}

/** Whether lines read back as the intended paragraph. */
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
  // A blank line, so that nothing is the first line of the file.
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

/** Split text at its line endings, and trim the lines. */
export function splitTrimmed(text: string): Array<string> {
  return text.split('\n').map(trimBlanks)
}

/** A loop, because a regular expression would scan each run of spaces from each of its characters. */
function trimBlanks(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && line[start] === ' ') start += 1
  while (end > start && line[end - 1] === ' ') end -= 1
  return line.slice(start, end)
}

/** Get the visible lines, without the characters that keep text from being markup. */
export function plain(value: string): string {
  return unmarked(value.replaceAll(mayOpen, ''))
}

/** Replace the placeholders of `writeHelpText`. */
export function unmarked(value: string): string {
  return value.replaceAll(held, ' ').replaceAll(rawEnding, '\n')
}
