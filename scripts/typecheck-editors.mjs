/** Check the types of the VS Code extension if its dependencies are installed; otherwise say so. */
import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const extension = 'src/editors/vscode'
if (existsSync(`${root}${extension}/node_modules`)) {
  const arguments_ = [`${root}node_modules/typescript/bin/tsc`, '-p', extension]
  execFileSync(process.execPath, arguments_, {cwd: root, stdio: 'inherit'})
} else {
  console.warn(
    `Skipped: types of ${extension} (npm ci --prefix ${extension} --ignore-scripts installs what they need)`
  )
}
