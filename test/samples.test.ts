import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {detectFormat} from '../src/cli/inputs/detect-format.js'
import type {InputFormat} from '../src/cli/inputs/input-formats.js'
import {type DocumentReading, readDocument, tablesInTree} from '../src/cli/inputs/read-document.js'
import {toRecords} from '../src/tables/to-records.js'
import {formats as entries} from '../src/write/index.js'
import {declaredNodeTypes} from './declared-node-types.js'
import {isUpdating} from './update.js'

const formats = await Promise.all(entries.map((entry) => entry.load()))

/** What `options.json` of a sample can say. */
interface SampleOptions {
  from?: InputFormat
}

const root = fileURLToPath(new URL('../samples/', import.meta.url))
const names = readdirSync(root).sort()
/** `panel.txt`: what `help-file` links to, so that the link has somewhere to lead for who tries the README. */
const inputs = new Set(['about.md', 'input.txt', 'options.json', 'panel.txt'])

describe.each(names)('sample %s', (name) => {
  const folder = `${root}${name}/`
  const outputs = write(folder)

  it('should be explained', () => {
    expect(readFileSync(`${folder}about.md`, 'utf8')).toMatch(/^# .+\n\n.+\n$/)
  })

  it.each([...outputs.keys()])('should give %s', (file) => {
    const content = outputs.get(file)!()
    if (isUpdating) {
      mkdirSync(folder, {recursive: true})
      writeFileSync(folder + file, content)
    }
    expect(content).toBe(
      existsSync(folder + file) ? readFileSync(folder + file, 'utf8') : undefined
    )
  })

  it('should give nothing else', () => {
    const others = readdirSync(folder).filter((file) => !inputs.has(file) && !outputs.has(file))
    expect(others).toEqual([])
  })

  const draw = outputs.get('output.txt')
  if (draw !== undefined) {
    it('should give the same grid tables when they are read again', () => {
      const drawn = draw()
      expect(stringify('grid-table', read(folder, drawn))).toBe(drawn)
    })
  }
})

describe('samples', () => {
  it('should show every type of node', () => {
    const shown = new Set<string>()
    for (const name of names) {
      collect(JSON.parse(readFileSync(`${root}${name}/tree.json`, 'utf8')) as Root, shown)
    }
    expect(declaredNodeTypes().filter((type) => !shown.has(type))).toEqual([])
  })
})

/** Tell which files a sample's input gives, and how: in every format. */
function write(folder: string): Map<string, () => string> {
  const reading = read(folder, readFileSync(`${folder}input.txt`, 'utf8'))
  const outputs = new Map<string, () => string>()
  const tables = tablesInTree(reading.tree)
  for (const {name, extension} of formats) {
    // Without a table the result is the input.
    if (name === 'grid-table' && tables.length === 0) continue
    outputs.set(fileOf(name, extension), () => stringify(name, reading))
  }
  if (tables.length > 0) {
    outputs.set('records.json', () => {
      const records = tables.map((table) => toRecords(table))
      return `${JSON.stringify(records, undefined, 2)}\n`
    })
  }
  // Formats have messages too: what they cannot write, links that lead nowhere.
  const other = read(folder, String(reading.file.value))
  stringify('markdown', other)
  const {messages} = other.file
  if (messages.length > 0) {
    const lines = messages.map(({fatal, line, column, reason, ruleId, note}) => {
      const severity = fatal ? 'error' : fatal === false ? 'warning' : 'info'
      return `${line}:${column} ${severity} ${reason} ${ruleId}\n${note ? `  ${note}\n` : ''}`
    })
    outputs.set('messages.txt', () => lines.join(''))
  }
  return outputs
}

/** Name the file of a format; `output.txt` has grid tables. */
function fileOf(name: string, extension: string): string {
  if (name === 'json') return 'tree.json'
  return name === 'hyperhelp' ? `output.${name}.${extension}` : `output.${extension}`
}

function read(folder: string, value: string): DocumentReading {
  const options = existsSync(`${folder}options.json`)
    ? (JSON.parse(readFileSync(`${folder}options.json`, 'utf8')) as SampleOptions)
    : {}
  const from = options.from ?? detectFormat(value, 'sphinx-text').format
  return readDocument(new VFile({value}), from)
}

function stringify(name: string, {tree, file, language}: DocumentReading): string {
  const format = formats.find((format) => format.name === name)!
  return format.stringify(tree, {file, language, source: String(file.value)})
}

function collect(
  node: {type: string; children?: ReadonlyArray<{type: string}>},
  types: Set<string>
): void {
  types.add(node.type)
  for (const child of node.children ?? []) collect(child, types)
}
