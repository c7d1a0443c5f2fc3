import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {toNamedRows} from '../../tables/to-records.js'
import {makeMessage} from '../messages/make-message.js'

/** Find the indexes of columns, from 0; empty if the table lacks one, which is reported. */
export function findColumns(
  file: VFile,
  table: GridTable,
  columns: ReadonlyArray<string>
): Array<number> {
  const {names} = toNamedRows(table)
  const indexes: Array<number> = []
  for (const name of columns) {
    let index = names.indexOf(name)
    if (index === -1) {
      const alike = names.flatMap((other, at) =>
        other.toLowerCase() === name.toLowerCase() ? [at] : []
      )
      if (alike.length === 1) index = alike[0]!
    }
    if (index === -1 && /^[1-9]\d*$/.test(name) && Number(name) <= names.length) {
      index = Number(name) - 1
    }
    if (index === -1) {
      const known = names.map((known) => `\`${known}\``).join(', ')
      const reason = `The table has no column \`${name}\`, only ${known}`
      file.messages.push(makeMessage('column-missing', reason, true, table))
      return []
    }
    indexes.push(index)
  }
  return indexes
}
