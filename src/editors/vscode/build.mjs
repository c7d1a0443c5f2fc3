/** Bundle the extension, and the language server beside it. */
import {execFileSync} from 'node:child_process'
import {rm, writeFile} from 'node:fs/promises'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

await rm(`${here}dist`, {recursive: true, force: true})
await build({
  absWorkingDir: here,
  entryPoints: ['extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  logLevel: 'warning'
})
execFileSync(process.execPath, [`${root}scripts/bundle.mjs`, `${here}dist/server`], {
  stdio: 'inherit'
})
await rm(`${here}dist/server/thread.js`, {force: true})
await writeFile(`${here}dist/server/package.json`, '{"type": "module"}\n')
