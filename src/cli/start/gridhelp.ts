#!/usr/bin/env node
/**
 * The program: bundled to `dist/gridhelp.js`, a small file, so that asking for the version loads nothing else.
 *
 * Here `process` is the global one: to import it, or any other module of Node, means to look at all that it has, such as
 * three streams that must be made for that.
 */
import {version} from './version.js'

const args = process.argv.slice(2)

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version}\n`)
} else {
  let controller: AbortController | undefined
  const {run} = await import('../program/run.js')
  const result = await run(args, {
    get stdin() {
      return process.stdin
    },
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    folder: process.cwd(),
    // Until somebody has something to put in order first, Ctrl-C ends the program at once, whatever it does.
    get signal() {
      controller ??= listen()
      return controller.signal
    }
  })
  // Exit statuses of who ends by a signal are 128 and its number.
  process.exitCode = controller?.signal.aborted ? 130 : result
}

function listen(): AbortController {
  const controller = new AbortController()
  // A second one ends the program at once.
  process.once('SIGINT', () => {
    controller.abort()
    process.stdin.destroy()
  })
  return controller
}
