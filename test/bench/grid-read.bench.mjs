/**
 * How fast tables are read: `node test/bench/grid-read.bench.mjs [rows…]` after the build. Prints medians and what ten
 * times the rows cost, and docutils' grid parser beside it where python3-docutils is installed.
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fromGridTable} from '../../dist/src/index.js'

const words =
  'the cells of this table hold a few words each and wrap over one to three lines of text'.split(
    ' '
  )
const widths = [20, 30, 46]

/** A table of three columns whose cells have one to three lines. */
function makeTable(rows, spans) {
  const border = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const lines = [border]
  let next = 0
  const text = (width) => {
    let line = ''
    for (;;) {
      const word = words[next % words.length]
      if (line.length + word.length + 1 > width) return line.padEnd(width)
      line += line ? ` ${word}` : word
      next += 1
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const height = 1 + (row % 3)
    for (let line = 0; line < height; line += 1) {
      lines.push(`| ${widths.map(text).join(' | ')} |`)
    }
    if (spans && row % 10 === 4) {
      lines.push(`|${' '.repeat(widths[0] + 2)}${border.slice(widths[0] + 3)}`)
    } else {
      lines.push(row === 0 ? border.replaceAll('-', '=') : border)
    }
  }
  lines[lines.length - 1] = border
  return `${lines.join('\n')}\n`
}

function median(run, count) {
  const times = []
  const until = performance.now() + 1000
  while (performance.now() < until) run()
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[count >> 1]
}

function docutils(text) {
  const folder = mkdtempSync(join(tmpdir(), 'gridhelp-'))
  try {
    writeFileSync(join(folder, 'table.txt'), text)
    const script = `
import sys, time
sys.path.append('/usr/lib/python3/dist-packages')
from docutils.parsers.rst.tableparser import GridTableParser
from docutils.statemachine import StringList
lines = open(sys.argv[1]).read().splitlines()
times = []
for _ in range(3):
    block = StringList(lines[:], 't'); start = time.perf_counter(); GridTableParser().parse(block); times.append(time.perf_counter() - start)
print(sorted(times)[1] * 1000)`
    return Number(execFileSync('python3', ['-c', script, join(folder, 'table.txt')]).toString())
  } catch {
    return Number.NaN
  } finally {
    rmSync(folder, {recursive: true})
  }
}

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(1000, 10_000, 100_000)
for (const spans of [false, true]) {
  const last = {}
  for (const rows of sizes) {
    const text = makeTable(rows, spans)
    const python = rows <= 10_000 ? docutils(text) : Number.NaN
    for (const cells of ['literal', 'inline']) {
      if (cells === 'inline' && rows > 10_000) continue
      const count = rows > 10_000 ? 5 : 15
      const time = median(() => fromGridTable(text, {dialect: 'rst', cells}), count)
      const growth = last[cells] ? `, ${(time / last[cells]).toFixed(1)} times the size before` : ''
      last[cells] = time
      const ratio = Number.isNaN(python)
        ? ''
        : `, docutils ${(python / time).toFixed(1)} times as long`
      console.log(
        `${rows} rows${spans ? ' with spans' : ''}, ${(text.length / 1e6).toFixed(2)} MB, ${cells}: ${time.toFixed(1)} ms${growth}${ratio}`
      )
    }
  }
}
