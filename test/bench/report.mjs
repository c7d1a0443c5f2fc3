/**
 * Says what results of `run.mjs` say: `node report.mjs result.json` prints the tables of the manual, `node report.mjs
 * old.json new.json` what has changed between two of them.
 */
import {readFileSync} from 'node:fs'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {cellComparisons, kinds} from './cells.mjs'

/** Rows that those read at most whose time for more would be minutes; it is scaled to all rows. */
export const rowsOfSlow = {
  Adobe: 6000,
  'docutils document': 6000,
  'remark read and write': 2000,
  'rst-compiler': 1000,
  pandoc: 1000,
  'pandoc rst': 300
}

const names = {
  'docutils GridTableParser': 'docutils’ parser of tables, which reads no cells',
  'docutils document': 'docutils, the whole document',
  Adobe: '`@adobe/mdast-util-gridtables`, without GFM',
  'rst-compiler': '`rst-compiler`',
  pandoc: 'pandoc for WebAssembly',
  'pandoc rst': 'pandoc for WebAssembly, of reStructuredText',
  'remark read': '`remark` with `remark-gfm`, which reads no grid tables',
  'remark read and write': '`remark` with `remark-gfm`, of the Markdown that is written'
}

/** Who heads a column of the table of cells. */
const shortNames = {
  'docutils GridTableParser': 'docutils’ parser of tables',
  'docutils document': 'docutils',
  Adobe: 'Adobe’s parser',
  pandoc: 'pandoc'
}

/** What the manual shows of larger jobs: a comparison, how it is called there, of how many texts. */
const jobs = [
  ['read a grid table, cells as they stand', () => '10,000 rows, cells as they stand'],
  ['read a grid table with spans, cells as they stand', () => 'the same with spans'],
  ['read a grid table, the whole tree', () => '10,000 rows of reStructuredText, the whole tree'],
  ['read a grid table with spans, the whole tree', () => 'the same with spans'],
  [
    'grid table to pipe table; remark reads and writes the same pipe table',
    () => '10,000 rows, to a pipe table'
  ],
  ['read whole reST documents', (texts) => `${texts} reST documents of seven projects`],
  ['read what Sphinx writes as text', (texts) => `${texts} documents that Sphinx wrote as text`],
  [
    'read Markdown documents with grid tables; remark reads none in them',
    (texts) => `${texts} Markdown documents with grid tables, by \`remarkGridTables\``
  ],
  [
    'help files to Markdown; remark reads and writes that Markdown',
    (texts) => `${texts} of CPython’s help files, to Markdown`
  ]
]

/** Make the part of `docs/speed.md` that is measured. */
export function pageOf({environment, results, growth}) {
  const {node, cpu, cores, date, docutils} = environment
  const where = `Measured on ${date.slice(0, 10)} by \`npm run bench\`: Node.js ${node.slice(1)}, ${cores} × ${cpu ?? 'an unknown processor'}${docutils ? `, docutils ${docutils}` : ''}.`
  const parts = [
    where,
    kindsTable(results),
    jobsTable(results),
    slowOf(results),
    growthOf(growth),
    memoryOf(results)
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** How many times as long others take for whole documents and large tables. */
function jobsTable(results) {
  const rows = jobs.flatMap(([comparison, nameOf]) => {
    const found = results.filter((one) => one.comparison === comparison)
    if (found.length === 0) return []
    const [own] = found
    const others = found.filter(({contestant, input}) => input === own.input && contestant in names)
    const took = `${nameOf(own.texts)} | ${Math.round(own.milliseconds)} ms`
    if (others.length === 0) return `| ${took} | | |`
    return others.map((other) => {
      const times = format(other.milliseconds / own.milliseconds)
      return `| ${took} | ${names[other.contestant]} | ${times} times as long |`
    })
  })
  if (rows.length === 0) return ''
  return ['| job | gridhelp | others | they take |', '|---|--:|---|--:|', ...rows].join('\n')
}

/** Say who did not read all rows. */
function slowOf(results) {
  const rows = new Map()
  for (const {contestant, input} of results) {
    const most = rowsOfSlow[contestant]
    if (Number(input.split(':')[1]) > most) rows.set(names[contestant], most)
  }
  if (rows.size === 0) return ''
  const list = [...rows].map(([name, most]) => `${name} ${most.toLocaleString('en')}`)
  return `Of tables with more rows these read so many, and their time is scaled to all rows: ${list.join('; ')}.`
}

/** Say what a tree takes in memory for each byte of its table. */
function memoryOf(results) {
  const found = results.filter(({input, retained}) => input.includes('/') && retained)
  if (found.length === 0) return ''
  const plain = found.filter(({input}) => input.startsWith('words/')).map(({retained}) => retained)
  const most = found.reduce((a, b) => (b.retained > a.retained ? b : a))
  const range = `${format(Math.min(...plain))} to ${format(Math.max(...plain))}`
  return `A tree takes ${range} bytes for a byte of a table of plain words, and up to ${format(most.retained)} where cells hold ${most.input.split('/')[0]}.`
}

/** How many times as long others take for each kind of cells, with the geometric mean, and the worst kind. */
function kindsTable(results) {
  const columns = cellComparisons.flatMap(({name, title, own, peers}) =>
    peers.flatMap((peer) => {
      const found = kinds.map((kind) => {
        const rows = results.filter(
          (one) => one.comparison === name && one.input.startsWith(`${kind}/`)
        )
        const mine = rows.find(({contestant}) => contestant === own)
        const its = rows.find(({contestant}) => contestant === peer)
        return mine && its
          ? {
              kind,
              mine: mine.milliseconds,
              warm: its.milliseconds / mine.milliseconds,
              first: its.first / mine.first
            }
          : undefined
      })
      return found.includes(undefined)
        ? []
        : [{title: `${title}: ${shortNames[peer]}`, peer, found}]
    })
  )
  if (columns.length === 0) return ''
  const line = (head, cells) => `| ${head} | ${cells.join(' | ')} |`
  const each = (read) => columns.map(({found}) => read(found))
  // A first call with fewer rows says nothing of one with all.
  const eachFirst = (read) =>
    columns.map(({peer, found}) => (rowsOfSlow[peer] < 6000 ? '' : read(found)))
  const worst = (key) => (found) => {
    const one = found.reduce((a, b) => (b[key] < a[key] ? b : a))
    return `${format(one[key])} ${one.kind}`
  }
  return [
    line(
      'cells',
      columns.map(({title}) => title)
    ),
    `|---|${'--:|'.repeat(columns.length)}`,
    ...kinds.map((kind, index) =>
      line(
        kind,
        each((found) => format(found[index].warm))
      )
    ),
    line(
      '**geometric mean**',
      each((found) => `**${format(mean(found.map(({warm}) => warm)))}**`)
    ),
    line(
      '**worst kind**',
      each((found) => `**${worst('warm')(found)}**`)
    ),
    line(
      'first call, geometric mean',
      eachFirst((found) => format(mean(found.map(({first}) => first))))
    ),
    line('first call, worst kind', eachFirst(worst('first'))),
    line(
      'gridhelp, µs a cell, geometric mean',
      each((found) => (mean(found.map(({mine}) => mine)) / 18).toFixed(1))
    ),
    line(
      'gridhelp, slowest kind by plainest',
      each((found) => {
        const slowest = found.reduce((a, b) => (b.mine > a.mine ? b : a))
        return `${(slowest.mine / found[0].mine).toFixed(1)} ${slowest.kind}`
      })
    )
  ].join('\n')
}

function growthOf(growth) {
  const times = growth.flatMap(({steps}) => steps.map((step) => step.times))
  if (times.length === 0) return ''
  return `100,000 rows take gridhelp ${format(Math.min(...times))} to ${format(Math.max(...times))} times as long as 10,000.`
}

/** Two digits tell all that a measurement tells. */
function format(times) {
  return times < 9.95 ? times.toFixed(1) : String(Math.round(times))
}

function mean(numbers) {
  return Math.exp(numbers.reduce((total, number) => total + Math.log(number), 0) / numbers.length)
}

/** Find how time grows with the rows: the exponent, 1 where ten times the rows take ten times as long. */
export function findGrowth(results) {
  const series = new Map()
  for (const one of results.filter(({input}) => /^\w+:/.test(input)))
    series.set(keyOf(one), [...(series.get(keyOf(one)) ?? []), one])
  return [...series.values()]
    .filter((sizes) => sizes.length > 1)
    .map((sizes) => ({
      comparison: sizes[0].comparison,
      contestant: sizes[0].contestant,
      steps: sizes.slice(1).map((size, index) => {
        const times = size.milliseconds / sizes[index].milliseconds
        const exponent = Math.log(times) / Math.log(size.units / sizes[index].units)
        return {input: size.input, times, exponent}
      })
    }))
}

function keyOf({comparison, contestant}) {
  return `${comparison}: ${contestant}`
}

/** Say where others take more or less than before, in times what we take. */
export function compare(before, after) {
  console.log(`\nSince ${before.environment.date.slice(0, 10)}: others take, in times what we take`)
  const old = ratiosOf(before.results)
  for (const [name, ratio] of ratiosOf(after.results)) {
    const was = old.get(name)
    if (was === undefined || Math.abs(ratio / was - 1) < 0.1) continue
    console.log(`  ${was.toFixed(2)} -> ${ratio.toFixed(2)}  ${name}`)
  }
}

function ratiosOf(results) {
  const ratios = new Map()
  for (const {comparison, input, contestant, milliseconds} of results) {
    const own = results.find((one) => one.comparison === comparison && one.input === input)
    if (own.contestant === contestant) continue
    ratios.set(`${comparison}: ${contestant}, ${input}`, milliseconds / own.milliseconds)
  }
  return ratios
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first, second] = process.argv
    .slice(2)
    .map((name) => JSON.parse(readFileSync(name, 'utf8')))
  if (second) compare(first, second)
  else if (first) console.log(pageOf(first))
  else console.error('Which results? node report.mjs result.json [newer.json]')
}
