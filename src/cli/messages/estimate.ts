/** Milliseconds before an estimate is possible, or of interest. */
const early = 2000

/**
 * Estimate the remaining time.
 *
 * @param elapsed
 *   Milliseconds so far.
 * @param done
 *   Amount of work done.
 * @param all
 *   Total amount of work.
 * @returns
 *   ` 3 min left,`; empty while it is too early to tell.
 */
export function estimate(elapsed: number, done: number, all: number): string {
  if (elapsed < early || done === 0) return ''
  const seconds = Math.ceil(((elapsed / done) * (all - done)) / 1000)
  return seconds < 60 ? ` ${seconds} s left,` : ` ${Math.ceil(seconds / 60)} min left,`
}
