/**
 * Build the package when it is installed from git, as pre-commit does: `npm install --global` omits the build
 * dependencies there. In a clone it builds once, after the first `npm ci`.
 */
import {execSync} from 'node:child_process'
import {existsSync} from 'node:fs'

if (!existsSync('dist')) {
  if (!existsSync('node_modules/typescript')) {
    run('npm install --global=false --include=dev --ignore-scripts --no-save --no-audit --no-fund')
  }
  run('npm run build --global=false')
}

function run(command) {
  execSync(command, {stdio: 'inherit'})
}
