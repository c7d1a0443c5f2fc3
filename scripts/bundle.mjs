/**
 * Bundle the library and the command line to `dist/*.js`, since loading some six hundred modules takes a second: each
 * entry of `exports`, and the program `gridhelp.js`. They share code, so nothing is in the package twice. The output of
 * `tsc` is next to it for our own scripts.
 *
 * Packages used only internally are bundled, with their licenses in `gridhelp.LICENSES.txt`. Dependencies are those
 * whose types are part of the API, and two that users also have: they test `instanceof VFileMessage`, and `vfile` has
 * other modules for browsers.
 *
 * `node scripts/bundle.mjs [FOLDER]` (default: `dist`).
 */
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {builtinModules} from 'node:module'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'rolldown'
import {parseAst} from 'rolldown/parseAst'
import {esmExternalRequirePlugin} from 'rolldown/plugins'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? `${root}dist`)
const {version, exports, dependencies, peerDependencies} = JSON.parse(
  await readFile(`${root}package.json`, 'utf8')
)

/** Entries of `exports`, by file name. */
const places = {
  index: 'src/index.ts',
  tables: 'src/table-text/alone/index.ts',
  unified: 'src/unified/index.ts',
  'help-package': 'src/help-package/index.ts',
  prettier: 'src/prettier/index.ts'
}

/**
 * Jobs that load their modules together: modules needed by the same jobs share a file, so that each job loads little
 * more than it needs, from few files. Modules of the first jobs are separate from all others: these are bundled again
 * for browsers, or are what the program does most.
 */
const firstJobs = {
  tables: [places.tables],
  remark: ['src/unified/remark-grid-tables.ts'],
  // Includes the detection of input formats.
  convert: [
    ...['src/read/readers/hyperhelp.ts', 'src/write/markdown/index.ts'],
    'src/cli/inputs/detect-format.ts'
  ]
}
const otherJobs = {
  commands: [
    'src/cli/program/run.ts',
    ...['src/cli/work/is-site.ts', 'src/cli/work/work.ts', 'src/cli/work/convert.ts']
  ],
  rst: ['src/read/readers/rst.ts'],
  'sphinx-text': ['src/read/readers/sphinx-text.ts'],
  documents: [places.index],
  unified: [places.unified],
  prettier: [places.prettier],
  package: [places['help-package']],
  lsp: ['src/language-server/serve.ts']
}
const entries = {
  ...places,
  gridhelp: 'src/cli/start/gridhelp.ts'
}

/** The package with the names of HTML character references. */
const references = 'decode-named-character-reference'

/** Modules that are replaced. */
const replaced = {
  'node:child_process': `${root}scripts/no-processes.cjs`,
  'node:process': `${root}scripts/process.cjs`
}

const shared = {
  cwd: root,
  // The library runs in browsers: Node modules that other packages `require` are imported on demand.
  platform: 'neutral',
  external: ['vfile-message', /^prettier(?:\/|$)/],
  plugins: [esmExternalRequirePlugin({external: builtins()}), partsPlugin()],
  resolve: {
    // Prefer ES modules, which can be tree-shaken.
    mainFields: ['module', 'main'],
    conditionNames: ['node', 'import', 'require', 'default'],
    alias: replaced
  },
  transform: {define: {gridhelpVersion: JSON.stringify(version)}},
  // Inlines the version, so that printing it loads nothing else.
  optimization: {inlineConst: true},
  logLevel: 'warn',
  // Commands are loaded on demand, even if something else already includes their module.
  checks: {ineffectiveDynamicImport: false}
}

await clean()
const {output: made} = await build({
  ...shared,
  input: entries,
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: out,
    format: 'esm',
    minify: true,
    // Allows importing chunks by the names that their modules export.
    minifyInternalExports: false,
    comments: false,
    chunkFileNames: 'chunk-[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{name: chunkNamer(), debugName: 'job'}]
    }
  }
})
const output = [...made, ...(await writeReferences())]
const facades = await removeFacades()
for (const {fileName} of output) {
  if (facades.has(fileName)) continue
  const file = `${out}/${fileName}`
  await writeFile(file, toAscii(markPure(await readFile(file, 'utf8'))))
}
await chmod(`${out}/gridhelp.js`, 0o755)
await writeLicenses(output.flatMap(({moduleIds}) => moduleIds))
await writeTypes()
await writeSchema()

/** Replace parts of packages. */
function partsPlugin() {
  const fileOf = (name) => fileURLToPath(import.meta.resolve(name))
  return {
    name: 'parts',
    resolveId(source, importer = '') {
      // Users' files may come from another copy of `vfile`; the program's do not, and it starts faster with a bundled
      // copy.
      if (source === 'vfile') {
        const isOurs = importer.startsWith(`${root}src/cli/`)
        return isOurs ? fileOf(source) : {id: source, external: true}
      }
      // Otherwise all of `micromark` would be in the chunk that splits lines.
      if (source === 'micromark' && importer.endsWith('/grid-table-syntax.ts')) {
        return path.join(fileOf(source), '../lib/preprocess.js')
      }
      // Browsers decode references themselves: `imports` in `package.json` has a file for them.
      if (source === references) return {id: '#references', external: true}
      return null
    },
    // A fallback for runtimes without `structuredClone`, none of which we support.
    load: {
      filter: {id: /\/node_modules\/@ungap\/structured-clone\//},
      handler: () => 'export default (value) => structuredClone(value)'
    },
    // They use Node's `Buffer`, which browsers lack.
    transform: {
      filter: {id: /\/node_modules\/csv-(?:parse|stringify)\//},
      handler: (code) => `import {Buffer} from '${root}scripts/buffer.js'\n${code}`
    }
  }
}

/** Write the decoders of character references: one with a list, one for browsers. */
async function writeReferences() {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(references)))
  const input = {
    'chunk-references': `${folder}/index.js`,
    'chunk-references.dom': `${folder}/index.dom.js`
  }
  const format = {format: 'esm', minify: true, comments: false}
  return (await build({...shared, input, output: {...format, dir: out}})).output
}

/** Import chunks directly rather than through files that only re-export, since each file takes time to resolve. */
async function removeFacades() {
  const texts = new Map()
  for (const {fileName} of output) texts.set(fileName, await readFile(`${out}/${fileName}`, 'utf8'))
  const targets = new Map()
  for (const [name, text] of texts) {
    const [, target] = /^export\{[\w,]+\}from"\.\/(chunk-[\w-]+\.js)";\s*$/.exec(text) ?? []
    if (target && name.startsWith('chunk-')) targets.set(name, target)
  }
  for (const [name, text] of texts) {
    if (targets.has(name)) {
      await rm(`${out}/${name}`)
      continue
    }
    const direct = text.replace(/import\(`\.\/(chunk-[\w-]+\.js)`\)/g, (whole, facade) =>
      targets.has(facade) ? `import(\`./${targets.get(facade)}\`)` : whole
    )
    if (direct !== text) await writeFile(`${out}/${name}`, direct)
  }
  return targets
}

/** Node's built-in modules, with and without prefix, except for those that are replaced. */
function builtins() {
  const names = builtinModules.flatMap((name) => [name, `node:${name}`])
  return names.filter((name) => !(name in replaced))
}

/** Remove the previous output. */
async function clean() {
  await mkdir(out, {recursive: true})
  for (const name of await readdir(out)) {
    if (/^chunk-.*\.js$/.test(name)) await rm(`${out}/${name}`)
  }
}

/** Name the chunk of a module by the jobs that need it. */
function chunkNamer() {
  const first = new Map()
  const others = new Map()
  const own = new Set(Object.values(entries).map((file) => root + file))
  return (id, context) => {
    if (first.size === 0) {
      addAll(firstJobs, first, context)
      addAll(otherJobs, others, context)
    }
    // Bundlers assume that some statements of these packages have side effects. In a chunk of their own, readers of
    // tables do not load what writes Markdown, and users of table data load neither.
    if (/\/node_modules\/(?:@?chevrotain|get-east-asian-width)\//.test(id)) return 'grammar'
    const found = first.get(id) ?? others.get(id)
    // A single file for modules that only some of the first jobs need, since each file takes time to resolve.
    if (first.has(id) && found.size > 1) {
      return /node_modules/.test(id) ? 'packages' : 'common'
    }
    if (found) return [...found].join('-')
    return own.has(id) ? null : 'work'
  }

  function addAll(jobs, needed, context) {
    for (const [job, files] of Object.entries(jobs)) {
      for (const file of files) addNeeded(root + file, job, needed, context)
    }
  }

  function addNeeded(id, job, needed, context) {
    const found = needed.get(id) ?? new Set()
    if (found.has(job)) return
    needed.set(id, found.add(job))
    for (const other of context.getModuleInfo(id)?.importedIds ?? []) {
      addNeeded(other, job, needed, context)
    }
  }
}

/**
 * Mark the values of constants as free of side effects, because `sideEffects` in `package.json` only applies to whole
 * modules: so bundlers keep only the used parts of a file that merges many of them.
 */
function markPure(text) {
  const marks = []
  for (const statement of parseAst(text, {sourceType: 'module'}).body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const {id, init} of statement.declarations) {
      if (!init || id.type !== 'Identifier' || isPure(init)) continue
      if (isCall(init)) marks.push([init.start, '/*@__PURE__*/'])
      else marks.push([init.start, '/*@__PURE__*/(()=>('], [init.end, '))()'])
    }
  }
  let marked = ''
  let from = 0
  for (const [at, mark] of marks) {
    marked += text.slice(from, at) + mark
    from = at
  }
  return marked + text.slice(from)
}

/** Whether a mark before a call is enough, because its arguments are pure. */
function isCall({type, callee, arguments: given}) {
  if (type !== 'CallExpression' && type !== 'NewExpression') return false
  return callee.type === 'Identifier' && given.every(isPure)
}

/** Whether bundlers know that an expression has no side effects; those not listed here may have some. */
function isPure(node) {
  switch (node?.type) {
    case undefined:
    case 'Literal':
    case 'Identifier':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
      return true
    case 'UnaryExpression':
      return isPure(node.argument)
    case 'TemplateLiteral':
      return node.expressions.length === 0
    case 'ArrayExpression':
      return node.elements.every(isPure)
    case 'ObjectExpression':
      return node.properties.every(({computed, value}) => value && !computed && isPure(value))
    default:
      return false
  }
}

/**
 * Escape non-ASCII characters, as in regular expressions, and control characters: V8 stores ASCII with one byte per
 * character and without decoding, and tools take a text with NUL for binary.
 */
function toAscii(text) {
  return text.replace(
    /[^\n\r\t\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/**
 * Copy the declarations of the API, and those they depend on, to `dist/types`. Comments are kept where an entry
 * re-exports something, for editors to show.
 */
async function writeTypes() {
  const declarations = Object.values(exports)
    .filter((place) => place.types)
    .map((place) => path.join(root, place.types.replace('dist/types/', 'dist/')))
  await rm(`${out}/types`, {recursive: true, force: true})
  // A test runs this without declarations.
  if (!(await readdir(out)).includes('src')) return
  const needed = new Set()
  const shown = new Set()
  for (const entry of declarations) {
    await follow(entry, /(?:from|import)\s*\(?['"](\.{1,2}\/[^'"]+?)\.js['"]/g, needed)
    await follow(entry, /^export (?:type )?(?:\*|\{[^}]*\}) from ['"](\..*?)\.js['"]/gm, shown)
  }
  for (const full of needed) {
    const text = await readFile(full, 'utf8')
    checkPackages(full, text)
    const place = `${out}/types/${path.relative(`${root}dist`, full)}`
    await mkdir(path.dirname(place), {recursive: true})
    await writeFile(place, shown.has(full) ? text : withoutComments(text))
  }
}

/** Check that declarations use only the types of our dependencies, which users have. */
function checkPackages(full, text) {
  for (const [, name] of text.matchAll(/(?:from|import)\s*\(?['"]((?:@[\w-]+\/)?[\w-]+)/g)) {
    const known = {...dependencies, ...peerDependencies}
    if (known[name] || known[`@types/${name}`]) continue
    throw new Error(`${path.relative(root, full)} has types of ${name}, which is not a dependency`)
  }
}

/** Collect a declaration file and all that it imports. */
async function follow(full, pattern, found) {
  if (found.has(full)) return
  const text = await readFile(full, 'utf8').catch(() => undefined)
  if (text === undefined) return
  found.add(full)
  for (const [, place] of text.matchAll(pattern)) {
    await follow(path.resolve(path.dirname(full), `${place}.d.ts`), pattern, found)
  }
}

function withoutComments(text) {
  return text.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '')
}

/** Write the JSON schema of the configuration, with which editors validate it. */
async function writeSchema() {
  const [chunk] = (await build({...shared, input: 'src/cli/program/config.ts', write: false}))
    .output
  const file = `${out}/config.schema.mjs`
  await writeFile(file, chunk.code)
  const {configSchema} = await import(pathToFileURL(file))
  await rm(file)
  await writeFile(`${out}/config.schema.json`, `${JSON.stringify(configSchema, null, 2)}\n`)
}

/** Write the authors and licenses of the bundled packages. */
async function writeLicenses(modules) {
  const names = new Set()
  for (const module of modules) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)
    if (name) names.add(name[0])
  }
  const parts = ['The scripts in this folder contain these packages.\n']
  for (const folder of [...names].sort()) {
    const {
      name,
      version: itsVersion,
      license
    } = JSON.parse(await readFile(`${folder}package.json`, 'utf8'))
    const text = await readLicense(folder)
    parts.push(`${'-'.repeat(80)}\n${name} ${itsVersion} (${license})\n\n${text.trim()}\n`)
  }
  await writeFile(`${out}/gridhelp.LICENSES.txt`, parts.join('\n'))
}

async function readLicense(folder) {
  const name = (await readdir(folder)).find((name) => /^licen[cs]e(?:-mit)?(?:\.\w+)?$/i.test(name))
  if (name !== undefined) return readFile(folder + name, 'utf8')
  throw new Error(`Cannot find a licence in \`${folder}\`, expected one for each bundled package`)
}
