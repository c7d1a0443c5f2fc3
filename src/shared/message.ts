import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Problem, Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'

/** Turn a problem into a message. */
export function toMessage(problem: Problem, source: Source): VFileMessage {
  const {start, end} = problem
  return messageAt(source.position(start, end ?? start), problem)
}

/** Turn a problem into a message, given its position. */
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

/** Create a function that adds problems to a file as messages; without a file, they are dropped. */
export function reportTo(file: VFile | null | undefined, source: Source): Report {
  return (problem) => {
    if (file) putMessage(toMessage(problem, source), file)
  }
}

/** Create a function that reports problems with nodes, whose positions are known. */
export function reportAt(
  file: VFile | null | undefined
): (position: Position | undefined, problem: Omit<Problem, 'start' | 'end'>) => void {
  return (position, problem) => {
    if (file) putMessage(messageAt(position, problem), file)
  }
}

/** Add a message to a file. */
export function putMessage(message: VFileMessage, file: VFile): void {
  if (file.path) {
    message.name = `${file.path}:${message.name}`
    message.file = file.path
  }
  file.messages.push(message)
}
