import fc from 'fast-check'
import {runs} from './runs.js'

// Chevrotain 13 checks grammars with it, which Node 20 does not have; the program skips the checks.
Object.groupBy ??= function groupBy<Key extends PropertyKey, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item, index: number) => Key
): Partial<Record<Key, Array<Item>>> {
  const groups: Partial<Record<Key, Array<Item>>> = Object.create(null)
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index)
    groups[key] ??= []
    groups[key].push(item)
    index += 1
  }
  return groups
}

fc.configureGlobal({
  numRuns: runs(100),
  // The same cases in every run of `npm test`, so that a fault is the fault of a change; at night others each time.
  ...(process.env.GRIDHELP_NIGHTLY ? {} : {seed: Number(process.env.GRIDHELP_SEED ?? 1)})
})
