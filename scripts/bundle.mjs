/**
 * Bundle the command line, since loading some six hundred modules costs half a second.
 *
 * The program itself, `dist/gridhelp.js`, is a few lines, which load `dist/gridhelp-run.js` when there is work. That
 * and the threads share parts, `dist/part-….js`: what stands behind `import()` in the source, such as the packages of
 * one format, is read when it is asked for. To read all takes as long as Node takes to start.
 *
 * `node scripts/bundle.mjs [FOLDER]`, `dist` where none is named.
 */
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? `${root}dist`)
const {version} = JSON.parse(await readFile(`${root}package.json`, 'utf8'))

// Parts have names made of what they hold.
await mkdir(out, {recursive: true})
for (const name of await readdir(out)) {
  if (/^part-\w+\.js$/.test(name)) await rm(path.join(out, name))
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  define: {gridhelpVersion: JSON.stringify(version)},
  logLevel: 'warning'
}

await build({
  ...shared,
  entryPoints: ['src/cli/gridhelp.ts'],
  outfile: `${out}/gridhelp.js`,
  format: 'esm',
  banner: {js: '#!/usr/bin/env node'},
  plugins: [{name: 'run', setup: (build) => build.onResolve({filter: /\/run\.js$/}, outside)}]
})
const {metafile} = await build({
  ...shared,
  // The threads of a pool start from a file of their own, which `pool.ts` names.
  entryPoints: {'gridhelp-run': 'src/cli/run.ts', thread: 'src/help-package/thread.ts'},
  // It starts its threads from a file of its own.
  external: ['piscina'],
  outdir: out,
  format: 'esm',
  splitting: true,
  chunkNames: 'part-[hash]',
  // Of two forms of a package the one whose parts esbuild can follow.
  mainFields: ['module', 'main'],
  // What the packages in CommonJS take for granted.
  banner: {
    js: [
      "import {createRequire as makeRequire} from 'node:module'",
      'const require = makeRequire(import.meta.url)',
      'const __filename = import.meta.filename'
    ].join('\n')
  },
  metafile: true,
  preserveSymlinks: true
})
await chmod(`${out}/gridhelp.js`, 0o755)
await writeLicenses(Object.keys(metafile.inputs))

function outside() {
  return {path: './gridhelp-run.js', external: true}
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
  for (const name of ['LICENSE', 'license', 'LICENSE.md', 'LICENSE.txt', 'LICENSE-MIT.txt']) {
    const text = await readFile(folder + name, 'utf8').catch(() => undefined)
    if (text !== undefined) return text
  }
  throw new Error(`Cannot find a licence in \`${folder}\`, expected one for each bundled package`)
}
