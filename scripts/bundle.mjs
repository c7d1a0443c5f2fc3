/**
 * Bundle the command line, since loading some six hundred modules costs half a second.
 *
 * The program itself, `dist/gridhelp.js`, is a few lines, which load `dist/gridhelp-run.cjs` when there is work, as
 * `dist/thread.js` does in the threads of a pool. That is one script, which loads faster than a module; what stands
 * behind `import()` in the source is run when it is asked for.
 *
 * `node scripts/bundle.mjs [FOLDER]`, `dist` where none is named.
 */
import {chmod, readdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? `${root}dist`)
const {version} = JSON.parse(await readFile(`${root}package.json`, 'utf8'))

const shared = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // It has them, whatever esbuild's table says: else each look at one would make the expression anew.
  supported: {'regexp-unicode-property-escapes': true},
  minify: true,
  legalComments: 'none',
  define: {gridhelpVersion: JSON.stringify(version)},
  logLevel: 'warning'
}

await build({
  ...shared,
  entryPoints: ['src/cli/gridhelp.ts', 'src/cli/thread.ts'],
  format: 'esm'
})
const {metafile} = await build({
  ...shared,
  entryPoints: {'gridhelp-run': 'src/cli/bundle.ts'},
  outExtension: {'.js': '.cjs'},
  format: 'cjs',
  // It starts its threads from a file of its own.
  external: ['piscina'],
  alias: {
    'node:child_process': './scripts/no-processes.cjs',
    'hast-util-to-html': './scripts/late-to-html.cjs'
  },
  // Of two forms of a package the one that is made of modules: what nothing uses of it is left out.
  mainFields: ['module', 'main'],
  // Scripts have no `import.meta`.
  define: {...shared.define, 'import.meta.url': 'bundleUrl'},
  banner: {js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;"},
  metafile: true,
  preserveSymlinks: true
})
await toAscii(`${out}/gridhelp-run.cjs`)
const program = `${out}/gridhelp.js`
await writeFile(program, `#!/usr/bin/env node\n${await readFile(program, 'utf8')}`)
await chmod(program, 0o755)
await writeLicenses(Object.keys(metafile.inputs))

/**
 * Escape what is beyond ASCII, which esbuild leaves in regular expressions: of ASCII, V8 keeps one byte for a character,
 * and nothing is decoded.
 */
async function toAscii(file) {
  const text = await readFile(file, 'utf8')
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
  await writeFile(file, escaped)
}

/** Write down whose work is in the bundle, and their licences. */
async function writeLicenses(inputs) {
  const names = new Set()
  for (const input of inputs) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)
    if (name) names.add(input.slice(0, name[0].length))
  }
  const parts = [
    'The files of dist that are no part of dist/src or dist/grammars contain these packages.\n'
  ]
  for (const folder of [...names].sort()) {
    const {
      name,
      version: itsVersion,
      license
    } = JSON.parse(await readFile(`${root}${folder}package.json`, 'utf8'))
    const text = await readLicense(`${root}${folder}`)
    parts.push(`${'-'.repeat(80)}\n${name} ${itsVersion} (${license})\n\n${text.trim()}\n`)
  }
  await writeFile(`${out}/gridhelp.LICENSES.txt`, parts.join('\n'))
}

async function readLicense(folder) {
  const name = (await readdir(folder)).find((name) => /^licen[cs]e(?:-mit)?(?:\.\w+)?$/i.test(name))
  if (name !== undefined) return readFile(folder + name, 'utf8')
  throw new Error(`Cannot find a licence in \`${folder}\`, expected one for each bundled package`)
}
