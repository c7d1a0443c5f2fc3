import type {Link, Nodes, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {HelpLink} from '../../../grammars/nodes.js'
import type {ReferenceData, SubstitutionDefinition} from '../../../grammars/rst-nodes.js'
import {normalizeName} from '../../../grammars/rst-text.js'
import {splitClassifiers} from './classifiers.js'
import {spanCells} from './flat-table.js'
import {numberFootnotes} from './footnotes.js'
import {collectNames, type NamedTarget, type Names} from './names.js'
import {type Survey, survey} from './survey.js'
import {type ReportAt, replaceChildren, visibleText} from './tree.js'

/**
 * Resolve the references, substitutions and footnotes of a document (docutils: `transforms/references.py`). Unresolved
 * references become their source text, with a message.
 *
 * @param tree
 *   Document; it is changed.
 * @param report
 *   Receives messages.
 */
export function resolve(tree: Root, report: ReportAt): void {
  const found = survey(tree)
  const names = collectNames(found)
  for (const target of names.duplicates) {
    report(target.position, {
      ruleId: 'rst-target-duplicate',
      reason: 'Another target has the same name',
      note: 'References point to the first of them (docutils: “Duplicate explicit target name”)',
      severity: 'warning'
    })
  }
  for (const {name, position} of names.redefinitions) {
    report(position, {
      ruleId: 'rst-substitution-duplicate',
      reason: `The substitution \`${name}\` is defined twice`,
      note: 'The last definition counts; remove the others (docutils: “Duplicate substitution definition name”)',
      severity: 'error'
    })
  }
  const unknown = numberFootnotes(found, names, report)
  resolveWith(found, names, report, unknown)
}

/**
 * Resolve the references of a tree.
 *
 * @param found
 *   Survey of the tree.
 * @param unknown
 *   References to undefined footnotes (default: none).
 */
export function resolveWith(
  found: Survey,
  names: Names,
  report: ReportAt,
  unknown: ReadonlySet<Nodes> = new Set()
): void {
  const resolver = new Resolver(names, report)
  resolver.substitute(found)
  resolver.resolveAll(found, unknown)
  finish(found, names)
}

/** Maximum nesting depth of substitutions. */
const deepest = 16

class Resolver {
  readonly #names: Names
  readonly #report: ReportAt
  /** Names of substitutions in lowercase. */
  readonly #folded = new Map<string, string>()
  readonly #used = new Set<string>()
  #anonymous: Array<Link> = []

  constructor(names: Names, report: ReportAt) {
    this.#names = names
    this.#report = report
    for (const name of names.substitutions.keys()) {
      this.#folded.set(name.toLowerCase(), name)
    }
  }

  /** Replace substitution references, and remove the definitions. */
  substitute({parents, substitutions}: Survey): void {
    replaceChildren(parents, (node, before, behind) => {
      const reference = referenceOf(node)
      if (reference?.kind !== 'substitution') return undefined
      const trim = this.#definition(reference)?.data?.trim
      if (trim !== undefined) {
        // No-break spaces indent a line of a line block.
        if (trim !== 'r' && before?.type === 'text')
          before.value = before.value.replace(/(?<![ \n])[ \n]+$/, '')
        if (trim !== 'l' && behind?.type === 'text')
          behind.value = behind.value.replace(/^[ \n]+/, '')
      }
      return this.#substitution(node as Link, reference, 0)
    })
    if (substitutions.length === 0) return
    replaceChildren(parents, (node) => {
      if (node.type !== 'substitutionDefinition') return undefined
      if (this.#used.has(node.name)) return []
      const value = `|${node.name}| ${visibleText(node)}`.trim()
      return [{type: 'comment', value, ...(node.position && {position: node.position})}]
    })
  }

  /** Find the definition for a reference; case matters only between names that differ in nothing else. */
  #definition({name}: ReferenceData): SubstitutionDefinition | undefined {
    const {substitutions} = this.#names
    return substitutions.get(name) ?? substitutions.get(this.#folded.get(name.toLowerCase()) ?? '')
  }

  #substitution(node: Link, reference: ReferenceData, depth: number): Array<PhrasingContent> {
    const {position} = node
    const definition = this.#definition(reference)
    if (!definition || depth >= deepest) {
      this.#report(position, {
        ruleId: 'rst-substitution-unknown',
        reason: !definition
          ? `Unknown substitution \`${reference.name}\``
          : `The substitution \`${reference.name}\` contains itself`,
        note: `Define it: \`.. |${reference.name}| replace:: text\` (docutils: “Undefined substitution referenced”)`,
        severity: 'error'
      })
      return [textOf(reference, node)]
    }
    this.#used.add(definition.name)
    const copy = definition.children.map((child) => copyAt(child, position))
    return copy.flatMap((child): Array<PhrasingContent> => {
      const inner = referenceOf(child)
      return inner?.kind === 'substitution'
        ? this.#substitution(child as Link, inner, depth + 1)
        : [child]
    })
  }

  /** Resolve everything else. */
  resolveAll({parents}: Survey, unknown: ReadonlySet<Nodes>): void {
    for (const {children} of parents) {
      for (const node of children) {
        if (referenceOf(node)?.kind === 'anonymous') this.#anonymous.push(node as Link)
      }
    }
    const {anonymous} = this.#names
    const isPaired = this.#anonymous.length === anonymous.length
    if (!isPaired) {
      this.#report((this.#anonymous[0] ?? anonymous[0])!.position, {
        ruleId: 'rst-target-anonymous',
        reason: `There ${areReferences(this.#anonymous.length)}, but ${countOf(anonymous.length, 'anonymous target')}`,
        note: 'Each `name__` needs a `__ URL` of its own, in the same order (docutils: “Anonymous hyperlink mismatch”)',
        severity: 'error'
      })
    }
    const order = new Map(this.#anonymous.map((link, index) => [link, index]))
    replaceChildren(parents, (node) => {
      if (node.type === 'helpLink') return this.#label(node)
      if (node.type === 'footnoteReference' && unknown.has(node)) {
        const value = `[${node.data?.auto ?? node.label}]_`
        return [{type: 'text', value, ...(node.position && {position: node.position})}]
      }
      const reference = referenceOf(node)
      if (!reference) return undefined
      const link = node as Link
      if (reference.kind === 'anonymous') {
        const target = isPaired ? anonymous[order.get(link)!] : undefined
        return target ? this.#linkTo(link, target) : [textOf(reference, link)]
      }
      const target = this.#find(reference.name)
      if (target) return this.#linkTo(link, target)
      this.#unknown(reference, link)
      return [textOf(reference, link)]
    })
  }

  #unknown({name}: ReferenceData, {position}: Link): void {
    const isAmbiguous = this.#names.ambiguous.has(normalizeName(name))
    this.#report(position, {
      ruleId: 'rst-target-unknown',
      reason: isAmbiguous
        ? `Several titles have the name \`${name}\``
        : `Unknown target \`${name}\``,
      note: `Define it: \`.. _${name}: URL\`, or, above what it names, \`.. _${name}:\` (docutils: “Unknown target name”)`,
      severity: 'error'
    })
  }

  /** Find the target of a name, through aliases. */
  #find(name: string): NamedTarget | undefined {
    const {targets, aliases} = this.#names
    let target = targets.get(normalizeName(name))
    for (let step = 0; target && step < deepest; step += 1) {
      if (target.type === 'definition' && target.data?.refersTo !== undefined) {
        target.data.used = true
        target = targets.get(normalizeName(target.data.refersTo))
      } else if (target.type === 'anchor' && aliases.has(target)) {
        const next: NamedTarget = aliases.get(target)!
        if (next.type !== 'definition' && next.type !== 'anchor') return next
        if (next.type === 'definition' && next.data?.anonymous) return target
        target = next
      } else {
        return target
      }
    }
    return undefined
  }

  #linkTo(link: Link, target: NamedTarget): Array<PhrasingContent> {
    const {children, position} = link
    const place = position && {position}
    if (target.type === 'definition') {
      const refersTo = target.data?.refersTo
      target.data = {...target.data, used: true}
      if (refersTo !== undefined) {
        const next = this.#find(refersTo)
        if (next && next !== target) return this.#linkTo(link, next)
        this.#unknown({kind: 'name', name: refersTo, written: ''}, link)
        return [...children]
      }
      if (target.url !== '') return [{type: 'link', url: target.url, children, ...place}]
      // A target without name and URL is a location.
      target.identifier ||= `anonymous-${this.#names.anonymous.indexOf(target) + 1}`
    }
    if (target.type === 'footnoteDefinition') {
      const {identifier, label} = target
      return [...children, {type: 'footnoteReference', identifier, label: label ?? null, ...place}]
    }
    if (target.type === 'link') return [{type: 'link', url: target.url, children, ...place}]
    if (target.type === 'heading') target.identifier ??= normalizeName(visibleText(target))
    const identifier = target.identifier ?? ''
    return [{type: 'helpLink', package: null, identifier, children, ...place}]
  }

  /** A reference to a label: `:ref:`. */
  #label(node: HelpLink): Array<PhrasingContent> | undefined {
    if (node.data?.role !== 'ref') return undefined
    const target = this.#find(node.identifier)
    if (!target) return undefined
    if (target.type === 'definition' && target.url !== '') {
      const {children, position} = node
      return [
        {
          type: 'link',
          url: target.url,
          children: children as Link['children'],
          ...(position && {position})
        }
      ]
    }
    if (target.type === 'heading') {
      target.identifier ??= node.identifier
      node.identifier = target.identifier
      if (node.data.isUntitled) node.data = {...node.data, title: visibleText(target)}
    }
    return undefined
  }
}

/** Attach targets to the headings after them, and finish what depends on resolved texts. */
function finish({parents, lists, tables, codes}: Survey, {aliases}: Names): void {
  replaceChildren(parents, (node) => {
    if (node.type === 'definition' && node.data?.anonymous && node.url === '') {
      const {identifier, position} = node
      return identifier && !node.data.refersTo
        ? [{type: 'anchor', identifier, hidden: true, children: [], ...(position && {position})}]
        : undefined
    }
    if (node.type !== 'anchor') return undefined
    const next = aliases.get(node)
    if (next?.type !== 'heading') return undefined
    if (next.identifier !== undefined && next.identifier !== node.identifier) return undefined
    if (node.identifier) next.identifier = node.identifier
    return []
  })
  for (const list of lists) splitClassifiers(list)
  for (const table of tables) finishTable(table)
  for (const {data} of codes) {
    data!.visible = visibleText(data!.parsed!)
    delete data!.parsed
  }
}

function finishTable(table: GridTable): void {
  if (table.data?.flat) spanCells(table)
  const title = table.data?.title
  if (!title) return
  table.caption = visibleText(title)
  table.data!.caption = {children: title.children, place: 'above'}
  delete table.data!.title
}

/** `is 1 anonymous reference`, `are 2 anonymous references` */
function areReferences(count: number): string {
  return `${count === 1 ? 'is' : 'are'} ${countOf(count, 'anonymous reference')}`
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function referenceOf(node: Nodes): ReferenceData | undefined {
  return node.type === 'link' ? node.data?.reference : undefined
}

/** An unresolved reference: text, but written as a reference again. */
function textOf({written}: ReferenceData, {position}: Link): PhrasingContent {
  return {type: 'text', value: written, data: {written}, ...(position && {position})}
}

/** Copy a node to another position. */
function copyAt<Node extends Nodes>(node: Node, position: Position | undefined): Node {
  const copy: Node = {...node}
  if ('children' in copy) {
    copy.children = (copy.children as Array<Nodes>).map((child) => copyAt(child, position)) as never
  }
  if (position) copy.position = {start: {...position.start}, end: {...position.end}}
  return copy
}
