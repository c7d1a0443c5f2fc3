import {expandTabs} from '../../../grammars/derived-source.js'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Source} from '../../../grammars/source.js'
import {parse} from '../read-document.js'
import type {ParseSettings} from '../settings.js'
import {numberFootnotes} from './footnotes.js'
import {collectNames, type Names} from './names.js'
import {resolveWith} from './resolve.js'
import {survey} from './survey.js'

/** Cached definitions of documents of which only tables are read. */
const known = new WeakMap<Source, Names>()

/**
 * Resolve the references in the cells of a table with the definitions of the surrounding text.
 *
 * @param table
 *   Table; it is changed.
 * @param source
 *   Text that contains it.
 * @param settings
 *   How it was read.
 */
export function resolveTable(table: GridTable, source: Source, settings: ParseSettings): void {
  const found = survey(table)
  // A table without references needs no names, but its lists have classifiers.
  const names = found.parents.length > 0 ? namesOf(source, settings) : collectNames(found)
  for (const reference of found.footnoteReferences) {
    const {auto} = reference.data ?? {}
    const definition =
      auto && auto.length > 1 && names.footnotes.find(({data}) => data?.auto === auto)
    if (!definition) continue
    reference.identifier = definition.identifier
    reference.label = definition.label
  }
  resolveWith(found, names, () => {})
}

function namesOf(source: Source, {language}: ParseSettings): Names {
  let names = known.get(source)
  if (!names) {
    const tree = parse(expandTabs(source), {
      language,
      tables: {dialect: 'rst', widths: 'docutils'},
      cells: 'inline',
      unwrap: true,
      report: () => {}
    })
    const found = survey(tree)
    names = collectNames(found)
    numberFootnotes(found, names, () => {})
    known.set(source, names)
  }
  return names
}
