import type {Root} from 'mdast'
import type {Node, Parent} from 'unist'
import {VFile} from 'vfile'
import {type FromHyperhelpOptions, fromHyperhelp} from '../../src/read/from-hyperhelp.js'

/** Read a hand-written help file. */
export function read(value: string, options?: FromHyperhelpOptions): Root {
  return fromHyperhelp(value, {dialect: 'hyperhelp', ...options})
}

/** Names of the rules that a text breaks. */
export function faults(value: string, options?: FromHyperhelpOptions): Array<string> {
  const file = new VFile()
  read(value, {...options, file})
  return file.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`)
}

/** Write a tree down in one line a block: `heading(#id "text") list(item(paragraph("a")))`. */
export function outline(node: Node): string {
  const {type, value, children, identifier, hidden, depth, kind, lang} = node as Parent & {
    value?: string
    identifier?: string
    hidden?: boolean
    depth?: number
    kind?: string
    lang?: string
  }
  const facts = [
    depth,
    hidden ? 'hidden' : undefined,
    kind,
    lang,
    identifier === undefined ? undefined : `#${identifier}`,
    value === undefined ? undefined : JSON.stringify(value)
  ].filter((fact) => fact !== undefined)
  if (type === 'text') return JSON.stringify(value)
  const inner = [...facts, ...(children ?? []).map(outline)].join(' ')
  return inner ? `${type}(${inner})` : type
}

/** Outline of a text's blocks. */
export function blocks(value: string, options?: FromHyperhelpOptions): Array<string> {
  return read(value, options).children.map(outline)
}

/** Outline of the phrasing of a text's first paragraph. */
export function phrasing(value: string, options?: FromHyperhelpOptions): Array<string> {
  return (read(value, options).children[0] as unknown as Parent).children.map(outline)
}
