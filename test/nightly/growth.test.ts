import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {collectLiterals} from '../hostile/literals.js'
import {Random} from '../hostile/random.js'
import {Thread} from '../hostile/thread.js'

/** Texts that are tried; the seed of the first, the others have the following ones. */
const count = Number(process.env.GRIDHELP_GROWTH ?? 2000)
const first = Number(process.env.GRIDHELP_SEED ?? Math.floor(Math.random() * 1e6))

/** UTF-16 units of a text, and milliseconds below which a step at that length is quick enough not to be looked at. */
const length = 40_000
const quick = 60

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

/** Find a step whose time more than doubles with the length, twice in a row and twice over. */
async function findGrowth(
  thread: Thread,
  make: (size: number) => string
): Promise<string | undefined> {
  const once = await thread.run({text: make(length)})
  if (once.fault !== undefined) return once.fault
  let suspects = Object.keys(once.times).filter((step) => once.times[step]! > quick)
  for (let round = 0; round < 2 && suspects.length > 0; round += 1) {
    const times: Array<Record<string, number>> = []
    for (const size of [length, 2 * length, 4 * length]) {
      const outcome = await thread.run({text: make(size)})
      if (outcome.fault !== undefined) return outcome.fault
      times.push(outcome.times)
    }
    const [one, two, four] = times
    suspects = suspects.filter(
      (step) => two![step]! / one![step]! > 2.5 && four![step]! / two![step]! > 2.5
    )
    if (round === 1 && suspects.length > 0) {
      return suspects
        .map((step) => `${step}: ${times.map((time) => time[step]!.toFixed(0)).join(', ')} ms`)
        .join('; ')
    }
  }
  return undefined
}
