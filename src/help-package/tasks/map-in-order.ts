/**
 * Run something for each item, some at once, and take the results in the order of the items.
 *
 * @param items
 *   Items.
 * @param width
 *   How many to have under way; so many results are kept at most.
 * @param run
 *   Starts what is to be done for an item.
 * @param take
 *   Takes a result; the next one waits for it.
 * @throws
 *   What `run` or `take` throws; nothing more is started then, and what is under way is waited for.
 */
export async function mapInOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  run: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void | Promise<void>
): Promise<void> {
  const waiting: Array<{item: Item; result: Promise<Result>}> = []
  const takeFirst = async (): Promise<void> => {
    const {item, result} = waiting.shift()!
    await take(await result, item)
  }
  try {
    for (const item of items) {
      const result = run(item)
      // A failure is told when its turn comes.
      result.catch(() => {})
      waiting.push({item, result})
      if (waiting.length >= width) await takeFirst()
    }
    while (waiting.length > 0) await takeFirst()
  } finally {
    await Promise.allSettled(waiting.map(({result}) => result))
  }
}
