import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Problem, Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'

/** Make a message of a problem. */
export function toMessage(problem: Problem, source: Source): VFileMessage {
  const {start, end} = problem
  return messageAt(source.position(start, end ?? start), problem)
}

/** Make a message of a problem whose place is known. */
function messageAt(
  place: Position | undefined,
  {reason, ruleId, actual, expected, note, severity}: Omit<Problem, 'start' | 'end'>
): VFileMessage {
  const message = new VFileMessage(reason, {place, ruleId, source: 'gridhelp'})
  message.fatal = severity === 'error' ? true : severity === 'info' ? undefined : false
  if (actual !== undefined) message.actual = actual
  if (expected !== undefined) message.expected = [...expected]
  if (note !== undefined) message.note = note
  return message
}

/** Make a report that puts messages on a file; without a file nobody wants them. */
export function reportTo(file: VFile | null | undefined, source: Source): Report {
  return (problem) => {
    if (file) putMessage(toMessage(problem, source), file)
  }
}

/** Make a report of what is wrong with nodes, whose places are known. */
export function reportAt(
  file: VFile | null | undefined
): (position: Position | undefined, problem: Omit<Problem, 'start' | 'end'>) => void {
  return (position, problem) => {
    if (file) putMessage(messageAt(position, problem), file)
  }
}

/** Put a message on a file. */
export function putMessage(message: VFileMessage, file: VFile): void {
  if (file.path) {
    message.name = `${file.path}:${message.name}`
    message.file = file.path
  }
  file.messages.push(message)
}
