import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'

/**
 * Create a message about a table or a cell.
 *
 * @param fatal
 *   Whether it is an error; `undefined` for information that is shown only on request.
 * @param node
 *   Table or cell.
 */
export function makeMessage(
  ruleId: string,
  reason: string,
  fatal: boolean | undefined,
  {position}: Pick<GridTable, 'position'> = {}
): VFileMessage {
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place: position})
  message.fatal = fatal
  return message
}
