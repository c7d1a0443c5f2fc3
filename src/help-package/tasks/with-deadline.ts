import {setImmediate} from 'node:timers/promises'
import {Script} from 'node:vm'
import {FileError} from '../../files/file-error.js'

/** Where the script finds the action. */
const place = Symbol.for('gridhelp.task')
const holder = globalThis as {[place]?: (() => void) | undefined}

let script: Script | undefined

/**
 * Run a synchronous action, and stop it if it takes too long, wherever it is: in a loop, in a regular expression, in
 * the middle of a sort. Nothing in it runs after that, not even `finally`, so discard whatever it has begun.
 *
 * @param seconds
 *   Time limit; 0: none.
 * @param action
 *   Action to run.
 * @returns
 *   Result of the action.
 * @throws {FileError}
 *   If it takes too long.
 */
export function withDeadline<Result>(seconds: number, action: () => Result): Result {
  return run(seconds, action, false)
}

/** Longest delay of Ctrl-C, in seconds. */
const soon = 1

/**
 * Run an action as `withDeadline` does, but let Ctrl-C interrupt it if somebody listens for SIGINT.
 *
 * While a script can be interrupted, Node tells nobody else about Ctrl-C, and just before and after the script nobody
 * listens at all, so the process ends. Therefore the action first runs uninterruptibly. Only if it takes long, it runs
 * again from the beginning, interruptibly.
 *
 * @param seconds
 *   Time limit; 0: none.
 * @param action
 *   Action to run, possibly twice.
 * @param signal
 *   Aborted if Ctrl-C was pressed in between.
 * @returns
 *   Result of the action.
 * @throws {FileError}
 *   If it takes too long.
 */
export async function withInterrupt<Result>(
  seconds: number,
  action: () => Result,
  signal: AbortSignal | undefined
): Promise<Result> {
  const isHeard = signal !== undefined && process.listenerCount('SIGINT') > 0
  const isLong = seconds === 0 || seconds > soon
  if (!isHeard || !isLong) return withDeadline(seconds, action)
  try {
    return run(soon, action, false)
  } catch (error) {
    if (!isTimeLimit(error)) throw error
  }
  // A Ctrl-C that came in the meantime is handled when Node polls for events, which happens between these two.
  await setImmediate()
  await setImmediate()
  signal.throwIfAborted()
  return run(seconds === 0 ? aDay : seconds, action, true)
}

/** Seconds: without a limit of its own, the script still needs one to be watched. */
const aDay = 86_400

function isTimeLimit(error: unknown): boolean {
  return error instanceof FileError && error.ruleId === 'time-limit'
}

function run<Result>(seconds: number, action: () => Result, breakOnSigint: boolean): Result {
  if (seconds === 0) return action()
  let result: {value: Result} | undefined
  holder[place] = () => {
    result = {value: action()}
  }
  // A separate thread watches the time, which costs a tenth of a millisecond (Node: vm, `timeout`).
  script ??= new Script(`globalThis[Symbol.for('gridhelp.task')]()`)
  try {
    script.runInThisContext({timeout: Math.ceil(seconds * 1000), breakOnSigint})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    // Pass the signal on to the listeners.
    if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') process.emit('SIGINT')
    if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new FileError(
      'time-limit',
      `The file takes more than ${seconds} s and was skipped; \`--timeout\` allows more`
    )
  } finally {
    holder[place] = undefined
  }
  return result!.value
}
