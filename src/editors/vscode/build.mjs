/** Bundle the extension, and the language server beside it. */
import {rm} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const shared = {
  absWorkingDir: here,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning'
}

await rm(`${here}dist`, {recursive: true, force: true})
await build({...shared, entryPoints: ['extension.ts'], external: ['vscode']})
await build({
  ...shared,
  entryPoints: ['server.ts'],
  // No program is ever started.
  alias: {'node:child_process': '../../../scripts/no-processes.cjs'},
  // Scripts have no `import.meta`.
  define: {'import.meta.url': 'bundleUrl'},
  banner: {js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;"}
})
