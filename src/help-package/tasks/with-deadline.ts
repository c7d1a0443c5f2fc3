import {setImmediate} from 'node:timers/promises'
import {Script} from 'node:vm'
import {FileError} from '../../files/file-error.js'

/** Where the script finds what to do. */
const place = Symbol.for('gridhelp.task')
const holder = globalThis as {[place]?: (() => void) | undefined}

let script: Script | undefined

/**
 * Do something that does not wait for anything, and stop it when it takes too long, wherever it is: in a loop, in a
 * regular expression, in the middle of a sort. Nothing of it runs on after that, not even `finally`: what it
 * has begun must be left alone.
 *
 * @param seconds
 *   How long it may take; 0: as long as it wants.
 * @param action
 *   What to do.
 * @returns
 *   What it returned.
 * @throws {FileError}
 *   When it took too long.
 */
export function withDeadline<Result>(seconds: number, action: () => Result): Result {
  return run(seconds, action, false)
}

/** Seconds that a Ctrl-C may wait for. */
const soon = 1

/**
 * Do what `withDeadline` does, so that a Ctrl-C ends it, too, where somebody listens for one.
 *
 * While Node lets a Ctrl-C into a script, nobody else hears it, and just before and after nobody at all: the process
 * ends. So the script is closed at first. Only what takes long is done once more, from its beginning, and open.
 *
 * @param seconds
 *   As above.
 * @param action
 *   What to do, perhaps twice.
 * @param signal
 *   Tells what was heard in between.
 * @returns
 *   What it returned.
 * @throws {FileError}
 *   When it took too long.
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
  // What came meanwhile is heard when Node looks at its files again, which is between two of these.
  await setImmediate()
  await setImmediate()
  signal.throwIfAborted()
  return run(seconds === 0 ? aDay : seconds, action, true)
}

/** Seconds: what has no limit must have one to be watched. */
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
  // A thread of its own watches the time, which is why this costs a tenth of a millisecond (Node: vm, `timeout`).
  script ??= new Script(`globalThis[Symbol.for('gridhelp.task')]()`)
  try {
    script.runInThisContext({timeout: Math.ceil(seconds * 1000), breakOnSigint})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    // Who listens hears it now.
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
