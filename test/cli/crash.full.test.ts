import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import path from 'node:path'
import process from 'node:process'
import {describe, expect, it, onTestFinished} from 'vitest'
import {temporaryName} from '../../src/files/temporary.js'
import {startProgram} from './program.js'
import {type Folder, folderWith} from './run-in.js'

/** By night the program is killed 60 times, and every call of the file system fails once; by day some of that is done. */
const [rounds, step] = process.env.GRIDHELP_NIGHTLY ? [60, 1] : [4, 4]
const header = '%hyperhelp title="Knots" date="2026-03-04"\n\n'

/** A package whose pages say which edition they are of. */
function edition(word: string, files = 40): Record<string, string> {
  const names = Array.from({length: files}, (_, index) => `part-${index % 4}/knot-${index}.txt`)
  return {
    'pack/hyperhelp.json': JSON.stringify({
      package: 'Knots',
      help_files: Object.fromEntries(names.map((name) => [name, ['Knots']]))
    }),
    ...Object.fromEntries(
      names.map((name) => [`pack/${name}`, `${header}${`Tie the ${word} knot. `.repeat(400)}\n`])
    )
  }
}

async function replaceAll(folder: Folder, files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder.path, name), content)
  }
}

async function pagesOf(folder: Folder): Promise<Map<string, string>> {
  const names = (await folder.list()).filter((name) => name.startsWith('out/'))
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder.path, name), 'utf8')]))
}

function isTemporary(name: string): boolean {
  return name.endsWith('.tmp')
}

describe('kill -9', () => {
  it('should leave each file as it was or as it is to be, and nothing for long', async () => {
    const editions = ['old', 'new'].map((word) => edition(word))
    const folder = await folderWith(editions[0]!)
    const convert = ['convert', 'pack', '-o', 'out', '-q', '-j', '2']
    const complete: Array<Map<string, string>> = []
    const start = performance.now()
    for (const files of editions) {
      await replaceAll(folder, files)
      await startProgram(convert, {folder: folder.path}).outcome
      complete.push(await pagesOf(folder))
    }
    const time = (performance.now() - start) / 2
    const [old, fresh] = complete as [Map<string, string>, Map<string, string>]
    expect([...old.keys()]).toEqual([...fresh.keys()])
    for (let round = 0; round < rounds; round += 1) {
      await replaceAll(folder, editions[round % 2]!)
      const {kill, outcome} = startProgram(convert, {folder: folder.path})
      // Anywhere from the first file to the end.
      setTimeout(() => kill('SIGKILL'), time * (0.3 + (0.7 * round) / rounds))
      await outcome
      for (const [name, content] of await pagesOf(folder)) {
        if (isTemporary(name)) continue
        expect([old.get(name), fresh.get(name)]).toContain(content)
      }
    }
    await replaceAll(folder, editions[0]!)
    // What a killed run leaves behind, whatever the moment was.
    fs.writeFileSync(path.join(folder.path, `out/${leftover(999_999_999)}`), 'half')
    const other = path.join(folder.path, `out/${leftover(process.pid)}`)
    fs.writeFileSync(other, 'half of who runs')
    await startProgram(convert, {folder: folder.path}).outcome
    const after = await pagesOf(folder)
    expect([...after.keys()].filter(isTemporary)).toEqual([`out/${path.basename(other)}`])
    fs.rmSync(other)
    expect(await pagesOf(folder)).toEqual(old)
  }, 600_000)

  function leftover(id: number): string {
    return temporaryName().replace(`-${process.pid}-`, `-${id}-`)
  }
})

describe('Ctrl-C', () => {
  it('should end with 130, and leave whole files only', async () => {
    const files = edition('old')
    const folder = await folderWith(files)
    const {kill, outcome} = startProgram(['convert', 'pack', '-o', 'out'], {
      folder: folder.path
    })
    // As soon as something is written.
    const watching = setInterval(() => {
      if (!fs.existsSync(path.join(folder.path, 'out/part-0/knot-0.md'))) return
      clearInterval(watching)
      kill('SIGINT')
    }, 1)
    const {status, signal} = await outcome
    clearInterval(watching)
    const names = await folder.list()
    expect(names.filter(isTemporary)).toEqual([])
    for (const [name, content] of await pagesOf(folder)) {
      if (name.includes('knot-')) expect(content).toMatch(/^# Knots\n[\s\S]*\n$/)
    }
    expect(signal).toBe(null)
    // A run may have ended by then.
    expect([130, 0]).toContain(status)
  }, 60_000)

  // Says where it is, and stays there.
  const preload = `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs'
    const {decode} = TextDecoder.prototype
    TextDecoder.prototype.decode = function (...input) {
      const text = Reflect.apply(decode, this, input)
      if (text.length < 999 && text.startsWith('%hyperhelp')) {
        fs.writeFileSync('hangs', '')
        for (;;);
      }
      return text
    }`)}`

  it.each([
    ['one that writes nothing', ['convert', 'pack/knot.txt'], {status: -1, signal: 'SIGINT'}],
    ['one that writes a site', ['convert', 'pack', '-o', 'out'], {status: 130, signal: null}]
  ])(
    'should not wait for a file that hangs, in %s',
    async (_, args, expected) => {
      const folder = await folderWith({
        'pack/hyperhelp.json': JSON.stringify({package: 'Knots', help_files: {'knot.txt': ['']}}),
        'pack/knot.txt': header
      })
      const {kill, outcome} = startProgram([...args, '--timeout', '1000'], {
        folder: folder.path,
        preload
      })
      const watching = setInterval(() => {
        if (!fs.existsSync(path.join(folder.path, 'hangs'))) return
        clearInterval(watching)
        kill('SIGINT')
      }, 1)
      expect(await outcome).toMatchObject(expected)
    },
    60_000
  )
})

describe('faults of the file system', () => {
  const names = [
    ...['closeSync', 'fchmodSync', 'fstatSync', 'fsync', 'lstatSync', 'mkdirSync', 'openSync'],
    ...['readFileSync', 'readSync', 'readdirSync', 'renameSync', 'statSync', 'writeFileSync']
  ] as const
  const codes = ['EACCES', 'ENOSPC', 'EMFILE', 'EISDIR', 'EPIPE', 'EIO']

  /** Let the nth call fail, counted from 1; gives how many there were. */
  function failAt(nth: number, code: string): () => number {
    let count = 0
    const own = new Map(names.map((name) => [name, fs[name]]))
    for (const name of names) {
      const call = own.get(name) as (...args: Array<unknown>) => unknown
      Object.assign(fs, {
        [name]: (...args: Array<unknown>) => {
          count += 1
          if (count !== nth) return call.apply(fs, args)
          const error = Object.assign(new Error(`${code}: ${name}`), {code})
          const last = args.at(-1)
          if (typeof last !== 'function') throw error
          return last(error)
        }
      })
    }
    syncBuiltinESMExports()
    const restore = (): number => {
      Object.assign(fs, Object.fromEntries(own))
      syncBuiltinESMExports()
      return count
    }
    onTestFinished(() => void restore())
    return restore
  }

  it.each([
    [['convert', 'pack', '-o', 'out', '-j', '1']],
    [['convert', 'pack', '-t', 'json', '-o', 'out']],
    [['fmt', '--style', 'canonical', 'pack/part-0/knot-0.txt', 'pack/part-1/knot-1.txt', '-w']]
  ])(
    'should each be told in one line, and touch no other file: %j',
    async (args) => {
      const files = edition('old', 3)
      const table = '+---+\n|a  |\n+---+\n|b  |\n+---+\n'
      for (const name of Object.keys(files)) if (name.endsWith('.txt')) files[name] += `\n${table}`
      const folder = await folderWith(files)
      await folder.call(args)
      const whole = await contentsOf(folder)
      const changed = Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, text.replaceAll('old', 'new')])
      )
      await replaceAll(folder, changed)
      const start = await contentsOf(folder)
      await folder.call(args)
      const fresh = await contentsOf(folder)
      expect(fresh).not.toEqual(start)
      let isHit = true
      let told = 0
      for (let nth = 1; isHit; nth += step) {
        for (const [name, content] of start) fs.writeFileSync(path.join(folder.path, name), content)
        const restore = failAt(nth, codes[nth % codes.length]!)
        const {status, stderr} = await folder.call([...args, '-q'])
        isHit = restore() >= nth
        const lines = stderr.split('\n').filter((line) => / error .*(?:Cannot|No|The|`)/.test(line))
        if (status !== 0) told += 1
        expect(lines.length, `${nth}: ${stderr}`).toBe(status === 0 ? 0 : 1)
        expect([0, 2]).toContain(status)
        for (const [name, content] of await contentsOf(folder)) {
          expect(isTemporary(name), `${nth}: ${name}`).toBe(false)
          // The contents leave out what could not be read.
          if (name === 'out/README.md') expect(content).toMatch(/^# Knots\n[\s\S]*\n$/)
          else expect([whole.get(name), start.get(name), fresh.get(name)]).toContain(content)
        }
      }
      expect(told).toBeGreaterThan(3)
    },
    120_000
  )

  async function contentsOf(folder: Folder): Promise<Map<string, string>> {
    const contents = new Map<string, string>()
    for (const name of await folder.list()) contents.set(name, await folder.read(name))
    return contents
  }
})
