import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {toMarkdown as writeMarkdown} from 'mdast-util-to-markdown'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {afterAll, describe, expect, it} from 'vitest'
import {convertHelpPackage, lintHelpPackage, readHelpPackage} from '../../src/help-package/index.js'
import {
  convertTables,
  findTables,
  formatTables,
  fromGridTable,
  fromHyperhelp,
  fromMarkdownHelp,
  fromRst,
  fromSphinxText,
  toGridTable,
  toHtml,
  toHyperhelp,
  toMarkdown
} from '../../src/index.js'
import {gridTableSyntax, gridTableToMarkdown} from '../../src/unified/index.js'

const footed = fromGridTable('+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+===+', {dialect: 'pandoc'})
const open = '+---+\n| a |\n'
const withLink = fromHyperhelp('|:nowhere:text|\n')

/** Every public function that has messages, and a call of it that has some. */
const calls: Record<string, (file: VFile) => unknown> = {
  fromHyperhelp: (file) => fromHyperhelp('# \n```\n', {file}),
  fromSphinxText: (file) => fromSphinxText(`${open}| b |\n`, {file}),
  fromRst: (file) => fromRst('.. unknown::\n', {file}),
  fromMarkdownHelp: (file) => fromMarkdownHelp('+---+\n| a\n+---+\n', {file}),
  findTables: (file) => findTables(`${open}\n`, {file}),
  formatTables: (file) => formatTables('+---+\n| a\n+---+\n', {file}),
  convertTables: (file) =>
    convertTables('+---+---+\n| a | b |\n+---+---+\n| c     |\n+---+---+\n', {
      from: 'pandoc',
      as: 'pipe',
      file
    }),
  toGridTable: (file) => toGridTable(footed, {dialect: 'rst', file}),
  gridTableToMarkdown: (file) =>
    writeMarkdown(fromGridTable('+>--<+\n| a  |\n+----+', {dialect: 'adobe'}), {
      extensions: [gridTableToMarkdown({dialect: 'pandoc', file})]
    }),
  gridTableSyntax: (file) =>
    fromMarkdown('+---+\n| a\n+---+\n', {
      extensions: [gridTableSyntax({dialect: 'hyperhelp', file})]
    }),
  toMarkdown: (file) => toMarkdown({type: 'root', children: [footed]}, {file, tables: 'pipe'}),
  toHtml: (file) => toHtml(withLink, {file}),
  toHyperhelp: (file) => toHyperhelp(fromRst('*a*\n'), {file})
}

describe('file', () => {
  it.each(Object.entries(calls))('should take the messages of %s', (_, call) => {
    const file = new VFile()
    call(file)
    expect(file.messages.length).toBeGreaterThan(0)
    for (const {ruleId, source, reason} of file.messages) {
      expect(ruleId).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(source).toBe('gridhelp')
      expect(reason).not.toMatch(/\.$/)
    }
  })

  it('should say once what is left out of a table', () => {
    const file = new VFile({path: 'a.md'})
    toGridTable(footed, {dialect: 'rst', file})
    expect(file.messages.map(String)).toEqual([
      'a.md:1:1-7:6: `rst` has no foot, so it was left out'
    ])
  })
})

describe('older names of `file`', () => {
  it('should still be called', () => {
    const lost: Array<string> = []
    toGridTable(footed, {dialect: 'rst', onLoss: (what) => lost.push(what)})
    writeMarkdown(fromGridTable('+>--<+\n| a  |\n+----+', {dialect: 'adobe'}), {
      extensions: [gridTableToMarkdown({dialect: 'pandoc', onLoss: (what) => lost.push(what)})]
    })
    expect(lost).toEqual(['footer', 'align'])
    const messages: Array<VFileMessage> = []
    fromMarkdown('+---+\n| a\n+---+\n', {
      extensions: [
        gridTableSyntax({dialect: 'hyperhelp', report: (message) => messages.push(message)})
      ]
    })
    expect(messages.length).toBe(1)
  })
})

describe('file, of help packages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-'))
  writeFileSync(
    path.join(folder, 'a.txt'),
    '%hyperhelp title="A" date="2024-01-31"\n\n|:nowhere:text|\n'
  )
  afterAll(() => rmSync(folder, {recursive: true}))

  it('should take what the result says', async () => {
    const [linted, converted] = [new VFile(), new VFile()]
    const lint = await lintHelpPackage(folder, {file: linted})
    expect(linted.messages).toEqual(lint.messages)
    const result = await convertHelpPackage(folder, {file: converted})
    expect(converted.messages).toEqual(result.messages)
    expect(result.messages.length).toBeGreaterThan(0)
    const read = new VFile()
    const {messages} = await readHelpPackage(folder, {file: read})
    expect(read.messages).toEqual(messages)
  })

  it('should be told to `onMessage`, the older name', async () => {
    const told: Array<string> = []
    const {messages} = await convertHelpPackage(folder, {
      onMessage: ({ruleId}) => told.push(ruleId!)
    })
    expect(messages).toEqual([])
    expect(told.length).toBeGreaterThan(0)
  })
})
