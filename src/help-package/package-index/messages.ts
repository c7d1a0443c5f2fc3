import type {Point, Position} from 'unist'
import {VFileMessage} from 'vfile-message'
import type {Source} from '../../../grammars/source.js'

/** What is wrong with a package. */
export interface Fault {
  ruleId: string
  /** What is wrong, in plain words and in Markdown, without a full stop; *unexpected* only where something was. */
  reason: string
  /** `error` is fatal, as everywhere in vfile. */
  severity: 'error' | 'warning' | 'info'
  /** How to mend it. */
  note?: string | undefined
}

/** Where a fault is. */
export interface ProblemPlace {
  /** Path of the file, relative to the document root. */
  path: string
  /** Text of the file, where a place in it is meant. */
  source?: Source | undefined
  /** UTF-16 units of `source.value`, from 0 (default: the whole file). */
  start?: number | undefined
  /** Behind the last unit concerned (default: `start`). */
  end?: number | undefined
  /** A place that is known without the text. */
  place?: Point | Position | undefined
}

/**
 * Make the message of a fault.
 *
 * @param fault
 *   What is wrong.
 * @param place
 *   Where.
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
 * Say of which file a message is.
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
