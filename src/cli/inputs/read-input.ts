import {decode} from '../../files/decode.js'
import {explainError} from '../../files/file-error.js'
import {readBytes, readStream} from '../../files/read-bytes.js'
import {unzip} from '../../files/unzip.js'
import {usualMaxBytes, usualTimeout} from '../../help-package/tasks/usual-limits.js'
import {withDeadline} from '../../help-package/tasks/with-deadline.js'
import type {Reporter} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import type {Input} from './find-inputs.js'

/** Limits for an input, as options. */
export interface LimitOptions {
  /** Seconds. */
  timeout?: number
  maxBytes?: number
}

/**
 * Read the text of an input; a failure is reported, and does not stop the other inputs.
 *
 * @param input
 *   File, or standard input.
 * @param options
 *   Limits.
 * @param reporter
 *   Receives a failure.
 * @param surroundings
 *   Streams.
 * @returns
 *   Text; `undefined` if it cannot be read.
 */
export async function readInput(
  {path, name}: Pick<Input, 'path' | 'name'>,
  {maxBytes = usualMaxBytes, timeout = usualTimeout}: LimitOptions,
  reporter: Reporter,
  surroundings: Pick<Surroundings, 'stdin'>
): Promise<string | undefined> {
  try {
    const bytes = await (path === undefined
      ? readStream(surroundings.stdin, maxBytes)
      : readBytes(path, maxBytes))
    return withDeadline(timeout, () => decode(unzip(bytes, maxBytes)))
  } catch (error) {
    reportError(error, name, reporter)
    return undefined
  }
}

/**
 * Run a synchronous action on an input. Any text can be read and written; should the action fail all the same, or take
 * too long, this is reported and does not affect the other inputs.
 *
 * @param name
 *   Name of the input.
 * @param options
 *   Limits.
 * @param reporter
 *   Receives a failure.
 * @param action
 *   Action to run.
 * @returns
 *   Result of the action; `undefined` if it failed.
 */
export function attempt<Result>(
  name: string,
  {timeout = usualTimeout}: LimitOptions,
  reporter: Reporter,
  action: () => Result
): {value: Result} | undefined {
  try {
    return {value: withDeadline(timeout, action)}
  } catch (error) {
    reportError(error, name, reporter)
    reporter.detail((error as Error).stack ?? '')
    return undefined
  }
}

function reportError(error: unknown, name: string, reporter: Reporter): void {
  const {ruleId, reason, place} = explainError(error)
  reporter.failure(place ? `${name}:${place.line}:${place.column}` : name, ruleId, reason)
}
