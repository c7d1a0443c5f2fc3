import {readFileSync} from 'node:fs'

const files = ['../grammars/nodes.ts', '../grammars/grid-table/nodes.ts']

/**
 * List the types of the nodes that the code declares besides those of mdast.
 *
 * @returns
 *   Values of `type` in the interfaces of nodes, sorted.
 */
export function declaredNodeTypes(): Array<string> {
  const types = sources().flatMap((source) =>
    Array.from(source.matchAll(/^ {2}type: '(\w+)'$/gm), ([, type]) => type!)
  )
  return types.sort()
}

/**
 * List the interfaces of nodes that the code declares, as the readme has them: without comments and `data`.
 */
export function nodeInterfaces(): Array<string> {
  return sources().flatMap((source) =>
    Array.from(source.matchAll(/^export interface (\w+) extends (\w+) \{\n([^}]*?)^\}$/gm))
      .filter(([, , , body]) => body!.includes("\n  type: '") || body!.startsWith("  type: '"))
      .map(([, name, parent, body]) => {
        const fields = body!
          .split('\n')
          .filter((line) => /^ {2}\w/.test(line) && !/^ {2}data/.test(line))
        return `interface ${name} <: ${parent} {\n${fields.join('\n')}\n}`
      })
  )
}

function sources(): Array<string> {
  return files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
}
