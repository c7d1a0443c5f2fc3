import type {Position} from 'unist'
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
  /** A place that is known without the text, in lines and UTF-16 units from 1. */
  point?: {line: number; column: number} | undefined
  /** The same, where it has an end. */
  position?: Position | undefined
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
  {path, source, start, end, point, position}: ProblemPlace
): VFileMessage {
  const message = new VFileMessage(fault.reason, {
    ...(source && start !== undefined ? {place: source.position(start, end ?? start)} : {}),
    ...(point || position ? {place: point ?? position} : {}),
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

/** A message as plain data. */
export interface MessageData {
  reason: string
  ruleId: string
  /** As in vfile: `true` error, `false` warning, `null` info. */
  fatal: boolean | null
  place: VFileMessage['place']
  note?: string
  actual?: string
  expected?: Array<string>
}

/** Make plain data of a message. */
export function packMessage(message: VFileMessage): MessageData {
  const {reason, ruleId, fatal, place, note, actual, expected} = message
  return {
    reason,
    ruleId: ruleId ?? 'unknown',
    fatal: fatal ?? null,
    place,
    ...(note === undefined ? {} : {note}),
    ...(actual === undefined || actual === null ? {} : {actual}),
    ...(expected === undefined || expected === null ? {} : {expected})
  }
}

/**
 * Make a message of plain data.
 *
 * @param data
 *   What `packMessage` gave.
 * @param path
 *   File that it is about.
 */
export function unpackMessage(data: MessageData, path: string): VFileMessage {
  const message = new VFileMessage(data.reason, {
    ...(data.place ? {place: data.place} : {}),
    ruleId: data.ruleId,
    source: 'gridhelp'
  })
  message.fatal = data.fatal ?? undefined
  if (data.note !== undefined) message.note = data.note
  if (data.actual !== undefined) message.actual = data.actual
  if (data.expected !== undefined) message.expected = data.expected
  message.name = message.line === undefined ? path : `${path}:${message.name}`
  message.file = path
  return message
}
