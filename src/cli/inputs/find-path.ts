import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Root} from 'mdast'
import type {HelpLink} from '../../../grammars/nodes.js'

/** Links that are looked at: one that leads to a file tells. */
const most = 20

/**
 * Find where a document is among the files that its links name.
 *
 * Links start from the folder of a help package, which need not be the working folder: it is the outermost folder of the
 * input in which a file that the document links to is there, or else the innermost one above them; where there is none,
 * the outermost folder of the input. Above those only a name with a folder tells: an `index.txt` lies in many places.
 *
 * @param tree
 *   Document.
 * @param root
 *   Outermost folder of the input, an absolute path.
 * @param relative
 *   Path of the document below it, `/` between names.
 * @returns
 *   Path from the folder where links start, `/` between names.
 * @example
 *   findPath(tree, '/home/me', 'docs/library/array.txt') // 'library/array.txt'
 */
export function findPath(tree: Root, root: string, relative: string): string {
  const names = relative.split('/')
  const targets = filesOf(tree)
  for (let depth = 0; depth < names.length; depth += 1) {
    const folder = path.join(root, ...names.slice(0, depth))
    if (targets.some((target) => isThere(path.join(folder, target)))) {
      return names.slice(depth).join('/')
    }
  }
  const inFolders = targets.filter((target) => target.includes('/'))
  let below = relative
  for (let folder = root; folder !== path.dirname(folder); ) {
    below = `${path.basename(folder)}/${below}`
    folder = path.dirname(folder)
    if (inFolders.some((target) => isThere(path.join(folder, target)))) return below
  }
  return relative
}

/** Whether there is a file, which may be compressed. */
function isThere(full: string): boolean {
  return existsSync(full) || existsSync(`${full}.gz`)
}

/** Names of the files that a document links to. */
function filesOf(tree: Root): Array<string> {
  const files = new Set<string>()
  visit(tree)
  return [...files]

  function visit(node: {type: string; children?: ReadonlyArray<{type: string}>}): void {
    if (node.type === 'helpLink') {
      const link = node as HelpLink
      const file = /^[^\s:/][^\s:]*?\.txt(?=\/|$)/.exec(link.identifier)?.[0]
      if (link.package === null && file !== undefined && !file.split('/').includes('..')) {
        files.add(file)
      }
    }
    for (const child of node.children ?? []) {
      if (files.size === most) return
      visit(child)
    }
  }
}
