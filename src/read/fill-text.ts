import type {Paragraph, PhrasingContent} from 'mdast'
import type {GridTableReading, PendingCell} from '../../grammars/grid-table/reading.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {Language} from '../../grammars/nodes.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {
  hasMarkup,
  tableEvidence,
  type UnwrapCell,
  type UnwrapParagraph,
  unwrapBlock,
  wrappedCells,
  wrapsTables
} from '../unwrap/index.js'
import type {ParseSettings} from './settings.js'

/** How to read cells of running text. */
export interface TextSettings extends Pick<ParseSettings, 'tables' | 'unwrap' | 'only'> {
  /** Language of the markup. */
  language: Language
  /** Reads the markup of a text (default: none). */
  readPhrasing?: (text: JoinedText) => Array<PhrasingContent>
}

/** Fill each cell with its lines as a single text. */
export function fillLiterals(cells: ReadonlyArray<PendingCell>): void {
  for (const {node, text} of cells) {
    if (text.length === 0) continue
    const {source, start, end} = text
    node.children = [
      {
        type: 'paragraph',
        children: [{type: 'text', value: text.toString(), position: source.position(start, end)}],
        position: source.position(start, end)
      }
    ]
  }
}

/** Fill each cell with paragraphs. */
export function fillTexts(reading: GridTableReading, settings: TextSettings): void {
  const {cells} = reading
  const {only} = settings
  const wanted = only && cells.map(({text}) => holds(text, only))
  if (wanted && !wanted.includes(true)) return
  const howTo = settings.unwrap ? readWrapping(reading, settings) : undefined
  for (let index = 0; index < cells.length; index += 1) {
    if (!wanted || wanted[index]) fillText(cells[index]!, howTo?.(index), settings.readPhrasing)
  }
}

/** Whether a line of a block matches. */
export function holds(block: TextBlock, pattern: RegExp): boolean {
  for (let index = 0; index < block.length; index += 1) {
    if (pattern.test(block.line(index))) return true
  }
  return false
}

/** Lines broken by hand. */
const byHand: UnwrapParagraph = {kind: 'paragraph', language: 'hyperhelp'}

/** Find how a cell of a table was wrapped, by its index. */
function readWrapping(
  {node: table, cells}: GridTableReading,
  {language, tables, readPhrasing}: TextSettings
): (index: number) => UnwrapCell | UnwrapParagraph {
  const byBuilder = tables.dialect === 'auto' && wrapsTables(language)
  if (table.dialect !== 'sphinx' && !byBuilder) return () => byHand
  const widths = table.data?.widths ?? 'docutils'
  const evidence = tableEvidence(wrappedCells(table, cells), widths)
  const markup = readPhrasing !== undefined && hasMarkup(language)
  return (index) => ({
    kind: 'cell',
    language,
    widths,
    evidence,
    markup,
    width: evidence.widths[index]!,
    wrapped: evidence.wrapped?.[index]
  })
}

function fillText(
  {node, text: block}: PendingCell,
  how: UnwrapCell | UnwrapParagraph | undefined,
  readPhrasing: TextSettings['readPhrasing']
): void {
  if (block.length === 0) return
  const texts = how
    ? unwrapBlock(block, how)
    : splitParagraphs(block).map((lines) => JoinedText.of(lines, '\n'))
  node.children = texts.map((text): Paragraph => {
    const position = text.position(0, text.value.length)
    const children = readPhrasing?.(text) ?? [
      {type: 'text', value: text.value, position: text.position(0, text.value.length)}
    ]
    return {type: 'paragraph', children, position}
  })
}

/** Split lines at blank ones. */
function splitParagraphs(block: TextBlock): Array<TextBlock> {
  const paragraphs: Array<TextBlock> = []
  let from = 0
  for (let index = 0; index <= block.length; index += 1) {
    if (index < block.length && block.line(index).trim() !== '') continue
    if (index > from) paragraphs.push(block.slice(from, index))
    from = index + 1
  }
  return paragraphs
}
