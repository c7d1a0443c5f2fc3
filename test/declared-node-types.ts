import {readFileSync} from 'node:fs'

const files = ['../grammars/nodes.ts', '../grammars/grid-table/nodes.ts']

/**
 * List the types of the nodes that the code declares besides those of mdast.
 *
 * @returns
 *   Values of `type` in the interfaces of nodes, sorted.
 */
export function declaredNodeTypes(): Array<string> {
  const types = files.flatMap((file) => {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8')
    return Array.from(source.matchAll(/^ {2}type: '(\w+)'$/gm), ([, type]) => type!)
  })
  return types.sort()
}
