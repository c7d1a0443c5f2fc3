import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {collectLiterals} from '../hostile/literals.js'
import {mutate} from '../hostile/mutate.js'
import {Random} from '../hostile/random.js'
import {Thread} from '../hostile/thread.js'

/** Documents that are tried; the seed of the first, the others have the following ones. */
const count = Number(process.env.GRIDHELP_MUTATIONS ?? 10_000)
const first = Number(process.env.GRIDHELP_SEED ?? Math.floor(Math.random() * 1e6))

const root = join(import.meta.dirname, '../..')
/** Our samples, and documents of others where they are there: a text a file. */
const documents = [
  ...readdirSync(join(root, 'samples')).map((name) => join(root, 'samples', name, 'input.txt')),
  ...findTexts(join(root, '../shared/corpus'))
]
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'))

describe('changed documents', () => {
  let thread: Thread
  beforeAll(async () => {
    thread = await Thread.create()
  })
  afterAll(() => thread.close())

  it('should be read and written without a loss', async () => {
    const literals = collectLiterals()
    const faults: Array<string> = []
    for (let seed = first; seed < first + count; seed += 1) {
      const random = new Random(seed)
      const text = mutate(takeLines(random.of(documents), random), random, literals)
      const {fault} = await thread.run({text, promises: true})
      if (fault === undefined) continue
      faults.push(`GRIDHELP_SEED=${seed} ${fault}`)
      if (faults.length === 20) break
    }
    expect(faults).toEqual([])
  }, 36_000_000)
})

/** Take at most 60 lines from anywhere in a document. */
function takeLines(text: string, random: Random): string {
  const lines = text.split('\n')
  const start = lines.length <= 60 ? 0 : random.below(lines.length - 60)
  return lines.slice(start, start + 1 + random.below(60)).join('\n')
}

function findTexts(folder: string): Array<string> {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name))
}
