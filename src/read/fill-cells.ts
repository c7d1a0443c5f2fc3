import type {PhrasingContent} from 'mdast'
import {
  type BlockState,
  deepestNesting,
  type PendingText,
  parseBlocks
} from '../../grammars/block/index.js'
import {preformatted} from '../../grammars/block/shared/preformatted.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../grammars/grid-table/reading.js'
import {isPlainText, parseInline} from '../../grammars/inline/index.js'
import type {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {fillLiterals, fillTexts} from './fill-text.js'
import {readJoined, readPendingText} from './running-text.js'
import type {ParseSettings} from './settings.js'

/**
 * Read the cells of a table in a document.
 *
 * @param reading
 *   Table and its pending cells.
 * @param state
 *   State of its document; tables and texts found in the cells are left there.
 * @param settings
 *   How to read them.
 * @returns
 *   Whether something in them may refer to the rest of the document.
 */
export function fillCells(
  reading: GridTableReading,
  state: BlockState,
  settings: ParseSettings
): boolean {
  const {node: table, cells, depth = 1} = reading
  const {language} = settings
  let mayRefer = true
  if (depth > deepestNesting) {
    reportTooDeep(table, state)
    for (const {node, text} of cells) if (text.length > 0) node.children = [preformatted(text)]
  } else if (settings.cells === 'literal') {
    fillLiterals(cells)
  } else if (settings.cells === 'text') {
    fillTexts(reading, {...settings, language: language.name})
  } else if (isRunningText(table)) {
    const {footnotes, report} = state
    fillTexts(reading, {
      ...{...settings, language: language.name},
      readPhrasing: (text) => parseInline({text, footnotes, report}, language.inline)
    })
  } else {
    const {dialect} = table
    const markdown = dialect === 'pandoc' || dialect === 'adobe' ? dialect : undefined
    const escapes = language.hasEscapes?.(dialect) ?? false
    const rest =
      escapes && !language.readsEscapes ? {escapes, quotes: isPlainRest(table)} : undefined
    const mayBePlain = settings.unwrap
    const readPhrasing = (text: JoinedText): Array<PhrasingContent> =>
      readJoined(text, {kind: 'paragraph'}, state, language.inline)
    mayRefer = markdown !== undefined
    for (const cell of cells) {
      const {node} = cell
      if (markdown) {
        node.children = settings.readMarkdown!(cell, markdown) as typeof node.children
        continue
      }
      const {text} = cell
      if (text.length === 0 || (escapes && isNothing(text))) continue
      const plain = mayBePlain ? language.readPlainCell?.(text, escapes, readPhrasing) : undefined
      if (plain) {
        node.children = plain
        if (!mayRefer && language.mayRefer?.(plain)) mayRefer = true
        continue
      }
      mayRefer = true
      const children = readBlocks(text, {...state, depth}, settings, rest)
      node.children = children as typeof node.children
    }
  }
  return mayRefer
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

/**
 * Read blocks. Texts that may depend on the rest of the document are left for later; others are read now, to keep
 * nothing.
 */
function readBlocks(
  block: TextBlock,
  state: BlockState,
  settings: ParseSettings,
  rest: Pick<PendingText, 'escapes' | 'quotes'> | undefined
): ReturnType<typeof parseBlocks> {
  const {blocks, inline, readsAlone} = settings.language
  const texts: BlockState['texts'] = []
  const children = parseBlocks({...state, block, texts}, blocks)
  for (const text of texts) {
    const pending = rest ? {...text, ...rest} : text
    if (readsAlone || isPlainText(pending.text, inline)) readPendingText(pending, state, settings)
    else state.texts.push(pending)
  }
  return children
}

/**
 * Whether a table can only be plain reStructuredText: Sphinx's writer draws neither headers nor simple tables like
 * this.
 */
function isPlainRest({dialect, children}: GridTable): boolean {
  return dialect === 'rst-simple' || children[0]?.type === 'gtHeader'
}

/** Whether a cell contains only a backslash, which keeps the first cell of a row in a simple table empty. */
function isNothing(block: TextBlock): boolean {
  return block.length === 1 && block.line(0).trim() === '\\'
}

/**
 * Whether the cells of a table contain only running text: Sphinx's writer fills each as one paragraph, whatever blocks
 * it had (spec A35); those of hand-written help files are too narrow for blocks.
 */
function isRunningText({dialect}: GridTable): boolean {
  return dialect === 'sphinx' || dialect === 'hyperhelp'
}
