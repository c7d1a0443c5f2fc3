/**
 * The program: bundled to `dist/gridhelp.js`, one file.
 *
 * What stands behind `import()` is loaded when it is needed, so that asking for the version loads nothing.
 */
import process from 'node:process'
import {version} from './version.js'

const args = process.argv.slice(2)

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version}\n`)
} else {
  let controller: AbortController | undefined
  const {run} = await import('./run.js')
  const result = await run(args, {
    stdin: process.stdin,
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
