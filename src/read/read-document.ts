import type {Root} from 'mdast'
import {findUnclosed} from '../../grammars/block/hyperhelp/find-unclosed.js'
import {type BlockState, parseBlocks} from '../../grammars/block/index.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {fillCells} from './fill-cells.js'
import {holds, readText} from './running-text.js'
import type {ParseSettings} from './settings.js'
import {appendRest, shortenLanguages} from './strict.js'

/**
 * Read a whole document: blocks, then the cells of its tables, then all running text.
 *
 * @param source
 *   Text of the document.
 * @param settings
 *   How to read it.
 * @returns
 *   The document, every node with its position.
 */
export function parse(source: Source, settings: ParseSettings): Root {
  const strict = settings.strict === true && settings.language === 'hyperhelp'
  const rest = strict ? findUnclosed(source.value) : undefined
  const block = TextBlock.of(source)
  const state = createState(rest ? block.before(rest.start) : block, settings)
  const children = parseBlocks(state)
  finish(state, settings)
  const root: Root = {
    type: 'root',
    children,
    position: source.position(0, source.value.length)
  }
  if (rest) appendRest(root, rest, source, settings.report)
  if (strict) shortenLanguages(root)
  return root
}

/** Make the state that a text is read with. */
export function createState(block: TextBlock, settings: ParseSettings): BlockState {
  const {language, tables, report} = settings
  return {
    ...{block, language, tables, report, depth: 0},
    ...{texts: [], readings: [], footnotes: new Set<string>(), defaultRoles: []}
  }
}

/** Read all that waits in a state: cells, and the cells of tables found in them, and running text. */
export function finish(state: BlockState, settings: ParseSettings): void {
  // Reading a cell may add tables to the end.
  for (const reading of state.readings) fillCells(reading, state, settings)
  const {only} = settings
  for (const text of state.texts) {
    if (!only || 'identifier' in text.node || holds(text.text, only)) {
      readText(text, state, settings)
    }
  }
}
