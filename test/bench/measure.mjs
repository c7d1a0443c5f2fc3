/**
 * Measures one contestant on one input in a process of its own: `node measure.mjs contestant input`. Prints JSON.
 *
 * Time is what the main thread computed, where the kernel tells (Linux), else the whole process: both do without the
 * noise of other programs. A sample is as many runs as take a tenth of a second.
 */
import {readFileSync} from 'node:fs'
import {contestants} from './contestants.mjs'
import {makeInput} from './inputs.mjs'

const [, , contestant, input] = process.argv
const texts = makeInput(input)
const run = await contestants[contestant]()
const all = () => {
  for (const text of texts) run(text)
}

let runs = 1
const first = sample()
// The kernel counts in steps of some milliseconds: how often to run is told by the clock on the wall.
const start = performance.now()
let warmRuns = 0
while (warmRuns === 0 || (performance.now() - start < 1500 && warmRuns < 10_000)) {
  all()
  warmRuns += 1
}
const warm = (performance.now() - start) / warmRuns
runs = Math.ceil(100 / warm)
const count = warm > 2000 ? 1 : warm > 500 ? 3 : 7
const samples = Array.from({length: count}, sample)
console.log(
  JSON.stringify({
    first,
    samples,
    units: texts.reduce((sum, text) => sum + text.length, 0),
    peak: process.resourceUsage().maxRSS * 1024
  })
)

/** Milliseconds of one run. */
function sample() {
  const start = now()
  for (let index = 0; index < runs; index += 1) all()
  return (now() - start) / runs
}

function now() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    const {user, system} = process.cpuUsage()
    return (user + system) / 1e3
  }
}
