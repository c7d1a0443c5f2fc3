import type {Paragraph, PhrasingContent} from 'mdast'
import {
  type BlockState,
  deepestNesting,
  type PendingText,
  parseBlocks
} from '../../grammars/block/index.js'
import {preformatted} from '../../grammars/block/shared/preformatted.js'
import type {GridTableReading, PendingCell} from '../../grammars/grid-table/index.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {isPlainText, parseInline} from '../../grammars/inline/index.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {tableEvidence, type UnwrapCell, unwrapBlock, wrappedCells} from '../unwrap/index.js'
import {readBreaks} from './breaks.js'
import {joinLines} from './join-lines.js'
import {readPlainCell} from './plain-cell.js'
import {readMarkdown} from './read-markdown.js'
import {holds, readText} from './running-text.js'
import type {ParseSettings} from './settings.js'

/**
 * Read the cells of a table.
 *
 * @param reading
 *   Table and its waiting cells.
 * @param state
 *   Document that it stands in; tables and texts found in the cells are left there.
 * @param settings
 *   How to read them.
 */
export function fillCells(
  reading: GridTableReading,
  state: BlockState,
  settings: ParseSettings
): void {
  const {node: table, cells, depth = 1} = reading
  const {language} = state
  if (depth > deepestNesting) {
    reportTooDeep(table, state)
    for (const {node, text} of cells) if (text.length > 0) node.children = [preformatted(text)]
  } else if (settings.cells === 'literal') {
    for (const cell of cells) fillLiteral(cell)
  } else if (settings.cells === 'text' || isRunningText(table)) {
    const {only} = settings
    const wanted = cells.map(({text}) => !only || holds(text, only))
    if (!wanted.includes(true)) return
    const wrapping = settings.unwrap ? readWrapping(reading, state, settings) : undefined
    for (let index = 0; index < cells.length; index += 1) {
      if (!wanted[index]) continue
      fillText(cells[index]!, state, settings, wrapping?.(index))
    }
  } else {
    const markdown = table.dialect === 'pandoc' || table.dialect === 'adobe'
    const rest = hasEscapes(table, state) ? {escapes: true, quotes: isPlainRest(table)} : undefined
    const mayBePlain = !markdown && state.language === 'sphinx-text' && settings.unwrap
    for (const {node, text} of cells) {
      if (text.length === 0 || ((rest || language === 'rst') && isNothing(text))) continue
      const plain = mayBePlain ? readPlainCell(text, rest !== undefined) : undefined
      if (plain) {
        node.children = [plain]
        continue
      }
      const children = markdown
        ? readMarkdown(text, table.dialect as 'pandoc' | 'adobe')
        : readBlocks(text, {...state, depth}, settings, rest)
      if (markdown) {
        joinLines(children)
        for (const child of children) readBreaks(child)
      }
      node.children = children as typeof node.children
    }
  }
}

function reportTooDeep({position}: GridTable, {block, report}: BlockState): void {
  const {line, column} = position!.start
  report({
    ruleId: 'nesting-limit',
    reason: `The table is nested more than ${deepestNesting} levels deep`,
    start: block.source.lineStarts[line - 1]! + column - 1,
    note: 'Its cells become code, line by line; no text is lost'
  })
}

/** Read blocks. Text that may hold markup waits for the rest of the document; of other text nothing is kept. */
function readBlocks(
  block: TextBlock,
  state: BlockState,
  settings: ParseSettings,
  rest: Pick<PendingText, 'escapes' | 'quotes'> | undefined
): ReturnType<typeof parseBlocks> {
  const texts: BlockState['texts'] = []
  const children = parseBlocks({...state, block, texts})
  for (const text of texts) {
    const pending = rest ? {...text, ...rest} : text
    if (isPlainText(pending.text, state.language)) readText(pending, state, settings)
    else state.texts.push(pending)
  }
  return children
}

/**
 * Whether the cells of a table are reStructuredText as people write it, where a backslash escapes (docutils: "Escaping
 * Mechanism"). What Sphinx's writer leaves has none.
 */
function hasEscapes({dialect}: GridTable, {language}: BlockState): boolean {
  return language === 'sphinx-text' && (dialect === 'rst' || dialect === 'rst-simple')
}

/** Whether a table can only be plain reStructuredText: Sphinx's writer draws no head, and no simple table, like this. */
function isPlainRest({dialect, children}: GridTable): boolean {
  return dialect === 'rst-simple' || children[0]?.type === 'gtHeader'
}

/** Whether there is nothing in a cell but a backslash: what keeps the first cell of a simple table's row empty. */
function isNothing(block: TextBlock): boolean {
  return block.length === 1 && block.line(0).trim() === '\\'
}

/**
 * Whether a table's cells hold running text only: Sphinx's writer fills each as one paragraph, whatever blocks it held
 * (spec A35); those of hand-written help files are too narrow for blocks.
 */
function isRunningText({dialect}: GridTable): boolean {
  return dialect === 'sphinx' || dialect === 'hyperhelp'
}

function fillLiteral({node, text}: PendingCell): void {
  if (text.length === 0) return
  const {source, start, end} = text
  node.children = [
    {
      type: 'paragraph',
      children: [{type: 'text', value: text.toString(), position: source.position(start, end)}],
      position: source.position(start, end)
    }
  ]
}

/** How a cell of a table was wrapped, by its index; `undefined` where a person broke the lines. */
function readWrapping(
  {node: table, cells}: GridTableReading,
  {language}: BlockState,
  {tables}: ParseSettings
): (index: number) => Wrapping | undefined {
  // Every table of a document that a Sphinx builder wrote is Sphinx's, header or not.
  const byBuilder = tables.dialect === 'auto' && language === 'sphinx-help'
  if (table.dialect !== 'sphinx' && !byBuilder) return () => undefined
  const widths = table.data?.widths ?? 'docutils'
  const evidence = tableEvidence(wrappedCells(table, cells), widths)
  return (index) => ({widths, evidence, width: evidence.widths[index]!})
}

type Wrapping = Pick<UnwrapCell, 'widths' | 'width' | 'evidence'>

function fillText(
  cell: PendingCell,
  state: BlockState,
  settings: ParseSettings,
  wrapping: Wrapping | undefined
): void {
  const {node, text: block} = cell
  if (block.length === 0) return
  const {language, footnotes, report} = state
  const texts = settings.unwrap
    ? unwrapBlock(
        block,
        wrapping
          ? {
              ...{kind: 'cell', language, ...wrapping},
              // Quotes and stars are no markup to HyperHelp.
              markup: settings.cells !== 'text' && language !== 'hyperhelp'
            }
          : {kind: 'paragraph', language: 'hyperhelp'}
      )
    : splitParagraphs(block).map((lines) => JoinedText.of(lines, '\n'))
  node.children = texts.map((text): Paragraph => {
    const position = text.position(0, text.value.length)
    const children: Array<PhrasingContent> =
      settings.cells === 'text'
        ? [{type: 'text', value: text.value, position: text.position(0, text.value.length)}]
        : parseInline({text, language, footnotes, report})
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
