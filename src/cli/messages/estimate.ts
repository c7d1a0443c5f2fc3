/** Until so many milliseconds have passed, nobody knows how long the work takes, and nobody minds. */
const early = 2000

/**
 * Say how long work will go on.
 *
 * @param elapsed
 *   Milliseconds that it has taken.
 * @param done
 *   How much of it is done.
 * @param all
 *   How much there is.
 * @returns
 *   ` 3 min left,`; nothing while it is too early to tell.
 */
export function estimate(elapsed: number, done: number, all: number): string {
  if (elapsed < early || done === 0) return ''
  const seconds = Math.ceil(((elapsed / done) * (all - done)) / 1000)
  return seconds < 60 ? ` ${seconds} s left,` : ` ${Math.ceil(seconds / 60)} min left,`
}
