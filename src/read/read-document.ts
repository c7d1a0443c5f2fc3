import type {Root} from 'mdast'
import {type BlockState, parseBlocks} from '../../grammars/block/index.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {fillCells} from './fill-cells.js'
import {holds} from './fill-text.js'
import {readPendingText} from './running-text.js'
import type {ParseSettings} from './settings.js'

/**
 * Read a whole document: blocks, then the cells of its tables, then all running text.
 *
 * @param source
 *   Text of the document.
 * @param settings
 *   How to read it.
 * @param block
 *   Its lines, if only some of them are to be read.
 */
export function parse(
  source: Source,
  settings: ParseSettings,
  block: TextBlock = TextBlock.of(source)
): Root {
  const state = createState(block, settings)
  const children = parseBlocks(state, settings.language.blocks)
  readPending(state, settings)
  return {type: 'root', children, position: source.position(0, source.value.length)}
}

/** Create the state for reading a text. */
export function createState(
  block: TextBlock,
  {tables, report}: Pick<ParseSettings, 'tables' | 'report'>
): BlockState {
  return {
    ...{block, tables, report, depth: 0},
    ...{texts: [], readings: [], footnotes: new Set<string>(), defaultRoles: []}
  }
}

/**
 * Read everything pending in a state: table cells, including those of tables found in them, and running text.
 *
 * @returns
 *   Whether something in the cells may refer to the rest of the document.
 */
export function readPending(state: BlockState, settings: ParseSettings): boolean {
  let mayRefer = false
  // Reading a cell may add tables to the end.
  for (const reading of state.readings) {
    if (fillCells(reading, state, settings)) mayRefer = true
  }
  const {only} = settings
  for (const text of state.texts) {
    if (!only || 'identifier' in text.node || holds(text.text, only)) {
      readPendingText(text, state, settings)
    }
  }
  return mayRefer
}
