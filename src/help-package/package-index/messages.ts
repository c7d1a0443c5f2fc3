import type {Point, Position} from 'unist'
import {VFileMessage} from 'vfile-message'
import type {Source} from '../../../grammars/source.js'

/** A problem in a package. */
export interface Fault {
  ruleId: string
  /** What is wrong, in plain Markdown without a full stop; *unexpected* only if something was found. */
  reason: string
  /** `error` is fatal, as in vfile. */
  severity: 'error' | 'warning' | 'info'
  /** How to fix it. */
  note?: string | undefined
}

/** Where a problem is. */
export interface ProblemPlace {
  /** Path of the file, relative to the document root. */
  path: string
  /** Text of the file, for a position in it. */
  source?: Source | undefined
  /** UTF-16 units of `source.value`, from 0 (default: the whole file). */
  start?: number | undefined
  /** After the last unit concerned (default: `start`). */
  end?: number | undefined
  /** Position, if known without the text. */
  place?: Point | Position | undefined
}

/**
 * Create the message for a problem.
 *
 * @param fault
 *   Problem.
 * @param place
 *   Where it is.
 */
export function createMessage(
  fault: Fault,
  {path, source, start, end, place}: ProblemPlace
): VFileMessage {
  const message = new VFileMessage(fault.reason, {
    ...(source && start !== undefined ? {place: source.position(start, end ?? start)} : {}),
    ...(place && {place}),
    ruleId: fault.ruleId,
    source: 'gridhelp'
  })
  message.fatal =
    fault.severity === 'error' ? true : fault.severity === 'warning' ? false : undefined
  if (fault.note !== undefined) message.note = fault.note
  message.name = message.line === undefined ? path : `${path}:${message.name}`
  message.file = path
  return message
}

/**
 * Set the file of a message.
 *
 * @param message
 *   Message; it is changed.
 * @param path
 *   Path of the file, relative to the document root.
 */
export function moveMessage(message: VFileMessage, path: string): VFileMessage {
  message.name = path + message.name.slice(message.file?.length ?? 0)
  message.file = path
  return message
}
