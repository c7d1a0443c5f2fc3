import type {PhrasingContent} from 'mdast'
import {printHyperhelpPhrasing} from './hyperhelp.js'
import type {PrintState} from './print-state.js'

/**
 * Print phrasing in Sphinx's notation: `"literal"`, `*emphasis*`, `**strong**`; in help files also links and anchors.
 *
 * @param nodes
 *   Phrasing.
 * @param state
 *   `language`: `'sphinx-help'` (default), for help files, or `'sphinx-text'`, where links become their text, and
 *   anchors are dropped.
 */
export function printSphinxPhrasing(
  nodes: ReadonlyArray<PhrasingContent>,
  state: PrintState = {}
): string {
  return printHyperhelpPhrasing(nodes, {...state, language: state.language ?? 'sphinx-help'})
}
