/** Number of files in progress: one is read or written while another is converted. */
const width = 4

/**
 * Run a task for each file, several at once, and process the results in the order of the files.
 *
 * All tasks run in one thread: on two processors, two threads were 1.1 to 1.5 times as fast, as each loads and compiles
 * the parsers. With more processors, run parts of a package in parallel (`--shard`).
 *
 * @param files
 *   Files.
 * @param run
 *   Starts the task for a file.
 * @param take
 *   Processes a result; the next result waits for it.
 * @throws
 *   What `run` or `take` throws; no more tasks are started then, and those in progress are awaited.
 */
export async function mapFiles<File, Result>(
  files: Iterable<File>,
  run: (file: File) => Promise<Result>,
  take: (result: Result, file: File) => void | Promise<void>
): Promise<void> {
  const waiting: Array<{file: File; result: Promise<Result>}> = []
  const takeFirst = async (): Promise<void> => {
    const {file, result} = waiting.shift()!
    await take(await result, file)
  }
  try {
    for (const file of files) {
      const result = run(file)
      // A failure is reported when its turn comes.
      result.catch(() => {})
      waiting.push({file, result})
      if (waiting.length >= width) await takeFirst()
    }
    while (waiting.length > 0) await takeFirst()
  } finally {
    await Promise.allSettled(waiting.map(({result}) => result))
  }
}
