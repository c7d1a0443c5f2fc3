/**
 * Measures gridhelp against its peers: `npm run bench [-- --write] [--out file] [--rounds n] [--only word]
 * [--against file]`.
 *
 * Peers are installed beside this file, docutils is used where it is. Those that take seconds read fewer rows, see
 * `rowsOfSlow`; of the corpora, one document in three is read, by all. `--only` leaves out comparisons without a word in
 * their names, and `--only 'language server'` measures that instead. Rounds go through all contestants in turn, so that
 * what else the machine does falls on all of them. In the end come the tables of `docs/speed.md`; `--write` puts them
 * there.
 *
 * The result is a file of JSON. Milliseconds are those of one machine and one day; what can be compared over time is
 * how many times as long others take in the same run: `--against` an older result says where that has changed, and
 * `report.mjs` says the same, or prints the table, of results that are there.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {cpus} from 'node:os'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {cellComparisons, kinds} from './cells.mjs'
import {isThere, makeInput, seed} from './inputs.mjs'
import {measureLanguageServer, printLanguageServer} from './language-server.mjs'
import {compare, findGrowth, pageOf, rowsOfSlow} from './report.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const {values} = parseArgs({
  options: {
    write: {type: 'boolean', default: false},
    rounds: {type: 'string', default: '1'},
    only: {type: 'string', default: ''},
    against: {type: 'string'},
    out: {type: 'string', default: `${folder}result.json`}
  }
})

if (!existsSync(`${folder}node_modules/.package-lock.json`)) {
  console.log('Installing the peers in test/bench …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit']
  })
}

/** What is compared with what, on which inputs; the first contestant is the one that others are compared with. */
const comparisons = [
  ...cellComparisons.map(({name, own, peers, markup}) => ({
    name,
    contestants: [own, ...peers],
    inputs: kinds.map((kind) => `${kind}/${markup}:6000`)
  })),
  {
    name: 'read a grid table, cells as they stand',
    contestants: ['gridhelp literal', 'docutils GridTableParser'],
    inputs: ['table:10000', 'table:100000']
  },
  {
    name: 'read a grid table with spans, cells as they stand',
    contestants: ['gridhelp literal', 'docutils GridTableParser'],
    inputs: ['spans:10000', 'spans:100000']
  },
  {
    name: 'read a grid table, the whole tree',
    contestants: [
      'gridhelp inline',
      'docutils GridTableParser',
      'docutils document',
      'Adobe',
      'rst-compiler',
      'pandoc rst'
    ],
    inputs: ['table:10000', 'table:100000']
  },
  {
    name: 'read a grid table with spans, the whole tree',
    contestants: ['gridhelp inline', 'docutils GridTableParser', 'Adobe'],
    inputs: ['spans:10000', 'spans:100000']
  },
  {
    name: 'grid table to pipe table; remark reads and writes the same pipe table',
    contestants: ['gridhelp to Markdown', 'remark read and write'],
    inputs: ['table:10000']
  },
  {
    name: 'read whole reST documents',
    contestants: ['gridhelp fromRst', 'docutils document'],
    inputs: ['rst-documents']
  },
  {
    name: 'read what Sphinx writes as text',
    contestants: ['gridhelp fromSphinxText'],
    inputs: ['sphinx-text']
  },
  {
    name: 'read Markdown documents with grid tables; remark reads none in them',
    contestants: ['remark with gridhelp', 'remark read', 'Adobe'],
    inputs: ['markdown-documents']
  },
  {
    name: 'read help files; Chevrotain lexes them into the same tokens',
    contestants: ['gridhelp read', 'Chevrotain lexing'],
    inputs: ['corpus']
  },
  {
    name: 'help files to Markdown; remark reads and writes that Markdown',
    contestants: ['gridhelp read, to Markdown', 'remark read and write'],
    inputs: ['corpus']
  },
  {
    name: 'start the program; Node does nothing',
    contestants: ['gridhelp convert', 'gridhelp --version', 'node -e 0'],
    inputs: ['start']
  }
].filter(({name}) => name.includes(values.only))

const absent = new Set()
if (!works('python3', [`${folder}measure_docutils.py`, 'table'], makeInput('table:3')[0])) {
  absent.add('docutils GridTableParser').add('docutils document')
  console.log('!!! docutils is not there (Debian: python3-docutils): it is NOT measured')
}

/** Who reads what, in the order of the comparisons. */
const tasks = comparisons.flatMap(({name, contestants, inputs}) =>
  inputs.flatMap((input) => {
    if (!isThere(input)) {
      console.log(`!!! ${input} is not in ../shared: it is NOT measured`)
      return []
    }
    // How larger tables take longer is asked of our own only.
    const all = input.endsWith(':100000') ? contestants.slice(0, 1) : contestants
    return {name, input, contestants: all.filter((one) => !absent.has(one))}
  })
)
const total = tasks.reduce((sum, {contestants}) => sum + contestants.length, 0)
const begun = performance.now()
let count = 0

const results = []
const measured = new Map()
for (const {name, input, contestants} of tasks) {
  const found = new Map(contestants.map((one) => [one, []]))
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const one of contestants) {
      if (round === 0) {
        count += 1
        const seconds = Math.round((performance.now() - begun) / 1000)
        console.log(`[${count} of ${total}, ${seconds} s] ${one}: ${input}`)
      }
      found.get(one).push(measureOnce(one, input, round))
    }
  }
  for (const [contestant, rounds] of found) {
    const {units, bytes, retained, factor} = rounds[0]
    results.push({
      comparison: name,
      input,
      contestant,
      units: units * factor,
      texts: rounds[0].texts,
      milliseconds: median(rounds.flatMap(({samples}) => samples)) * factor,
      first: median(rounds.map(({first}) => first)) * factor,
      peak: median(rounds.map(({peak}) => peak)),
      // Of the tree, for each byte of the text.
      retained: retained ? retained / bytes : undefined
    })
  }
  print(results.filter((one) => one.comparison === name && one.input === input))
}
const growth = findGrowth(results)
for (const {comparison, steps} of growth) {
  for (const {input, times} of steps)
    console.log(`${comparison}, ${input}: ${times.toFixed(1)} times`)
}
const environment = {
  date: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  docutils: [...measured.values()].find(({version}) => version)?.version
}
const before = values.against && JSON.parse(readFileSync(values.against, 'utf8'))
const hasServer = values.only === 'language server'
const languageServer = hasServer ? await measureLanguageServer() : []
const found = {environment, results, growth, languageServer}
writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`)
console.log(`\nWritten to ${values.out}, ${Math.round((performance.now() - begun) / 1000)} s\n`)
const page = pageOf(found)
console.log(page)
if (values.write) writePage(page)
if (hasServer) printLanguageServer(languageServer)
if (before) compare(before, found)

/** Put what was measured into the manual. */
function writePage(text) {
  const file = fileURLToPath(new URL('../../docs/speed.md', import.meta.url))
  const [before, after] = readFileSync(file, 'utf8').split(
    /<!-- measured -->[\s\S]*<!-- \/measured -->/
  )
  if (after === undefined) throw new Error(`Cannot write ${file}, expected its two comments`)
  const rest = `<!-- measured -->\n\n${text}\n<!-- /measured -->`
  writeFileSync(file, `${before}${rest}${after}`)
  console.log(`Written to ${file}`)
}

function works(command, args, input = '') {
  return spawnSync(command, args, {input, stdio: ['pipe', 'ignore', 'ignore']}).status === 0
}

/** Measure; what others take for an input that stands in several comparisons is known from the first of them. */
function measureOnce(contestant, input, round) {
  const key = `${contestant} ${input} ${round}`
  const known = measured.get(key) ?? measure(contestant, input)
  measured.set(key, known)
  return known
}

function measure(contestant, input) {
  if (input === 'start') return {...measureStart(contestant), factor: 1}
  const [kind, rows] = input.split(':')
  const read = Math.min(rows, rowsOfSlow[contestant] ?? rows)
  const factor = rows ? rows / read : 1
  const given = rows ? `${kind}:${read}` : input
  return {...measureIn(contestant, given), factor}
}

/** Measure in a process of its own. */
function measureIn(contestant, input) {
  const options = {maxBuffer: 1 << 28, cwd: folder}
  if (contestant.startsWith('docutils')) {
    const texts = makeInput(input)
    const kind = contestant === 'docutils document' ? 'documents' : 'table'
    const text = kind === 'table' ? texts[0] : JSON.stringify(texts)
    return JSON.parse(
      execFileSync('python3', ['measure_docutils.py', kind], {...options, input: text})
    )
  }
  // The Markdown that remark gets is ours.
  const isOther = contestant.startsWith('remark')
  const given =
    !isOther || input === 'markdown-documents'
      ? input
      : input === 'corpus'
        ? 'corpus-markdown'
        : input.replace(/^\w+/, 'pipe')
  return JSON.parse(
    execFileSync(
      process.execPath,
      ['--max-old-space-size=6000', '--expose-gc', 'measure.mjs', contestant, given],
      options
    )
  )
}

/** A whole process: here the clock on the wall counts. */
function measureStart(contestant) {
  const program = fileURLToPath(new URL('../../dist/gridhelp.js', import.meta.url))
  const args = {
    'node -e 0': ['-e', '0'],
    'gridhelp --version': [program, '--version'],
    'gridhelp convert': [program, 'convert', seed]
  }[contestant]
  const samples = Array.from({length: 7}, () => {
    const start = performance.now()
    execFileSync(process.execPath, args, {stdio: ['ignore', 'ignore', 'inherit']})
    return performance.now() - start
  })
  return {first: samples[0], samples, units: readFileSync(seed).length, peak: Number.NaN}
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1]
}

function print(rows) {
  const [own] = rows
  console.log(`${own.comparison}: ${own.input}, ${(own.units / 1e6).toFixed(2)} MB`)
  for (const {contestant, milliseconds, units, peak, retained} of rows) {
    const ratio = milliseconds / own.milliseconds
    console.log(
      [
        `  ${contestant.padEnd(26)}`,
        `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`.padStart(10),
        `${(units / milliseconds / 1e3).toFixed(1)} MB/s`.padStart(12),
        `${ratio.toFixed(ratio < 10 ? 2 : 0)} x`.padStart(8),
        Number.isNaN(peak) ? '' : `${(peak / 1e6).toFixed(0)} MB peak`.padStart(14),
        retained ? `${retained.toFixed(1)} bytes kept a byte`.padStart(24) : ''
      ].join('')
    )
  }
}
