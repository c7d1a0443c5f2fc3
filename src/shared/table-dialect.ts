import type {GridTableDialect} from '../../grammars/grid-table/nodes.js'
import type {Language} from '../../grammars/nodes.js'
import type {Source} from '../../grammars/source.js'

/**
 * Tell the dialect of a document's tables, as far as the document says it.
 *
 * A table of Sphinx's text writer that has no head looks like anybody's, and its cells are wrapped all the same (spec
 * A33, A34). Plain reST, which the same reader takes, shows in its marks: `+===+`, double backticks, `.. `.
 *
 * @returns
 *   `auto` where each table is to tell for itself.
 */
export function tableDialectOf(source: Source, language: Language): 'auto' | GridTableDialect {
  if (language === 'hyperhelp') return 'auto'
  const {value} = source
  const isPlain = language === 'sphinx-text' && (value.includes('``') || value.includes('\n.. '))
  return isPlain || value.includes('+===') ? 'auto' : 'sphinx'
}
