/**
 * Measures gridhelp against its peers: `npm run bench [-- --write] [--long] [--out file] [--rounds n] [--only word]
 * [--against file]`.
 *
 * Peers are installed beside this file, docutils and pandoc are used where they are. `--long` gives tables of 100,000
 * rows to peers, too, `--only` leaves out comparisons without a word in their names. Rounds go through all contestants in
 * turn, so that what else the machine does falls on all of them. `--long` measures the language server, too. In the end come the tables of `docs/speed.md`; `--write`
 * puts them there.
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
import {corpusFolder, makeInput, readRstDocuments, seed} from './inputs.mjs'
import {measureLanguageServer, printLanguageServer} from './language-server.mjs'
import {compare, findGrowth, pageOf} from './report.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const {values} = parseArgs({
  options: {
    long: {type: 'boolean', default: false},
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
    inputs: series('table')
  },
  {
    name: 'read a grid table with spans, cells as they stand',
    contestants: ['gridhelp literal', 'docutils GridTableParser'],
    inputs: series('spans')
  },
  {
    name: 'read a grid table, the whole tree',
    contestants: [
      'gridhelp inline',
      'docutils GridTableParser',
      'docutils document',
      'Adobe',
      'rst-compiler',
      'pandoc'
    ],
    inputs: series('table')
  },
  {
    name: 'read a grid table with spans, the whole tree',
    contestants: ['gridhelp inline', 'docutils GridTableParser', 'Adobe'],
    inputs: series('spans')
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
    name: 'read help files; Chevrotain lexes them into the same tokens',
    contestants: ['gridhelp read', 'Chevrotain lexing'],
    inputs: ['corpus']
  },
  {
    name: 'help files to Markdown; remark reads and writes that Markdown',
    contestants: [
      'gridhelp read, to Markdown',
      'remark read and write',
      'remark read',
      'markdown-it to HTML'
    ],
    inputs: ['corpus']
  },
  {
    name: 'start the program; Node does nothing',
    contestants: ['gridhelp convert', 'gridhelp --version', 'node -e 0'],
    inputs: ['start']
  }
].filter(({name}) => name.includes(values.only))

/** Tables that grow: how those of others do, `--long` tells, which takes minutes. */
function series(kind) {
  return [10_000, 100_000].map((rows) => `${kind}:${rows}`)
}

const absent = new Set()
const hasCorpus = existsSync(corpusFolder)
const hasRstDocuments = readRstDocuments().length > 0
if (!hasCorpus) console.log(`!!! ${corpusFolder} is not there: whole documents are NOT measured`)
if (!works('python3', [`${folder}measure_docutils.py`, 'table'], makeInput('table:3')[0])) {
  absent.add('docutils GridTableParser').add('docutils document')
  console.log('!!! docutils is not there (Debian: python3-docutils): it is NOT measured')
}
if (!works('pandoc', ['--version'])) {
  absent.add('pandoc')
  console.log('!!! pandoc is not there (Debian: pandoc): it is NOT measured')
}

const results = []
const measured = new Map()
for (const {name, contestants, inputs} of comparisons) {
  for (const input of inputs) {
    if ((input === 'corpus' || input === 'start') && !hasCorpus) continue
    if (input === 'rst-documents' && !hasRstDocuments) continue
    const present = contestants.filter((one) => !absent.has(one) && !isTooSlow(one, input))
    const isOwn = input.endsWith(':100000') && !values.long
    if (isOwn) present.splice(0, present.length, contestants[0])
    const found = new Map(present.map((one) => [one, []]))
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const one of present) {
        // What takes minutes is measured once.
        if (round > 0 && found.get(one)[0].samples[0] > 2000) continue
        found.get(one).push(measureOnce(one, input, round))
      }
    }
    for (const [contestant, rounds] of found) {
      results.push({
        comparison: name,
        input,
        contestant,
        units: rounds[0].units,
        milliseconds: median(rounds.flatMap(({samples}) => samples)),
        first: median(rounds.map(({first}) => first)),
        peak: median(rounds.map(({peak}) => peak)),
        // Of the tree, for each byte of the text.
        retained: rounds[0].retained ? rounds[0].retained / rounds[0].bytes : undefined
      })
    }
    print(results.filter((one) => one.comparison === name && one.input === input))
  }
  for (const {contestant, steps} of findGrowth(results.filter((one) => one.comparison === name))) {
    const said = steps.map(
      ({exponent, times}) => `${exponent.toFixed(2)} (${times.toFixed(1)} times)`
    )
    console.log(`  growth of ${contestant}: ${said.join(', ')}`)
  }
}
const environment = {
  date: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  docutils: [...measured.values()].find(({version}) => version)?.version
}
const before = values.against && JSON.parse(readFileSync(values.against, 'utf8'))
const growth = findGrowth(results)
const isAsked = values.long || (values.only !== '' && 'language server'.includes(values.only))
const hasServer = isAsked && existsSync('/proc/self/stat')
const languageServer = hasServer ? await measureLanguageServer() : []
const found = {environment, results, growth, languageServer}
writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`)
console.log(`\nWritten to ${values.out}\n`)
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

/** Leave out what took long enough for ten times the rows to take minutes. */
function isTooSlow(contestant, input) {
  const before = results.findLast(
    (one) => one.contestant === contestant && one.input.split(':')[0] === input.split(':')[0]
  )
  return before !== undefined && before.input !== input && before.milliseconds > 12_000
}

/** Measure; what others take for an input that stands in several comparisons is known from the first of them. */
function measureOnce(contestant, input, round) {
  const key = `${contestant} ${input} ${round}`
  const known = measured.get(key) ?? measure(contestant, input)
  measured.set(key, known)
  return known
}

function measure(contestant, input) {
  const options = {maxBuffer: 1 << 28, cwd: folder}
  if (contestant.startsWith('docutils')) {
    const texts = makeInput(input)
    const isOne = texts.length === 1
    const kind = contestant === 'docutils document' ? (isOne ? 'document' : 'documents') : 'table'
    const text = isOne ? texts[0] : JSON.stringify(texts)
    return JSON.parse(
      execFileSync('python3', ['measure_docutils.py', kind], {...options, input: text})
    )
  }
  if (contestant === 'pandoc') return measurePandoc(makeInput(input)[0], options)
  if (input === 'start') return measureStart(contestant)
  // The Markdown that remark gets is ours.
  const own = contestant.startsWith('gridhelp') || contestant.startsWith('Chevrotain')
  const isMarkdown = contestant.startsWith('remark') || contestant.startsWith('markdown-it')
  const given =
    own || !isMarkdown
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

/** pandoc has no other way than a process of its own: its start is part of the time. */
function measurePandoc(text, options) {
  const start = performance.now()
  execFileSync('pandoc', ['-f', 'rst', '-t', 'json'], {...options, input: text})
  const time = performance.now() - start
  return {first: time, samples: [time], units: text.length, peak: Number.NaN}
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
  console.log(`\n${own.comparison}: ${own.input}, ${(own.units / 1e6).toFixed(2)} MB`)
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
