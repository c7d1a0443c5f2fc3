import type {Definition, FootnoteDefinition, Heading, Link, Node} from 'mdast'
import type {Anchor} from '../../../grammars/nodes.js'
import type {SubstitutionDefinition} from '../../../grammars/rst-nodes.js'
import {normalizeName} from '../../../grammars/rst-text.js'
import type {Survey} from './survey.js'
import {visibleText} from './tree.js'

/** Target of a name. */
export type NamedTarget = Definition | Anchor | Heading | Link | FootnoteDefinition

/** What a document defines, by reference name (docutils: `nodes.document`). */
export interface Names {
  /** Explicit targets, then implicit ones: titles. */
  readonly targets: Map<string, NamedTarget>
  /** Names that only titles have, but several of them: they refer to none. */
  readonly ambiguous: Set<string>
  /** Targets whose name is already defined. */
  readonly duplicates: Array<NamedTarget>
  /** Targets without a name, in order. */
  readonly anonymous: Array<Definition>
  readonly footnotes: Array<FootnoteDefinition>
  readonly substitutions: Map<string, SubstitutionDefinition>
  /** Substitutions whose name is already defined. */
  readonly redefinitions: Array<SubstitutionDefinition>
  /** What directly follows an empty target, whose name is an alias of it. */
  readonly aliases: Map<Anchor, Definition | Anchor | Heading>
}

/** Collect what a document defines. */
export function collectNames(found: Survey): Names {
  const names: Names = {
    targets: new Map(),
    ambiguous: new Set(),
    duplicates: [],
    anonymous: [],
    footnotes: found.footnotes,
    substitutions: new Map(),
    redefinitions: [],
    aliases: found.aliases
  }
  for (const node of inOrder([...found.targets, ...found.footnotes])) {
    if (node.type === 'footnoteDefinition') {
      const name = node.data?.auto?.slice(1) ?? node.identifier
      if (name !== '') add(normalizeName(name), node)
    } else if (node.type === 'link') add(normalizeName(node.data!.name!), node)
    else if (node.type === 'definition' && node.data?.anonymous) names.anonymous.push(node)
    else if (node.identifier) add(node.identifier, node)
  }
  for (const node of found.substitutions) {
    if (names.substitutions.has(node.name)) names.redefinitions.push(node)
    // The last definition counts.
    names.substitutions.set(node.name, node)
  }
  const titles = new Map<string, Array<Heading>>()
  for (const heading of found.headings) {
    const name = normalizeName(visibleText(heading))
    const known = titles.get(name)
    if (known) known.push(heading)
    else titles.set(name, [heading])
  }
  for (const [name, [heading, ...others]] of titles) {
    if (names.targets.has(name)) continue
    if (others.length > 0) names.ambiguous.add(name)
    else names.targets.set(name, heading!)
  }
  return names

  function add(name: string, target: NamedTarget): void {
    const known = names.targets.get(name)
    if (!known) names.targets.set(name, target)
    else if (urlOf(known) === undefined || urlOf(known) !== urlOf(target))
      names.duplicates.push(target)
  }
}

function inOrder<T extends Node>(nodes: Array<T>): Array<T> {
  const offsetOf = ({position}: Node): number => position?.start.offset ?? 0
  return nodes.sort((a, b) => offsetOf(a) - offsetOf(b))
}

function urlOf(node: Node): string | undefined {
  return 'url' in node ? (node.url as string) : undefined
}
