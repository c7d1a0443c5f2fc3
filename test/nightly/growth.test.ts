import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {collectLiterals} from '../hostile/literals.js'
import {Random} from '../hostile/random.js'
import {Thread} from '../hostile/thread.js'

/** Texts that are tried; the seed of the first, the others have the following ones. */
const count = Number(process.env.GRIDHELP_GROWTH ?? 600)
const first = Number(process.env.GRIDHELP_SEED ?? Math.floor(Math.random() * 1e6))

/**
 * What tells whether a step grows too fast, from quick to sure: each round takes the steps that the one before could
 * not clear. Compiler and collector, and others who use the machine, only ever add time: the shortest of a few tries
 * counts.
 */
const rounds: ReadonlyArray<Round> = [
  ...[1, 2, 3].map((tries) => ({lengths: [2000, 8000], tries, limit: 5})),
  {lengths: [20_000, 40_000, 80_000], tries: 2, limit: 2.5},
  {lengths: [20_000, 40_000, 80_000], tries: 5, limit: 2.5},
  // Few milliseconds may double by chance, or by what the collector does.
  {lengths: [80_000, 160_000, 320_000], tries: 3, limit: 2.5}
]

interface Round {
  /** UTF-16 units of the texts. */
  lengths: ReadonlyArray<number>
  tries: number
  /** Growth of the time from each length to the next one that clears a step: a bit more than what is in proportion. */
  limit: number
}

/** Milliseconds that are too few to tell. */
const quick = 2

const literals = collectLiterals()
/** Marks matter more than words. */
const marks = literals.filter((literal) => /[^\w ]/.test(literal))

/** After pulldown-cmark's dos-fuzzer: literals of the grammars and pairs of them, again and again. */
describe('growth', () => {
  let thread: Thread
  beforeAll(async () => {
    thread = await Thread.create()
  })
  afterAll(() => thread.close())

  it('should take time in proportion to the length of the text', async () => {
    const slow: Array<string> = []
    for (let seed = first; seed < first + count; seed += 1) {
      const make = createShape(new Random(seed))
      const fault = await findGrowth(thread, make)
      if (fault !== undefined)
        slow.push(`GRIDHELP_SEED=${seed} ${JSON.stringify(make(60))}: ${fault}`)
    }
    expect(slow).toEqual([])
  }, 36_000_000)

  it.each(['<a ', '<** ', '*|a ', '|a `', '<a *b *|c <** ', 'NOTE: ', '- '])(
    'should be in proportion for %j again and again',
    async (piece) => {
      const make = (size: number) => piece.repeat(Math.ceil(size / piece.length))
      expect(await findGrowth(thread, make)).toBe(undefined)
    }
  )
})

/** Make a text of any length from one or two literals. */
function createShape(random: Random): (size: number) => string {
  const a = random.of(marks)
  const b = random.of(random.below(2) === 0 ? marks : literals)
  const between = random.of(['', '', ' ', 'a', 'a ', '\n', 'a\n', '\n\n', ':', '|', '*'])
  const unit = a + between + b + random.of(['', '', 'a', ' ', '\n', '\n\n', '\n   a\n\n'])
  const before = random.of([
    '',
    '',
    '',
    'a ',
    '* ',
    '# a:',
    '```\n',
    '.. note::\n\n   ',
    '+---+\n|',
    '"'
  ])
  const form = random.below(4)
  return (size) => {
    const repeated = unit.repeat(Math.ceil(size / unit.length))
    if (form < 2) return before + repeated
    if (form === 2) {
      return before + a.repeat(size / 2 / a.length) + between + b.repeat(size / 2 / b.length)
    }
    // In the cell of a table, as lines of at most 60 columns.
    const lines = repeated.replaceAll(/[\n|+]/g, ' ').match(/.{1,60}/gsu) ?? []
    const border = `+${'-'.repeat(62)}+`
    return [border, ...lines.map((line) => `| ${line.padEnd(60)} |`), border, ''].join('\n')
  }
}

/** Find steps whose time grows faster than the text. */
async function findGrowth(
  thread: Thread,
  make: (size: number) => string
): Promise<string | undefined> {
  let steps: ReadonlyArray<string> | undefined
  let found = ''
  for (const {lengths, tries, limit} of rounds) {
    const times: Array<Record<string, number>> = lengths.map(() => ({}))
    for (let index = 0; index < tries * lengths.length; index += 1) {
      // Downwards: what is compiled on the way is taken for growth, and looked at again, rather than hiding some.
      const at = lengths.length - 1 - (index % lengths.length)
      const outcome = await thread.run({text: make(lengths[at]!), steps})
      if (outcome.fault !== undefined) return outcome.fault
      for (const [step, time] of Object.entries(outcome.times)) {
        times[at]![step] = Math.min(time, times[at]![step] ?? Number.POSITIVE_INFINITY)
      }
    }
    steps = Object.keys(times[0]!).filter(
      (step) =>
        (steps?.includes(step) ?? true) &&
        times.at(-1)![step]! > quick &&
        times.every((time, index) => index === 0 || time[step]! > limit * times[index - 1]![step]!)
    )
    if (steps.length === 0) return undefined
    found = steps
      .map((step) => `${step}: ${times.map((time) => time[step]!.toFixed(1)).join(', ')} ms`)
      .join('; ')
  }
  return found
}
