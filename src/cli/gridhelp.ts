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
  const {run} = await import('./run.js')
  process.exitCode = await run(args, {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    folder: process.cwd()
  })
}
