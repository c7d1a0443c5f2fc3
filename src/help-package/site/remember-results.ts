import {stat} from 'node:fs/promises'
import path from 'node:path'
import {SiteRouter} from '../links/site-router.js'
import {partsOfKey} from '../pages/scan-page.js'
import type {ResultOf, TaskName, TaskOf, TaskRunner} from '../tasks/run-tasks.js'

/** A result, and what it was made of. */
interface Known {
  /** The file as it was, and the task. */
  key: string
  result: ResultOf<TaskName>
}

/**
 * Make what keeps the last result of each task: a file that is as it was, with links that lead where they led, needs not
 * be read again.
 *
 * @returns
 *   Function that puts the memory before what does tasks.
 */
export function rememberResults(): (runner: TaskRunner) => Pick<TaskRunner, 'map' | 'share'> {
  const memory = new Map<string, Known>()
  return (runner) => {
    let router: SiteRouter | undefined
    return {
      share(site, links) {
        router = new SiteRouter(site, links)
        runner.share({...site, wantsLinks: true}, links)
      },
      async map(name, items, toTask, take) {
        const tasks = items.map(toTask)
        const keys = await Promise.all(tasks.map(keyOf))
        const stale: Array<number> = []
        for (const [index, task] of tasks.entries()) {
          if (!(await isKnown(name, task, keys[index]!))) stale.push(index)
        }
        await runner.map(
          name,
          stale,
          (index) => tasks[index]!,
          (result, index) => {
            memory.set(placeOf(name, tasks[index]!), {key: keys[index]!, result})
          }
        )
        const fresh = new Set(stale)
        for (const [index, item] of items.entries()) {
          const {result} = memory.get(placeOf(name, tasks[index]!))!
          // Tasks of one name have results of one type.
          await take((fresh.has(index) ? result : asBefore(result)) as never, item)
        }
      }
    }

    async function isKnown(name: TaskName, task: TaskOf<TaskName>, key: string): Promise<boolean> {
      const known = memory.get(placeOf(name, task))
      if (known?.key !== key) return false
      if (name !== 'render') return true
      const {links, state} = known.result as ResultOf<'render'>
      if (!router || !links || state === 'failed' || router.site.wantsContent) return false
      for (const [link, target] of links) {
        const now = router.route(task.name, ...partsOfKey(link))
        if (JSON.stringify(now) !== JSON.stringify(target)) return false
      }
      const {output} = router.site
      if (output === undefined) return true
      return isThere(path.join(output, router.placeOf(task.name)))
    }

    async function keyOf(task: TaskOf<TaskName>): Promise<string> {
      const stats = await stat(task.full).catch(() => undefined)
      const page = router && [router.placeOf(task.name), router.site.titles.get(task.name)]
      return JSON.stringify([stats?.mtimeMs, stats?.size, page, task])
    }
  }
}

function placeOf(name: TaskName, {full}: TaskOf<TaskName>): string {
  return `${name}\n${full}`
}

/** What a result is when nothing was done for it. */
function asBefore<Result extends object>(result: Result): Result {
  return 'state' in result && result.state === 'written' ? {...result, state: 'same'} : result
}

async function isThere(full: string): Promise<boolean> {
  const stats = await stat(full).catch(() => undefined)
  return stats?.isFile() ?? false
}
