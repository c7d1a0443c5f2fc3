import type {VFileMessage} from 'vfile-message'

/** A message as data. */
export interface MessageRecord {
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
  severity: 'error' | 'warning' | 'info'
  reason: string
  ruleId: string
  note?: string
}

/** Turn a message into data. */
export function toRecord({place, fatal, reason, ruleId, note}: VFileMessage): MessageRecord {
  const start = place && ('start' in place ? place.start : place)
  const end = place && 'end' in place ? place.end : undefined
  return {
    ...(start ? {line: start.line, column: start.column} : {}),
    ...(end ? {endLine: end.line, endColumn: end.column} : {}),
    severity: fatal ? 'error' : fatal === false ? 'warning' : 'info',
    reason,
    ruleId: ruleId ?? 'unknown',
    ...(note === undefined ? {} : {note})
  }
}
