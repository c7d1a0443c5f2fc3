import type {
  Code,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Link,
  Nodes,
  Paragraph,
  Parent
} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Anchor, DefinitionList} from '../../../grammars/nodes.js'
import type {SubstitutionDefinition} from '../../../grammars/rst-nodes.js'

/**
 * Nodes of a document that refer to something, can be referred to, or change when references are resolved; all in
 * document order.
 */
export interface Survey {
  /** Targets, including those in running text, and links with a named URL. */
  readonly targets: Array<Definition | Anchor | Link>
  readonly headings: Array<Heading>
  readonly footnotes: Array<FootnoteDefinition>
  readonly footnoteReferences: Array<FootnoteReference>
  readonly substitutions: Array<SubstitutionDefinition>
  /** What directly follows an empty target. */
  readonly aliases: Map<Anchor, Definition | Anchor | Heading>
  /** Nodes with a child that may be replaced, children before their parents. */
  readonly parents: Array<Parent>
  readonly lists: Array<DefinitionList>
  readonly tables: Array<GridTable>
  /** Code that has markup. */
  readonly codes: Array<Code>
}

/** Visit each node of a tree once. */
export function survey(tree: Nodes): Survey {
  const found: Survey = {
    targets: [],
    headings: [],
    footnotes: [],
    footnoteReferences: [],
    substitutions: [],
    aliases: new Map(),
    parents: [],
    lists: [],
    tables: [],
    codes: []
  }
  visit(tree, found)
  return found
}

/** Whether a survey of paragraphs of running text would find anything to resolve. */
export function mayRefer(paragraphs: ReadonlyArray<Paragraph>): boolean {
  for (const {children} of paragraphs)
    for (const child of children) if (!isFixed(child)) return true
  return false
}

/** Whether a node and its children are never replaced. */
function isFixed(node: Nodes): boolean {
  return markup.has(node.type) || (node.type === 'link' && node.data?.reference === undefined)
}

/** Most nodes; markup contains only text, as in docutils. */
const markup: ReadonlySet<string> = new Set(['text', 'emphasis', 'strong', 'inlineCode'])

/** Record a node and its descendants; returns whether it may be replaced. */
function visit(node: Nodes, found: Survey): boolean {
  if (markup.has(node.type)) return false
  let changes = false
  switch (node.type) {
    case 'definition':
      found.targets.push(node)
      return true
    case 'anchor':
      found.targets.push(node)
      changes = true
      break
    case 'heading':
      found.headings.push(node)
      break
    case 'link':
      if (node.data?.name !== undefined) found.targets.push(node)
      changes = node.data?.reference !== undefined
      break
    case 'helpLink':
      changes = true
      break
    case 'footnoteDefinition':
      found.footnotes.push(node)
      break
    case 'footnoteReference':
      found.footnoteReferences.push(node)
      return true
    case 'substitutionDefinition':
      found.substitutions.push(node)
      changes = true
      break
    case 'definitionList':
      found.lists.push(node)
      break
    case 'gridTable':
      found.tables.push(node)
      if (node.data?.title) visit(node.data.title, found)
      break
    case 'code':
      if (node.data?.parsed) {
        found.codes.push(node)
        visit(node.data.parsed, found)
      }
      return false
    default:
  }
  if (!('children' in node)) return changes
  const children = node.children as ReadonlyArray<Nodes>
  let isParent = false
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index]!
    if (visit(child, found)) isParent = true
    if (child.type === 'anchor' && child.hidden) {
      const next = children[index + 1]
      if (next?.type === 'definition' || next?.type === 'heading') found.aliases.set(child, next)
      else if (next?.type === 'anchor' && next.hidden) found.aliases.set(child, next)
    }
  }
  if (isParent) found.parents.push(node as Parent)
  return changes
}
