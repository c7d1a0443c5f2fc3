import type {GridTableDialect} from '../../grammars/grid-table/nodes.js'
import type {Language} from '../../grammars/nodes.js'
import type {Source} from '../../grammars/source.js'

/**
 * Find the dialect of a document's tables, if the document determines it.
 *
 * A table from Sphinx's text writer without a header looks like any other, but its cells are wrapped (spec A33, A34).
 * Plain reST, which the same reader accepts, is recognized by its markup: `+===+`, double backticks, `.. `.
 *
 * @returns
 *   Dialect; `auto` if each table determines its own.
 */
export function tableDialectOf(source: Source, language: Language): 'auto' | GridTableDialect {
  if (language === 'hyperhelp') return 'auto'
  const {value} = source
  const isPlain = language === 'sphinx-text' && (value.includes('``') || value.includes('\n.. '))
  return isPlain || value.includes('+===') ? 'auto' : 'sphinx'
}
