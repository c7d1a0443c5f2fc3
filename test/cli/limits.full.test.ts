import {describe, expect, it} from 'vitest'
import {withDeadline} from '../../src/help-package/tasks/with-deadline.js'
import {fromHyperhelp} from '../../src/index.js'
import {startProgram} from './program.js'
import {folderWith} from './run-in.js'

const header = '%hyperhelp title="Knots" date="2026-03-04"\n\n'
const table = ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+', ''].join('\n')

/** Makes the decoder of texts, which the program uses for each input, do what a text says. */
const preload = `data:text/javascript,${encodeURIComponent(`
  const {decode} = TextDecoder.prototype
  TextDecoder.prototype.decode = function (...input) {
    const text = Reflect.apply(decode, this, input)
    if (text.length < 999 && text.includes('%hyperhelp') && text.includes('HANG')) for (;;);
    return text
  }`)}`

describe('withDeadline', () => {
  it.each([
    [
      'a loop',
      () => {
        for (;;);
      }
    ],
    ['a regular expression', () => /^(a+)+$/.test(`${'a'.repeat(64)}b`)],
    [
      'a sort',
      () =>
        [2, 1].sort(() => {
          for (;;);
        })
    ]
  ])('should stop %s', (_, action) => {
    expect(() => withDeadline<unknown>(0.05, action)).toThrow(
      'The file takes more than 0.05 s and was skipped; `--timeout` allows more'
    )
  })

  it('should give what the action gives, and throw what it throws', () => {
    expect(withDeadline(20, () => 7)).toBe(7)
    expect(withDeadline(0, () => 8)).toBe(8)
    expect(() => withDeadline(20, () => JSON.parse('{'))).toThrow(SyntaxError)
  })

  it('should leave readers that read as before, wherever it stops them', () => {
    const text = `${header}# Loop:A loop\n\nSee |:loop:loops| and *knot:knots*.\n\n${table}`
    const before = JSON.stringify(fromHyperhelp(text))
    const long = text.repeat(20_000)
    for (let count = 1; count <= 12; count += 1) {
      expect(() => withDeadline(0.004 * count, () => fromHyperhelp(long))).toThrow('--timeout')
      expect(JSON.stringify(fromHyperhelp(text))).toBe(before)
    }
  })
})

describe('--timeout', () => {
  const files = {
    'pack/hyperhelp.json': JSON.stringify({
      package: 'Knots',
      help_files: {'a.txt': ['Knots'], 'b.txt': ['Knots'], 'c.txt': ['Knots']}
    }),
    'pack/a.txt': `${header}# A\n\n${table}`,
    'pack/b.txt': `${header}HANG\n`,
    'pack/c.txt': `${header}# C\n\n${table}`
  }
  const said =
    'pack/b.txt error The file takes more than 2 s and was skipped; `--timeout` allows more time-limit'

  it.each([
    [
      ['convert', 'pack', '-o', 'out', '-j', '1'],
      ['out/README.md', 'out/a.md', 'out/c.md']
    ],
    [
      ['convert', 'pack', '-o', 'out', '-j', '2'],
      ['out/README.md', 'out/a.md', 'out/c.md']
    ],
    [
      ['tables', 'pack', '-o', 'out'],
      ['out/a.json', 'out/c.json']
    ],
    [['fmt', 'pack/a.txt', 'pack/b.txt', 'pack/c.txt', '-w'], []],
    [['lint', 'pack'], []]
  ])('should stop a file that hangs, and go on: %j', async (args, written) => {
    const folder = await folderWith(files)
    const {outcome} = startProgram([...args, '--timeout', '2'], {folder: folder.path, preload})
    const {status, stderr} = await outcome
    expect(status).toBe(3)
    expect(stderr.split('\n').filter((line) => line.includes('time-limit'))).toEqual([said])
    const names = await folder.list()
    expect(names.filter((name) => name.startsWith('out'))).toEqual(written)
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([])
  })

  it('should answer a line that hangs, and the next one', async () => {
    const folder = await folderWith({})
    // Lines of JSON are decoded as they come; what hangs is the search for anchors of the Sphinx builder, in the reader.
    const hang = `data:text/javascript,${encodeURIComponent(`
      const {exec} = RegExp.prototype
      RegExp.prototype.exec = function (text) {
        const isAnchor = this.source.startsWith(':') && this.source.endsWith('*')
        if (isAnchor && String(text).includes('HANG')) for (;;);
        return Reflect.apply(exec, this, [text])
      }`)}`
    const lines = ['HANG', 'fine'].map((word) =>
      JSON.stringify({id: word, text: `${header}${word}\n`, from: 'hyperhelp'})
    )
    const {outcome} = startProgram(['convert', '--ndjson', '--timeout', '2'], {
      folder: folder.path,
      preload: hang,
      stdin: `${lines.join('\n')}\n`
    })
    const {status, stdout} = await outcome
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(1)
    expect(answers).toMatchObject([
      {id: 'HANG', ok: false, messages: [{severity: 'error', ruleId: 'time-limit'}]},
      {id: 'fine', ok: true, output: expect.stringContaining('fine')}
    ])
  })

  it.each(['soon', '-1', '1e3'])('should not be %s', async (value) => {
    const folder = await folderWith({})
    const {status, stderr} = await folder.call(['tables', `--timeout=${value}`])
    expect(status).toBe(2)
    expect(stderr).toContain('expected a number of seconds')
  })
})

describe('--max-bytes', () => {
  const large = `${header}${'Tie a knot.\n'.repeat(20)}`
  const said = 'The file has 284 bytes, more than 100; `--max-bytes` allows more input-too-large\n'

  it.each([
    [['convert', 'pack', '-o', 'out'], 'pack/large.txt'],
    [['convert', 'pack/small.txt', 'pack/large.txt', '-o', 'out'], 'pack/large.txt'],
    [['tables', 'pack/large.txt'], 'pack/large.txt'],
    [['fmt', 'pack/large.txt'], 'pack/large.txt'],
    [['lint', 'pack/large.txt'], 'pack/large.txt'],
    [['tables', '-'], '<stdin>']
  ])('should keep what is larger from being read: %j', async (args, name) => {
    const folder = await folderWith({'pack/large.txt': large, 'pack/small.txt': `${header}Tie.\n`})
    const call = [...args, '--max-bytes', '100']
    const {status, stderr} = await folder.call(call, {stdin: large})
    expect(status).toBe(2)
    const size = name === '<stdin>' ? said.replace('284', 'more than 100') : said
    expect(stderr).toBe(`${name} error ${size}`)
    const written = (await folder.list()).filter((other) => other.includes('out'))
    expect(written.filter((other) => other.includes('large'))).toEqual([])
    if (args.includes('out')) expect(written.join()).toContain('small.md')
  })

  it('should answer lines that are larger, and the next one', async () => {
    const folder = await folderWith({})
    const lines = [
      {id: 1, text: large},
      {id: 2, text: 'x'.repeat(1000)},
      {id: 3, text: 'Tie.'}
    ]
    const stdin = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    const {stdout} = await folder.call(['convert', '--ndjson', '--max-bytes', '100'], {stdin})
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers).toMatchObject([
      {id: 1, ok: false, messages: [{ruleId: 'input-too-large'}]},
      // A line that is far larger is not even read to its end.
      {id: null, ok: false, messages: [{ruleId: 'input-too-large'}]},
      {id: 3, ok: true}
    ])
  })
})
