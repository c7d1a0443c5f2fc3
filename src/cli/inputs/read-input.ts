import {decode} from '../../files/decode.js'
import {explainError} from '../../files/file-error.js'
import {readBytes, readStream} from '../../files/read-bytes.js'
import {unzip} from '../../files/unzip.js'
import {usualMaxBytes, usualTimeout} from '../../help-package/tasks/usual-limits.js'
import {withDeadline} from '../../help-package/tasks/with-deadline.js'
import type {Reporter} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import type {Input} from './find-inputs.js'

/** What an input may take, as options. */
export interface LimitOptions {
  /** Seconds. */
  timeout?: number
  maxBytes?: number
}

/**
 * Read the text of an input; a failure is reported, so that it stops no other input.
 *
 * @param input
 *   File, or standard input.
 * @param options
 *   What it may take.
 * @param reporter
 *   Takes a failure.
 * @param surroundings
 *   Streams.
 * @returns
 *   Text; nothing where it cannot be read.
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
 * Do something with an input that does not wait for anything. Any text can be read and written; should that fail, or take
 * too long, it is reported, so that the other inputs do not suffer.
 *
 * @param name
 *   The input's.
 * @param options
 *   What it may take.
 * @param reporter
 *   Takes a failure.
 * @param action
 *   What to do.
 * @returns
 *   What it returned; nothing where it failed.
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
