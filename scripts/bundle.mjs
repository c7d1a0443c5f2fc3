/**
 * Bundle the command line, since loading some six hundred modules costs half a second.
 *
 * The program itself, `dist/gridhelp.js`, is a few lines, which load `dist/gridhelp-run.cjs` when there is work, as
 * `dist/thread.js` does in the threads of a pool. That is one script, which loads faster than a module; what stands
 * behind `import()` in the source is run when it is asked for.
 *
 * `node scripts/bundle.mjs [FOLDER]`, `dist` where none is named.
 */
import {chmod, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build, transform} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? `${root}dist`)
const {version, exports} = JSON.parse(await readFile(`${root}package.json`, 'utf8'))

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
  entryPoints: ['src/cli/start/gridhelp.ts', 'src/cli/start/thread.ts'],
  format: 'esm'
})
const {metafile} = await build({
  ...shared,
  entryPoints: {'gridhelp-run': 'src/cli/index.ts'},
  outExtension: {'.js': '.cjs'},
  format: 'cjs',
  plugins: [besides(/language-server\/serve\.js$/, () => './gridhelp-lsp.js')],
  // It starts its threads from a file of its own.
  external: ['piscina'],
  alias: {
    'node:child_process': './scripts/no-processes.cjs',
    // Their forms for browsers bring a `Buffer` of their own.
    'csv-parse/browser/esm/sync': 'csv-parse/sync',
    'csv-stringify/browser/esm/sync': 'csv-stringify/sync',
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
// Editors start it once and keep it: it shares the modules of the library, and makes no other command larger.
const {metafile: serverFile} = await build({
  ...shared,
  entryPoints: {'gridhelp-lsp': 'src/language-server/serve.ts'},
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"
  },
  plugins: [
    besides(/^\.\.\/.*\.js$/, (args) => {
      const place = path.relative(root, path.resolve(args.resolveDir, args.path))
      const isOurs = /^(?:src\/(?!language-server)|grammars\/)/.test(place)
      return isOurs && !place.startsWith('src/cli/') ? `./${place}` : undefined
    })
  ],
  metafile: true
})
await toAscii(`${out}/gridhelp-run.cjs`)
const program = `${out}/gridhelp.js`
await writeFile(program, `#!/usr/bin/env node\n${await readFile(program, 'utf8')}`)
await chmod(program, 0o755)
await writeLicenses([...Object.keys(metafile.inputs), ...Object.keys(serverFile.inputs)])
await stripModules()
await writeSchema()

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

/** Leave modules out of a bundle that stand beside it. */
function besides(filter, place) {
  return {
    name: 'besides',
    setup({onResolve}) {
      onResolve({filter}, (args) => {
        const found = place(args)
        return found === undefined ? undefined : {path: found, external: true}
      })
    }
  }
}

/**
 * Make the modules small: what no entry needs is left out; comments stay in the declarations that the entries hand on, for
 * editors to show, and in the repository.
 */
async function stripModules() {
  const entries = Object.values(exports)
    .filter((place) => place.endsWith('/index.js'))
    .map((place) => path.join(root, place))
  // Where this runs for a test there are no modules.
  if (!path.relative(root, out).startsWith('dist') || !(await readdir(out)).includes('src')) return
  const declarations = entries.map((entry) => entry.replace(/\.js$/, '.d.ts'))
  const needed = new Set()
  for (const entry of [...entries, `${out}/gridhelp-lsp.js`, ...declarations]) {
    await follow(entry, /(?:from|import)\s*\(?['"](\.{1,2}\/[^'"]+?)\.js['"]/g, needed)
  }
  const shown = new Set()
  for (const entry of declarations) {
    await follow(entry, /^export (?:type )?(?:\*|\{[^}]*\}) from ['"](\..*?)\.js['"]/gm, shown)
  }
  for (const folder of ['src', 'grammars']) {
    for (const name of await readdir(`${out}/${folder}`, {recursive: true})) {
      const full = `${out}/${folder}/${name}`
      if (!/\.(?:d\.ts|js)$/.test(name)) continue
      if (!needed.has(full)) {
        await rm(full)
        continue
      }
      const text = await readFile(full, 'utf8')
      if (name.endsWith('.js')) await writeFile(full, await minify(text))
      else if (!shown.has(full)) await writeFile(full, withoutComments(text))
    }
  }
}

/** Add the files that a module or a declaration leads to, and it itself. */
async function follow(full, pattern, found) {
  if (found.has(full)) return
  const text = await readFile(full, 'utf8').catch(() => undefined)
  if (text === undefined) return
  found.add(full)
  const extension = full.endsWith('.d.ts') ? '.d.ts' : '.js'
  for (const [, place] of text.matchAll(pattern)) {
    await follow(path.resolve(path.dirname(full), place + extension), pattern, found)
  }
}

function withoutComments(text) {
  return text.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '')
}

async function minify(text) {
  return (await transform(text, {minifyWhitespace: true, minifySyntax: true})).code
}

/** Write the JSON schema of the configuration, which editors check it with. */
async function writeSchema() {
  const {outputFiles} = await build({
    ...shared,
    entryPoints: ['src/cli/program/config.ts'],
    format: 'esm',
    write: false
  })
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  const {configSchema} = await import(url)
  await writeFile(`${out}/config.schema.json`, `${JSON.stringify(configSchema, null, 2)}\n`)
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
