/**
 * Check every regular expression in `src/` and `grammars/` with recheck: any that is not safe from catastrophic
 * backtracking is an error, without exceptions. Reads `dist/`, so build first.
 *
 * Literals are found in the syntax tree; those created by `new RegExp` are recorded at run time. Chevrotain matches
 * token patterns at one offset only, so they are checked as sticky ones.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {availableParallelism} from 'node:os'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {isMainThread, parentPort, Worker} from 'node:worker_threads'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Counts steps rather than milliseconds, so that results are the same on every machine: the square of 30,000 is far
 * more than 15 million. Large automata take minutes; then recheck searches for attacks instead.
 */
const parameters = {
  timeout: null,
  incubationTimeout: null,
  attackTimeout: null,
  attackLimit: 15_000_000,
  maxAttackStringSize: 30_000,
  maxNFASize: 3000
}

if (isMainThread) await main()
else rateForParent()

async function main() {
  const files = execFileSync('git', ['ls-files', 'src/*.ts', 'grammars/*.ts'], {cwd: root})
    .toString()
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('.d.ts'))
  const {literals, calls} = findExpressions(files)
  const made = await recordMade()
  const all = new Map()
  const add = ({source, flags, sticky, file}) => {
    const wanted = sticky && !flags.includes('y') ? `${flags}y` : flags
    const key = `/${source}/${wanted}`
    if (!all.has(key)) all.set(key, {source, flags: wanted, file})
  }
  for (const literal of literals) add(literal)
  let faults = 0
  for (const call of calls) {
    const records = made.filter(({place}) => place === call.place)
    for (const {source, flags} of records) add({...call, source, flags})
    if (records.length === 0 && !call.copies) {
      console.error(`${call.place}: never made, so not rated`)
      faults += 1
    }
  }
  const results = await rateAll([...all.values()])
  for (const {source, flags, file, status, why, attack} of results) {
    if (status === 'safe') continue
    console.error(`${file}: ${status}${why ? ` (${why})` : ''}\n  /${source}/${flags}\n  ${attack}`)
    faults += 1
  }
  console.log(`${results.length} regular expressions, ${faults} of them not safe`)
  process.exitCode = faults > 0 ? 1 : 0
}

/** Find literals and calls of `new RegExp` in the built modules. */
function findExpressions(files) {
  const ts = createRequire(import.meta.url)('typescript')
  const literals = []
  const calls = []
  for (const file of files) {
    const built = `dist/${file.replace(/\.ts$/, '.js')}`
    // Files with only types have no output.
    if (!existsSync(`${root}${built}`)) continue
    const text = readFileSync(`${root}${built}`, 'utf8')
    const tree = ts.createSourceFile(built, text, ts.ScriptTarget.Latest, true)
    const visit = (node) => {
      const {parent} = node
      const sticky =
        parent && ts.isPropertyAssignment(parent) && parent.name.getText() === 'pattern'
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)]
        literals.push({source, flags, sticky, file})
      }
      if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
        const {line, character} = tree.getLineAndCharacterOfPosition(node.getStart())
        const copies = ts.isIdentifier(node.arguments[0])
        calls.push({place: `${built}:${line + 1}:${character + 1}`, copies, sticky, file})
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return {literals, calls}
}

/** Load and run the modules with a `RegExp` that records its patterns. */
async function recordMade() {
  const made = []
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct(target, parameters, self) {
      const expression = Reflect.construct(target, parameters, self)
      const holder = {}
      Error.captureStackTrace(holder)
      const base = pathToFileURL(root).href
      const line = holder.stack.split('\n').find((entry) => entry.includes(`${base}dist/`))
      const place = line?.slice(line.indexOf(base) + base.length).replace(/\)$/, '')
      made.push({source: expression.source, flags: expression.flags, place})
      return expression
    }
  })
  const gridhelp = await import(`${root}dist/src/index.js`)
  await import(`${root}dist/src/unified/index.js`)
  await import(`${root}dist/src/help-package/index.js`)
  const text = '# a:b\n\n+--+\n|a |\n+--+\n'
  for (const dialect of ['hyperhelp', 'sphinx']) {
    gridhelp.toMarkdown(gridhelp.fromHyperhelp(text, {dialect, strict: true}))
  }
  gridhelp.fromSphinxText(text)
  for (const dialect of ['rst', 'pandoc']) gridhelp.findTables(text, {dialect})
  globalThis.RegExp = Original
  return made
}

/** Check expressions in as many threads as there are processors. */
async function rateAll(expressions) {
  const results = []
  let next = 0
  const threads = Array.from({length: availableParallelism()}, () => {
    const worker = new Worker(fileURLToPath(import.meta.url))
    return new Promise((resolve, reject) => {
      const ask = () => {
        if (next < expressions.length) worker.postMessage(expressions[next++])
        else worker.terminate().then(resolve)
      }
      worker.on('error', reject)
      worker.on('message', (result) => {
        results.push(result)
        ask()
      })
      ask()
    })
  })
  await Promise.all(threads)
  return results
}

function rateForParent() {
  // The pure JavaScript backend.
  process.env.RECHECK_SYNC_BACKEND = 'pure'
  const {checkSync} = createRequire(import.meta.url)('recheck')
  parentPort.on('message', (expression) => {
    const {source, flags} = expression
    const result = checkSync(source, flags, parameters)
    const {status, complexity, error} = result
    const why = complexity?.summary ?? error?.kind
    parentPort.postMessage({...expression, status, why, attack: result.attack?.pattern})
  })
}
