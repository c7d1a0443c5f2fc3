/**
 * Measures one contestant on one input in a process of its own: `node measure.mjs contestant input`. Prints JSON.
 *
 * Time is what the main thread computed, where the kernel tells (Linux), else the whole process: both do without the
 * noise of other programs. A sample is as many runs as take a tenth of a second. With `--expose-gc` it also says how
 * many bytes the results take that one run leaves behind.
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
while (warmRuns === 0 || (performance.now() - start < 700 && warmRuns < 10_000)) {
  all()
  warmRuns += 1
}
const warm = (performance.now() - start) / warmRuns
runs = Math.ceil(100 / warm)
const count = warm > 2000 ? 1 : warm > 500 ? 3 : 7
const samples = Array.from({length: count}, sample)
const {maxRSS} = process.resourceUsage()
const retained = measureRetained()
console.log(
  JSON.stringify({
    first,
    samples,
    units: texts.reduce((sum, text) => sum + text.length, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    peak: maxRSS * 1024,
    retained
  })
)

/** Bytes of what a run makes, the texts left out. */
function measureRetained() {
  // Of a small text the rest of the heap says more.
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (!globalThis.gc || length < 200_000 || typeof run(texts[0]) !== 'object') return null
  // A parser may hold on to what it read last.
  run(input.startsWith('corpus') ? 'a\n' : makeInput(input.replace(/\d+$/, '12'))[0])
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  // Where all can see it, so that it is still there behind the collection.
  globalThis.results = texts.map((text) => run(text))
  globalThis.gc()
  const after = process.memoryUsage().heapUsed
  return after - before
}

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
