import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

/** MiB that a process may take more than before it had the text, beside what each byte of it takes. */
const base = 60

/** Entries of a help file: as many nodes for each byte as documents have. */
const help = `'%hyperhelp title="a"\\n\\n' + '# t:Some title\\n\\nText with |:t:a link| and *a:an anchor* in it.\\n\\n* item\\n\\n+---+---+\\n| a | b |\\n+===+===+\\n| c | d |\\n+---+---+\\n\\n'.repeat(10_000)`
const rows = `'+-----+-----+\\n' + '| abc | def |\\n+-----+-----+\\n'.repeat(50_000)`
/** A line of 100,000 columns and as many lines of one: padded to a rectangle it would take 20 GB. */
const ragged = `'+' + '-'.repeat(1e5) + '+\\n' + '|\\n'.repeat(1e5) + '+' + '-'.repeat(1e5) + '+\\n'`
const csv = `'a,b,c\\n'.repeat(200_000)`

describe('memory that a text takes at most', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-peak-'))
    await build({
      entryPoints: [path.join(import.meta.dirname, '../../src/index.ts')],
      outfile: path.join(folder, 'gridhelp.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node'
    })
  })
  afterAll(() => rmSync(folder, {recursive: true}))

  it.each([
    ['help to Markdown', 400, help, 'g.toMarkdown(g.fromHyperhelp(text))'],
    ['help to HTML', 400, help, "g.toHtml(g.fromHyperhelp(text, {dialect: 'sphinx'}))"],
    ['help to HyperHelp', 400, help, 'g.toHyperhelp(g.fromSphinxText(text))'],
    ['rows to CSV', 400, rows, 'g.findTables(text).map((table) => g.toCsv(table))'],
    ['rows drawn anew', 400, rows, 'g.formatTables(text, {fix: true})'],
    ['rows edited', 600, rows, "g.editTables(text, ([table]) => table.setCell(0, 0, 'a b c'))"],
    // Two bytes a cell.
    ['CSV to a table', 1000, csv, 'g.toGridTable(g.fromCsv(text))']
  ])('should grow with the text: %s', (_, factor, text, step) => {
    const {size, peak} = measure(text, step)
    expect(peak).toBeLessThan(base + (factor * size) / 2 ** 20)
  })

  it.each([
    ['findTables', 'g.findTables(text)'],
    ['fromHyperhelp', 'g.fromHyperhelp(text)'],
    ['fromSphinxText', 'g.fromSphinxText(text)'],
    ['formatTables', 'g.formatTables(text)']
  ])('should not be that of a rectangle around a ragged table: %s', (_, step) => {
    const {size, peak} = measure(ragged, step)
    expect(size).toBeGreaterThan(400_000)
    expect(peak).toBeLessThan(100)
  })

  /** Do a step in a process of its own: bytes of the text, and MiB that it took at most. */
  function measure(text: string, step: string): {size: number; peak: number} {
    const code = `
      import * as g from ${JSON.stringify(pathToFileURL(path.join(folder, 'gridhelp.mjs')).href)}
      const text = ${text}
      const before = process.resourceUsage().maxRSS
      ${step}
      console.log(text.length, (process.resourceUsage().maxRSS - before) / 1024)`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8'
    })
    const [size, peak] = output.trim().split(' ').map(Number)
    console.log(`${step}: ${size} bytes, ${peak!.toFixed(0)} MiB`)
    return {size: size!, peak: peak!}
  }
})
