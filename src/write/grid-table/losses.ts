import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {reportAt} from '../../shared/message.js'
import type {ToGridTableOptions} from './options.js'

/** Features of tables that not every notation can express. */
const names: Readonly<Record<string, string>> = {
  align: 'alignment of columns',
  valign: 'vertical alignment',
  header: 'headers of this kind',
  footer: 'foot',
  caption: 'caption'
}

/** Describe what a notation cannot express of a table. */
export function describeLoss(what: string, notation: string): string {
  return `\`${notation}\` has no ${names[what] ?? `\`${what}\``}, so it was left out`
}

/** Make a receiver of losses that reports each of them once. */
export function losing(
  table: GridTable,
  {dialect, file, onLoss}: Pick<ToGridTableOptions, 'dialect' | 'file' | 'onLoss'>
): (what: string) => void {
  const report = reportAt(file)
  const told = new Set<string>()
  return (what) => {
    onLoss?.(what)
    if (told.has(what)) return
    told.add(what)
    report(table.position, {
      ruleId: 'table-loss',
      reason: describeLoss(what, dialect ?? table.dialect),
      severity: 'warning'
    })
  }
}
