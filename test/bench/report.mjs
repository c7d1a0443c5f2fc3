/**
 * Says what results of `run.mjs` say: `node report.mjs result.json` prints the table of the README, `node report.mjs
 * old.json new.json` what has changed between two of them.
 */
import {readFileSync} from 'node:fs'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

/** What the README shows: a comparison, one of its inputs, and who is compared. */
const shown = [
  ['read a grid table, cells as they stand', 'table:10000', 'docutils GridTableParser'],
  ['read a grid table with spans, cells as they stand', 'spans:10000', 'docutils GridTableParser'],
  ['read a grid table, the whole tree', 'table:10000', 'docutils GridTableParser'],
  ['read a grid table, the whole tree', 'table:10000', 'docutils document'],
  ['read a grid table, the whole tree', 'table:10000', 'Adobe'],
  ['read a grid table, the whole tree', 'table:10000', 'rst-compiler'],
  ['read a grid table, the whole tree', 'table:10000', 'pandoc'],
  ['read a grid table with spans, the whole tree', 'spans:10000', 'Adobe'],
  [
    'grid table to pipe table; remark reads and writes the same pipe table',
    'table:10000',
    'remark read and write'
  ],
  [
    'help files to Markdown; remark reads and writes that Markdown',
    'corpus',
    'remark read and write'
  ]
]

const names = {
  'docutils GridTableParser': "docutils' `GridTableParser`, which reads no cells",
  'docutils document': 'docutils, the whole document',
  Adobe: '`@adobe/mdast-util-gridtables`',
  'rst-compiler': '`rst-compiler`',
  pandoc: 'pandoc, its start included',
  'remark read and write': '`remark` with `remark-gfm`, of the Markdown that is written'
}

const jobs = {
  'read a grid table, cells as they stand': '10,000 rows, cells as they stand',
  'read a grid table with spans, cells as they stand': 'the same with spans',
  'read a grid table, the whole tree': '10,000 rows, the whole tree',
  'read a grid table with spans, the whole tree': 'the same with spans',
  'grid table to pipe table; remark reads and writes the same pipe table':
    '10,000 rows, to a pipe table',
  'help files to Markdown; remark reads and writes that Markdown': '312 help files, to Markdown'
}

/** Print the table of the README. */
export function printTable({environment, results}) {
  const {node, cpu, cores, date} = environment
  console.log(`Node ${node}, ${cores} × ${cpu}, ${date.slice(0, 10)}\n`)
  console.log('| job | gridhelp | others | they take |')
  console.log('|---|--:|---|--:|')
  for (const [comparison, input, other] of shown) {
    const rows = results.filter((one) => one.comparison === comparison && one.input === input)
    const its = rows.find(({contestant}) => contestant === other)
    if (!its) continue
    const own = `${Math.round(rows[0].milliseconds)} ms`
    const times = its.milliseconds / rows[0].milliseconds
    const ratio = `${times < 10 ? times.toFixed(1) : Math.round(times)} times as long`
    console.log(`| ${jobs[comparison]} | ${own} | ${names[other]} | ${ratio} |`)
  }
}

/** Print how many times as long others take for each kind of cells, with the geometric mean, and the worst kind. */
export function printKinds({results}) {
  const rows = results.filter(({comparison}) => comparison.startsWith('kinds of cells'))
  if (rows.length === 0) return
  const groups = new Map()
  for (const row of rows) {
    const own = rows.find((one) => one.comparison === row.comparison && one.input === row.input)
    if (own === row) continue
    const key = `${row.comparison}: ${names[row.contestant] ?? row.contestant}`
    const kind = row.input.split('/')[0]
    const warm = row.milliseconds / own.milliseconds
    groups.set(key, [...(groups.get(key) ?? []), {kind, warm, first: row.first / own.first}])
  }
  console.log(
    '\n| cells, and who takes as many times as long | mean | worst kind | mean of first calls | each |'
  )
  console.log('|---|--:|---|--:|---|')
  for (const [key, found] of groups) {
    const worst = found.reduce((a, b) => (b.warm < a.warm ? b : a))
    console.log(
      `| ${key} | ${mean(found.map(({warm}) => warm))} | ${worst.kind} ${worst.warm.toFixed(1)} | ${mean(
        found.map(({first}) => first)
      )} | ${found.map(({kind, warm}) => `${kind} ${warm.toFixed(1)}`).join(', ')} |`
    )
  }
}

function mean(numbers) {
  const sum = numbers.reduce((total, number) => total + Math.log(number), 0)
  return Math.exp(sum / numbers.length).toFixed(1)
}

/** Find how time grows with the rows: the exponent, 1 where ten times the rows take ten times as long. */
export function findGrowth(results) {
  const series = new Map()
  for (const one of results) series.set(keyOf(one), [...(series.get(keyOf(one)) ?? []), one])
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
  else if (first) printTable(first)
  else console.error('Which results? node report.mjs result.json [newer.json]')
}
