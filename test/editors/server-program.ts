import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

/**
 * Bundle the language server into a file that needs nothing beside it.
 *
 * @param folder
 *   Folder that the file is written to.
 * @returns
 *   Its path; `node FILE lsp` serves.
 */
export async function bundleServer(folder: string): Promise<string> {
  const program = path.join(folder, 'server.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/editors/vscode/server.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: {'import.meta.url': 'bundleUrl'},
    banner: {js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;"}
  })
  return program
}
