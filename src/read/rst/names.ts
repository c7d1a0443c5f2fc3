import type {Definition, FootnoteDefinition, Heading, Link, Node, Nodes, Parent} from 'mdast'
import type {Anchor} from '../../../grammars/nodes.js'
import type {SubstitutionDefinition} from '../../../grammars/rst-nodes.js'
import {normalizeName} from '../../../grammars/rst-text.js'
import {visibleText} from './tree.js'

/** What a name refers to. */
export type Target = Definition | Anchor | Heading | Link | FootnoteDefinition

/** What a document defines, by the names that references know it by (docutils: `nodes.document`). */
export interface Names {
  /** Targets that a writer named, then those that are called what they say: titles. */
  readonly targets: Map<string, Target>
  /** Names that several titles have, and nothing else: they refer to none. */
  readonly ambiguous: Set<string>
  /** Targets that are named twice. */
  readonly duplicates: Array<Target>
  /** Targets without a name, in order. */
  readonly anonymous: Array<Definition>
  readonly footnotes: Array<FootnoteDefinition>
  readonly substitutions: Map<string, SubstitutionDefinition>
  /** What stands right behind an empty target: its name is one more for that. */
  readonly aliases: Map<Anchor, Definition | Anchor | Heading>
}

/** Find out what a document defines. */
export function collectNames(tree: Parent): Names {
  const names: Names = {
    targets: new Map(),
    ambiguous: new Set(),
    duplicates: [],
    anonymous: [],
    footnotes: [],
    substitutions: new Map(),
    aliases: new Map()
  }
  const titles = new Map<string, Array<Heading>>()
  collect(tree as Nodes)
  for (const [name, [heading, ...others]] of titles) {
    if (names.targets.has(name)) continue
    if (others.length > 0) names.ambiguous.add(name)
    else names.targets.set(name, heading!)
  }
  return names

  function add(name: string, target: Target): void {
    const known = names.targets.get(name)
    if (!known) names.targets.set(name, target)
    else if (urlOf(known) === undefined || urlOf(known) !== urlOf(target))
      names.duplicates.push(target)
  }

  function collect(node: Nodes): void {
    switch (node.type) {
      case 'definition':
        if (node.data?.anonymous) names.anonymous.push(node)
        else add(node.identifier, node)
        break
      case 'anchor':
        if (node.identifier) add(node.identifier, node)
        break
      case 'heading': {
        const name = normalizeName(visibleText(node))
        const known = titles.get(name)
        if (known) known.push(node)
        else titles.set(name, [node])
        break
      }
      case 'link':
        if (node.data?.name !== undefined) add(normalizeName(node.data.name), node)
        break
      case 'footnoteDefinition':
        names.footnotes.push(node)
        break
      case 'substitutionDefinition':
        if (!names.substitutions.has(node.name)) names.substitutions.set(node.name, node)
        break
      default:
        break
    }
    if (!('children' in node)) return
    const children = node.children as Array<Nodes>
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index]!
      if (child.type === 'anchor' && child.hidden) {
        const next: Nodes | undefined = children[index + 1]
        if (next?.type === 'definition' || next?.type === 'heading') names.aliases.set(child, next)
        else if (next?.type === 'anchor' && next.hidden) names.aliases.set(child, next)
      }
      collect(child)
    }
  }
}

function urlOf(node: Node): string | undefined {
  return 'url' in node ? (node.url as string) : undefined
}
