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
  if (seconds === 0) return action()
  let result: {value: Result} | undefined
  holder[place] = () => {
    result = {value: action()}
  }
  // A thread of its own watches the time, which is why this costs a tenth of a millisecond (Node: vm, `timeout`).
  script ??= new Script(`globalThis[Symbol.for('gridhelp.task')]()`)
  try {
    // Who listens hears a Ctrl-C when this is over: it ends. Who does not is ended by it.
    const breakOnSigint = process.listenerCount('SIGINT') > 0
    script.runInThisContext({timeout: Math.ceil(seconds * 1000), breakOnSigint})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
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
