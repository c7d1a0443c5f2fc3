import {execFileSync, spawnSync} from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

/** What this test needs of `package.json`. */
interface Manifest {
  version: string
  bin: {gridhelp: string}
  exports: Record<string, string | {types: string; default: string}>
  dependencies: Record<string, string>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest
const project = realpathSync(mkdtempSync(path.join(tmpdir(), 'gridhelp-package-')))
const installed = path.join(project, 'node_modules/gridhelp')
const program = path.join(installed, manifest.bin.gridhelp)
const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')

/** Pack, and put it into an empty project with nothing but what it depends on. */
beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {cwd: root})
  const tarball = `gridhelp-${manifest.version}.tgz`
  mkdirSync(installed, {recursive: true})
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], {cwd: project})
  for (const name of Object.keys(manifest.dependencies)) {
    const place = path.join(project, 'node_modules', name)
    mkdirSync(path.dirname(place), {recursive: true})
    symlinkSync(path.join(root, 'node_modules', name), place)
  }
  writeFileSync(path.join(project, 'package.json'), '{"type": "module"}\n')
})

afterAll(() => rmSync(project, {recursive: true, force: true}))

describe('package', () => {
  it('should hold what is used, and nothing else', () => {
    const names = readdirSync(installed, {recursive: true, encoding: 'utf8'})
    expect(readdirSync(installed).sort()).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']
    ])
    const inDist = readdirSync(path.join(installed, 'dist'))
    expect(inDist.filter((name) => !/^chunk-.*\.js$/.test(name)).sort()).toEqual(
      [
        ...['config.schema.json', 'gridhelp.LICENSES.txt', 'gridhelp.js', 'help-package.js'],
        ...['index.js', 'prettier.js', 'tables.js', 'types', 'unified.js']
      ].sort()
    )
    expect(names.filter((name) => name.includes('cli') || name.includes('test'))).toEqual([])
  })

  it('should be small, and text only', () => {
    const tarball = path.join(project, `gridhelp-${manifest.version}.tgz`)
    expect(statSync(tarball).size).toBeLessThan(700_000)
    for (const name of readdirSync(installed, {recursive: true, encoding: 'utf8'})) {
      const full = path.join(installed, name)
      if (statSync(full).isFile()) expect(readFileSync(full).includes(0), name).toBe(false)
    }
  })

  it('should import from every place that it exports', () => {
    // Prettier is an optional peer, which this project does not have.
    const keys = Object.keys(manifest.exports).filter((key) => key !== './prettier')
    const places = keys.map((key) => `gridhelp${key.slice(1)}`)
    const script = `for (const place of ${JSON.stringify(places)}) {
      const module = await import(place, place.endsWith('.json') ? {with: {type: 'json'}} : {})
      if (Object.keys(module).length === 0) throw new Error(place)
    }`
    const {status, stderr} = runNode(['--no-warnings', '--input-type=module', '-e', script])
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })

  it.each([
    ['nodenext', {module: 'nodenext'}],
    ['a bundler', {module: 'esnext', moduleResolution: 'bundler'}]
  ])(
    'should have types that a strict project can use with %s',
    (_, resolution) => {
      writeFileSync(
        path.join(project, 'use.ts'),
        `import type {Root} from 'mdast'
import {findTables, fromHyperhelp, toGridTable, toRecords} from 'gridhelp'
import {hyperhelpParse} from 'gridhelp/unified'
import {unified} from 'unified'

const tree: Root = fromHyperhelp('See |:a:b|.', {dialect: 'hyperhelp'})
for (const node of tree.children) {
  if (node.type === 'helpHeader') console.log(node.title?.length)
  if (node.type === 'gridTable') console.log(node.columns.map(({width}) => width))
}
const records: Array<Record<string, string>> = findTables('').map((table) => toRecords(table)).flat()
console.log(records, toGridTable(findTables('')[0]!), unified().use(hyperhelpParse))
// @ts-expect-error: there is no such dialect.
fromHyperhelp('', {dialect: 'vim'})
`
      )
      const settings = {
        compilerOptions: {
          ...{target: 'es2023', lib: ['es2023', 'dom'], types: [], ...resolution},
          ...{strict: true, exactOptionalPropertyTypes: true, noEmit: true}
        },
        files: ['use.ts']
      }
      writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(settings))
      const {status, stdout} = runNode([`${root}node_modules/typescript/bin/tsc`, '-p', project])
      expect({status, stdout}).toEqual({status: 0, stdout: ''})
    },
    60_000
  )
})

describe('library', () => {
  // Bytes that a browser loads, minified and compressed; packages of others included. Who makes one smaller puts the new
  // number here. Issue 18 asks for 75,000, 180,000 and 100,000; of each, Chevrotain is 32,000.
  it.each([
    ['gridhelp/tables', '*', 143_500],
    ['gridhelp', '*', 289_200],
    ['gridhelp/unified', '{remarkGridTables}', 80_800],
    // What one needs is taken of it, and no more.
    ['gridhelp/tables', '{fromGridTable, toCsv}', 72_900],
    ['gridhelp/tables', '{editTables}', 82_200],
    ['gridhelp/tables', '{formatTables}', 93_300],
    ['gridhelp/tables', '{toMatrix}', 1_800],
    ['gridhelp', '{fromRst, toMarkdown}', 159_300]
  ])('should be bundled for browsers, and not grow: %s %s', async (place, names, usual) => {
    const {outputFiles, warnings} = await build({
      stdin: {contents: `export ${names} from '${place}'`, resolveDir: project},
      ...{bundle: true, minify: true, write: false, platform: 'browser', format: 'esm'},
      logLevel: 'silent'
    })
    expect({files: outputFiles.length, warnings}).toEqual({files: 1, warnings: []})
    const size = gzipSync(outputFiles[0]!.contents, {level: 9}).length
    expect(size).toBeLessThan(usual * 1.03)
  })

  it.each([
    ['gridhelp/tables', 'fromGridTable, toCsv', 'toCsv(fromGridTable(table))'],
    ['gridhelp/tables', 'fromCsv, toGridTable', "toGridTable(fromCsv('a,b'), {dialect: 'pandoc'})"],
    ['gridhelp/tables', 'formatTables', "formatTables(table + '+--+', {fix: true}).value"],
    ['gridhelp', 'fromRst, toMarkdown', "toMarkdown(fromRst(table + '\\n*a* [1]_\\n\\n.. [1] b'))"],
    ['gridhelp', 'fromHyperhelp, toHtml', "toHtml(fromHyperhelp('# x:*y*\\n\\n|:x:|'))"]
  ])('should do the same where a bundler left out the rest: %s %s', async (place, names, call) => {
    const outfile = path.join(project, 'part.js')
    await build({
      stdin: {contents: `export {${names}} from '${place}'`, resolveDir: project},
      ...{bundle: true, minify: true, outfile, platform: 'browser', format: 'esm'},
      // As for a browser, but what Node can run.
      conditions: ['worker']
    })
    const results = [place, './part.js'].map((from) => {
      const script = `import {${names}} from '${from}'
        const table = ${JSON.stringify(table)}
        console.log(${call})`
      const {status, stdout, stderr} = runNode(['--input-type=module', '-e', script])
      return {status, stdout, stderr}
    })
    expect(results[0]).toMatchObject({status: 0, stderr: ''})
    expect(results[1]).toEqual(results[0])
  })

  it("should read and write CSV without Node's Buffer, which browsers do not have", () => {
    const script = `delete globalThis.Buffer
      const {fromCsv, toCsv} = await import('gridhelp/tables')
      const text = \`a,"b ""c""",\u00E4 \u{1F600}\n\`
      console.log(toCsv(fromCsv(text)) === text)
      try { fromCsv('a"b') } catch (error) { console.log(error.message) }`
    const {status, stdout, stderr} = runNode(['--input-type=module', '-e', script])
    expect({status, stdout, stderr}).toEqual({
      ...{status: 0, stdout: 'true\nA quote in line 1 is inside a field\n', stderr: ''}
    })
  })
})

describe('program', () => {
  it('should print its version', () => {
    expect(runNode([program, '--version']).stdout).toBe(`${manifest.version}\n`)
  })

  it('should load nothing else for that', () => {
    expect(readFileSync(program, 'utf8')).not.toMatch(/(?:^|[;}])import\b(?!\()/m)
  })

  it('should write standard input to standard output', () => {
    const {status, stdout, stderr} = runNode([program, 'tables', '-t', 'csv'], table)
    expect({status, stdout, stderr}).toEqual({status: 0, stdout: 'a,b\n1,2\n', stderr: ''})
  })

  it('should write files', () => {
    const {status} = runNode([program, 'tables', '-t', 'csv', '-o', 'one.csv'], table)
    expect(status).toBe(0)
    expect(readFileSync(path.join(project, 'one.csv'), 'utf8')).toBe('a,b\n1,2\n')
  })

  it('should serve editors', () => {
    const messages = [
      {id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}},
      {method: 'initialized', params: {}},
      {id: 2, method: 'shutdown'},
      {method: 'exit'}
    ]
    const input = messages
      .map((message) => JSON.stringify({jsonrpc: '2.0', ...message}))
      .map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`)
      .join('')
    const {status, stdout, stderr} = runNode([program, 'lsp'], input)
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout).toContain('"serverInfo":{"name":"gridhelp"')
  })

  it('should exit with 1 and 2 for errors of the input and of the call', () => {
    expect(runNode([program, 'tables', '--nth', '2'], table).status).toBe(1)
    expect(runNode([program, 'tables', 'none.txt']).status).toBe(2)
  })

  it('should be quiet when nobody reads on', () => {
    const rows = '| 1 | 2 |\n+---+---+\n'.repeat(20_000)
    writeFileSync(path.join(project, 'long.txt'), table + rows)
    const call = `"${process.execPath}" "${program}" tables long.txt -t ndjson | head -n 1`
    const {stdout, stderr} = spawnSync('sh', ['-c', call], {cwd: project, encoding: 'utf8'})
    expect({stdout, stderr}).toEqual({stdout: '{"a":"1","b":"2"}\n', stderr: ''})
  })

  it('should name the licences of what it holds', () => {
    const text = readFileSync(path.join(installed, 'dist/gridhelp.LICENSES.txt'), 'utf8')
    const licences = text.matchAll(/^-{80}\n\S+ \S+ \((.+)\)$/gm)
    const kinds = new Set(Array.from(licences, ([, licence]) => licence))
    expect([...kinds].sort()).toEqual(['Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT'])
    expect(text).toContain('\nchevrotain 13.2.0 (Apache-2.0)\n')
  })
})

function runNode(
  args: ReadonlyArray<string>,
  input = ''
): {
  status: number | null
  stdout: string
  stderr: string
} {
  return spawnSync(process.execPath, args, {cwd: project, input, encoding: 'utf8'})
}
