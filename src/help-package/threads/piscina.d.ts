/** What is used of piscina, whose own types do not hold with `exactOptionalPropertyTypes`. */
export class Piscina<Task, Result> {
  constructor(options: {
    filename: string
    name: string
    minThreads: number
    maxThreads: number
    concurrentTasksPerWorker: number
    idleTimeout: number
    atomics: 'disabled'
  })
  run(task: Task): Promise<Result>
  destroy(): Promise<void>
}
