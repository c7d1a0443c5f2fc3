/** How many times as many cases properties try: 1 by day, and what `GRIDHELP_RUNS` says at night. */
const factor = Number(process.env.GRIDHELP_RUNS ?? 1)

/** Tell how many cases a property shall try, from how many it does by day. */
export function runs(byDay: number): number {
  return byDay * factor
}
