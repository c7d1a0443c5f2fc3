#!/usr/bin/env node
/**
 * The program, bundled to `dist/gridhelp.js`. The file is small, so that asking for the version loads nothing else.
 *
 * It uses the global `process`: importing it, or any other module of Node, would evaluate all of its getters, such as
 * those that create the three standard streams.
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
    // Until a command asks for the signal, in order to clean up first, Ctrl-C ends the program immediately.
    get signal() {
      controller ??= listen()
      return controller.signal
    }
  })
  // The exit status after a signal is 128 plus its number.
  process.exitCode = controller?.signal.aborted ? 130 : result
}

function listen(): AbortController {
  const controller = new AbortController()
  // A second Ctrl-C ends the program immediately.
  process.once('SIGINT', () => {
    controller.abort()
    process.stdin.destroy()
  })
  return controller
}
