import {stat} from 'node:fs/promises'
import path from 'node:path'
import type {SiteRouter} from '../links/site-router.js'
import type {FileTask} from '../pages/read-page.js'
import {partsOfKey} from '../pages/scan-page.js'
import type {FileTasks, RenderResult, ScanResult} from '../tasks/file-tasks.js'

/** A result, and a key of what it was made from: the state of the file, and the task. */
interface Known<Result> {
  key: string
  result: Result
}

/**
 * Add a cache to file tasks: a file that has not changed, with links that lead to the same targets, is not processed
 * again.
 */
export function rememberResults(tasks: FileTasks): Pick<FileTasks, 'scan' | 'render'> {
  const scans = new Map<string, Known<ScanResult>>()
  const pages = new Map<string, Known<RenderResult>>()
  return {
    async scan(task) {
      const key = await keyOf(task)
      const known = scans.get(task.full)
      if (known?.key === key) return known.result
      const result = await tasks.scan(task)
      scans.set(task.full, {key, result})
      return result
    },
    async render(task, router) {
      const key = await keyOf(task, [router.placeOf(task.name), router.site.titles.get(task.name)])
      const known = pages.get(task.full)
      if (known?.key === key && (await isAsBefore(known.result, task, router))) {
        return {...known.result, state: 'same'}
      }
      const result = await tasks.render(task, router)
      pages.set(task.full, {key, result})
      return result
    }
  }
}

async function isAsBefore(
  {links, state}: RenderResult,
  {name}: FileTask,
  router: SiteRouter
): Promise<boolean> {
  const {output, wantsContent} = router.site
  if (state === 'failed' || wantsContent) return false
  for (const [link, target] of links) {
    const now = router.route(name, ...partsOfKey(link))
    if (JSON.stringify(now) !== JSON.stringify(target)) return false
  }
  return output === undefined || isThere(path.join(output, router.placeOf(name)))
}

async function keyOf(task: FileTask, page?: unknown): Promise<string> {
  const stats = await stat(task.full).catch(() => undefined)
  return JSON.stringify([stats?.mtimeMs, stats?.size, page, task])
}

async function isThere(full: string): Promise<boolean> {
  const stats = await stat(full).catch(() => undefined)
  return stats?.isFile() ?? false
}
