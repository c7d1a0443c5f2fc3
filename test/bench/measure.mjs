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

const first = await sample(1)
const samples = []
// What takes seconds runs once more: it has been compiled by then.
if (first > 1000) samples.push(await sample(1))
else {
  // The kernel counts in steps of some milliseconds: how often to run is told by the clock on the wall.
  const start = performance.now()
  let warmRuns = 0
  while (warmRuns === 0 || (performance.now() - start < 700 && warmRuns < 10_000)) {
    await all()
    warmRuns += 1
  }
  const runs = Math.ceil((100 * warmRuns) / (performance.now() - start))
  for (let index = 0; index < (runs > 1 ? 7 : 5); index += 1) samples.push(await sample(runs))
}
const {maxRSS} = process.resourceUsage()
console.log(
  JSON.stringify({
    first,
    samples,
    texts: texts.length,
    units: texts.reduce((sum, text) => sum + text.length, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    peak: maxRSS * 1024,
    retained: measureRetained()
  })
)

/** Bytes of what a run makes, the texts left out. */
function measureRetained() {
  // Of a small text the rest of the heap says more.
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (!contestant.startsWith('gridhelp') || length < 200_000 || typeof run(texts[0]) !== 'object') {
    return null
  }
  // A parser may hold on to what it read last.
  run(input.includes(':') ? makeInput(input.replace(/\d+$/, '12'))[0] : 'a\n')
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  // Where all can see it, so that it is still there behind the collection.
  globalThis.results = texts.map((text) => run(text))
  globalThis.gc()
  const after = process.memoryUsage().heapUsed
  return after - before
}

async function all() {
  for (const text of texts) await run(text)
}

/** Milliseconds of a run: the mean of some. */
async function sample(runs) {
  const start = now()
  for (let index = 0; index < runs; index += 1) await all()
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
