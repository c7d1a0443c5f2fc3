import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Root} from 'mdast'
import type {HelpLink} from '../../../grammars/nodes.js'

/** Most links that are tried; one that leads to a file is enough. */
const most = 20

/**
 * Find the path of a document among the files that its links name.
 *
 * Links are relative to the folder of a help package, which need not be the working directory. It is taken to be the
 * outermost folder of the input that contains a file that the document links to, or else the innermost such folder
 * above; without one, it is the outermost folder of the input. Above the input, only names with a folder count, as
 * files such as `index.txt` are common.
 *
 * @param tree
 *   Document.
 * @param root
 *   Outermost folder of the input; an absolute path.
 * @param relative
 *   Path of the document in it, with `/`.
 * @returns
 *   Path relative to the folder that links are relative to, with `/`.
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

/** Whether a file exists, possibly compressed. */
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
