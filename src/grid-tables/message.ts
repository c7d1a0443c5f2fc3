import {VFileMessage} from 'vfile-message'
import type {Problem} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'

/** Make a message of a problem. */
export function toMessage(problem: Problem, source: Source): VFileMessage {
  const {reason, ruleId, start, end, actual, expected, note, severity} = problem
  const message = new VFileMessage(reason, {
    place: source.position(start, end ?? start),
    ruleId,
    source: 'gridhelp'
  })
  message.fatal = severity === 'error' ? true : severity === 'info' ? undefined : false
  if (actual !== undefined) message.actual = actual
  if (expected !== undefined) message.expected = [...expected]
  if (note !== undefined) message.note = note
  return message
}
