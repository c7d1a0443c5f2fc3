import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Problem, Report} from '../../grammars/problem.js'
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

/** Make a report that puts messages on a file; without a file nobody wants them. */
export function reportTo(file: VFile | null | undefined, source: Source): Report {
  return (problem) => {
    if (!file) return
    const message = toMessage(problem, source)
    if (file.path) {
      message.name = `${file.path}:${message.name}`
      message.file = file.path
    }
    file.messages.push(message)
  }
}
