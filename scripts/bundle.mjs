/**
 * Bundle the library and the command line to `dist/*.js`, since loading some six hundred modules costs a second: each
 * place of `exports`, and the program `gridhelp.js`. They share what they have in common, so nothing is in the package
 * twice. What `tsc` built stands beside it for our own scripts.
 *
 * Packages that only we call are in the bundle, with their licences in `gridhelp.LICENSES.txt`. Dependencies are those
 * whose types users meet, and two that users have as well: they ask `instanceof VFileMessage`, and `vfile` has other
 * modules for browsers.
 *
 * `node scripts/bundle.mjs [FOLDER]`, `dist` where none is named.
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

/** Places of `exports`, by the name of their file. */
const places = {
  index: 'src/index.ts',
  tables: 'src/table-text/alone/index.ts',
  unified: 'src/unified/index.ts',
  'help-package': 'src/help-package/index.ts',
  prettier: 'src/prettier/index.ts'
}

/**
 * What is loaded as a whole: modules that the same of these need are one file, so that each loads little more than it
 * needs, from few files. What the first ones need is apart from all others: those that are bundled again for browsers,
 * and what the program does most.
 */
const firstJobs = {
  tables: [places.tables],
  remark: ['src/unified/remark-grid-tables.ts'],
  // Also what tells the formats of inputs.
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

/** The package that knows the names of characters in HTML. */
const references = 'decode-named-character-reference'

/** Modules that others stand for. */
const replaced = {
  'node:child_process': `${root}scripts/no-processes.cjs`,
  'node:process': `${root}scripts/process.cjs`
}

const shared = {
  cwd: root,
  // The library runs in browsers: what other packages `require` of Node is imported where it is needed.
  platform: 'neutral',
  external: ['vfile-message', /^prettier(?:\/|$)/],
  plugins: [esmExternalRequirePlugin({external: builtins()}), partsPlugin()],
  resolve: {
    // Of two forms of a package the one that is made of modules: what nothing uses of it is left out.
    mainFields: ['module', 'main'],
    conditionNames: ['node', 'import', 'require', 'default'],
    alias: replaced
  },
  transform: {define: {gridhelpVersion: JSON.stringify(version)}},
  // The version is where it is asked for, so that to print it loads nothing else.
  optimization: {inlineConst: true},
  logLevel: 'warn',
  // A command is loaded when it is called, also where something else has its module already.
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
    // So that chunks can be imported by the names that their modules export.
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

/** Take of packages what is needed, and as it is needed. */
function partsPlugin() {
  const fileOf = (name) => fileURLToPath(import.meta.resolve(name))
  return {
    name: 'parts',
    resolveId(source, importer = '') {
      // Files of users may come from another copy of it; those of the program do not, which has less to find with its own.
      if (source === 'vfile') {
        const isOurs = importer.startsWith(`${root}src/cli/`)
        return isOurs ? fileOf(source) : {id: source, external: true}
      }
      // Of that package all would be in the chunk that cuts lines.
      if (source === 'micromark' && importer.endsWith('/grid-table-syntax.ts')) {
        return path.join(fileOf(source), '../lib/preprocess.js')
      }
      // A browser knows them all: `imports` in `package.json` has a file for it.
      if (source === references) return {id: '#references', external: true}
      return null
    },
    // A way for runtimes that cannot clone, of which we support none.
    load: {
      filter: {id: /\/node_modules\/@ungap\/structured-clone\//},
      handler: () => 'export default (value) => structuredClone(value)'
    },
    // They call Node's `Buffer`, which browsers do not have.
    transform: {
      filter: {id: /\/node_modules\/csv-(?:parse|stringify)\//},
      handler: (code) => `import {Buffer} from '${root}scripts/buffer.js'\n${code}`
    }
  }
}

/** Write what knows the names of characters: a list of them, or the browser. */
async function writeReferences() {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(references)))
  const input = {
    'chunk-references': `${folder}/index.js`,
    'chunk-references.dom': `${folder}/index.dom.js`
  }
  const format = {format: 'esm', minify: true, comments: false}
  return (await build({...shared, input, output: {...format, dir: out}})).output
}

/** Import chunks themselves instead of through files that hand on what they export: each file takes time to find. */
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

/** Node's own modules, by either name, but the one that stands for something else. */
function builtins() {
  const names = builtinModules.flatMap((name) => [name, `node:${name}`])
  return names.filter((name) => !(name in replaced))
}

/** Remove the files of the last time. */
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
    // Some statements of packages do something for all that bundlers know: who reads tables need not take what writes
    // Markdown, who has rows of them neither.
    if (/\/node_modules\/(?:@?chevrotain|get-east-asian-width)\//.test(id)) return 'grammar'
    const found = first.get(id) ?? others.get(id)
    // Each file takes time to find: one for what only some of the first need.
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
 * Mark the values of constants as free of side effects, which `sideEffects` in `package.json` says of whole modules only:
 * so who bundles a file of many takes of it what is used.
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

/** Whether a mark before a call is enough: what it is given is pure. */
function isCall({type, callee, arguments: given}) {
  if (type !== 'CallExpression' && type !== 'NewExpression') return false
  return callee.type === 'Identifier' && given.every(isPure)
}

/** Whether bundlers know by themselves that an expression does nothing; those not named here may. */
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
 * Escape what is beyond ASCII, as in regular expressions, and control characters: of ASCII, V8 keeps one byte for a
 * character, and nothing is decoded; and with a NUL in it a text is taken for a binary.
 */
function toAscii(text) {
  return text.replace(
    /[^\n\r\t\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/**
 * Take the declarations that users meet, and those they are made of, to `dist/types`. Comments stay where an entry hands
 * something on, for editors to show.
 */
async function writeTypes() {
  const declarations = Object.values(exports)
    .filter((place) => place.types)
    .map((place) => path.join(root, place.types.replace('dist/types/', 'dist/')))
  await rm(`${out}/types`, {recursive: true, force: true})
  // Where this runs for a test, nothing is declared.
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

/** Users have the types of our dependencies, and no others. */
function checkPackages(full, text) {
  for (const [, name] of text.matchAll(/(?:from|import)\s*\(?['"]((?:@[\w-]+\/)?[\w-]+)/g)) {
    const known = {...dependencies, ...peerDependencies}
    if (known[name] || known[`@types/${name}`]) continue
    throw new Error(`${path.relative(root, full)} has types of ${name}, which is not a dependency`)
  }
}

/** Add the declarations that one leads to, and it itself. */
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

/** Write the JSON schema of the configuration, which editors check it with. */
async function writeSchema() {
  const [chunk] = (await build({...shared, input: 'src/cli/program/config.ts', write: false}))
    .output
  const file = `${out}/config.schema.mjs`
  await writeFile(file, chunk.code)
  const {configSchema} = await import(pathToFileURL(file))
  await rm(file)
  await writeFile(`${out}/config.schema.json`, `${JSON.stringify(configSchema, null, 2)}\n`)
}

/** Write down whose work is in the bundle, and their licences. */
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
