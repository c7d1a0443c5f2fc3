import type {PhrasingContent, Root} from 'mdast'
import {type BlockState, type PendingText, parseBlocks} from '../grammars/block/index.js'
import {findUnclosed} from '../grammars/block/native-strict.js'
import type {GridTableSettings} from '../grammars/grid-table/index.js'
import {parseInline} from '../grammars/inline/index.js'
import {JoinedText} from '../grammars/joined-text.js'
import type {Language} from '../grammars/nodes.js'
import type {Report} from '../grammars/problem.js'
import type {Source} from '../grammars/source.js'
import {TextBlock} from '../grammars/text-block.js'
import {fillCells} from './cells.js'
import {hideEscapes, showEscapes} from './rst-escapes.js'
import {appendRest, shortenLanguages} from './strict.js'
import {unwrapBlock, unwrapParagraph} from './unwrap/index.js'

/** How to read a text. */
export interface ParseSettings {
  language: Language
  tables: GridTableSettings
  /** What to make of the text of a cell. */
  cells: 'literal' | 'text' | 'inline'
  /** Whether to put wrapped lines together. */
  unwrap: boolean
  /** Whether to read hand-written help files as the editor does (default: `false`). */
  strict?: boolean
  /** Which texts to read: those with one of these characters, and all that topics consist of (default: all). */
  only?: RegExp
  report: Report
}

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
  return {block, language, tables, report, texts: [], readings: [], depth: 0, footnotes: new Set()}
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

/** Whether one of a block's lines matches. */
export function holds(block: TextBlock, pattern: RegExp): boolean {
  for (let index = 0; index < block.length; index += 1) {
    if (pattern.test(block.line(index))) return true
  }
  return false
}

/** Read running text. */
export function readText(pending: PendingText, state: BlockState, settings: ParseSettings): void {
  const {node, text, lines} = pending
  if (!lines && node.children.length === 0) {
    // Nearly all texts.
    node.children = readPart(text, pending, state, settings)
    return
  }
  // A label that is written nowhere stands there already.
  const children = [...node.children] as Array<PhrasingContent>
  const label = children.length
  let end = text.start
  for (const block of lines ?? [text]) {
    if (children.length > label) {
      children.push({type: 'break', position: block.source.position(end, block.start)})
    }
    for (const child of readPart(block, pending, state, settings)) children.push(child)
    end = block.end
  }
  const [first, second] = children
  if (label > 0 && first?.type === 'text' && second?.type === 'text') {
    first.value += second.value
    if (first.position && second.position) first.position.end = second.position.end
    children.splice(1, 1)
  }
  node.children = children
}

/** Read lines whose endings the writer of the text chose for their length. */
function readPart(
  block: TextBlock,
  pending: PendingText,
  state: BlockState,
  {unwrap}: ParseSettings
): Array<PhrasingContent> {
  // Lines of reST by hand end at blanks, as those of help files by hand do.
  const language = pending.escapes ? 'hyperhelp' : state.language
  const whole = unwrap ? unwrapParagraph(block, language) : JoinedText.of(block, '\n')
  return whole
    ? readJoined(whole, pending, state)
    : unwrapBlock(block, {kind: 'paragraph', language}).flatMap((text) =>
        readJoined(text, pending, state)
      )
}

function readJoined(
  joined: JoinedText,
  {kind, escapes, quotes = false}: PendingText,
  {language, footnotes, report}: BlockState
): Array<PhrasingContent> {
  const text = escapes ? hideEscapes(joined, quotes) : joined
  const signature = kind === 'signature'
  const nodes = parseInline({text, language, signature, footnotes, report})
  if (text !== joined) showEscapes(nodes)
  return nodes
}
