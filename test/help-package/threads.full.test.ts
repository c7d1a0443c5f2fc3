import {describe, expect, it} from 'vitest'
import {startProgram} from '../cli/program.js'
import {folderWith} from '../cli/run-in.js'

describe('threads', () => {
  it('should give the same files, messages and status, however many there are', async () => {
    const names = Array.from({length: 60}, (_, index) => `part-${index % 7}/knot-${index}.txt`)
    const folder = await folderWith({
      'pack/hyperhelp.json': JSON.stringify({
        package: 'Knots',
        help_files: Object.fromEntries(
          names.map((name, index) => [name, ['Knots', {topic: `knot ${index}`}]])
        )
      }),
      ...Object.fromEntries(
        names.map((name, index) => [
          `pack/${name}`,
          index === 17
            ? new Uint8Array([0xff])
            : `%hyperhelp title="Knots" date="2026-03-04"\n\n# Knot ${index}\n\nSee |knot ${(index * 7) % 60}|, |knot ${index + 1}| and |${names[(index * 3) % 60]}|.\n`
        ])
      )
    })
    const outcomes = await Promise.all(
      ['1', '2', '5'].map(
        (jobs) =>
          startProgram(['convert', 'pack', '-o', `out-${jobs}`, '-j', jobs, '--verbose'], {
            folder: folder.path
          }).outcome
      )
    )
    const [one, ...others] = outcomes
    expect(one).toMatchObject({status: 2})
    expect(one!.stderr).toContain('\n59 pages, 60 files written, 3 links without a target, ')
    for (const other of others) expect(other).toEqual(one)
    const list = await folder.list()
    const [first, ...more] = ['1', '2', '5'].map((jobs) =>
      list.filter((name) => name.startsWith(`out-${jobs}/`)).map((name) => name.slice(6))
    )
    expect(first).toHaveLength(60)
    for (const [index, names] of more.entries()) {
      expect(names).toEqual(first)
      for (const name of names) {
        const jobs = ['2', '5'][index]
        expect(await folder.read(`out-${jobs}/${name}`)).toBe(await folder.read(`out-1/${name}`))
      }
    }
  }, 60_000)
})
