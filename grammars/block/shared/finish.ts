import type {Heading, ListItem, RootContent} from 'mdast'
import type {Node, Parent} from 'unist'
import type {DefinitionList} from '../../nodes.js'
import type {Finish} from '../language.js'
import type {NodeNotes} from '../node-builder.js'

/** What a language does with blocks, children before parents and in document order. */
export interface FinishSteps {
  /** Merge a block into the one before it if it continues it; returns whether it did. */
  readonly join: (last: RootContent, node: RootContent) => boolean
  /** Process a block whose children are finished. */
  readonly each?: (node: RootContent | ListItem) => void
  /** Process a heading; headings come in document order. */
  readonly heading?: (node: Heading, notes: NodeNotes | undefined) => void
}

/**
 * Walk the blocks, merge what continues, and run the steps of a language on each.
 *
 * @param start
 *   Called once per text, so that steps can keep state.
 */
export function finishBlocks(start: (notes: ReadonlyMap<Node, NodeNotes>) => FinishSteps): Finish {
  return (nodes, notes) => {
    const {join, each, heading} = start(notes)
    return finishSiblings(nodes)

    function finishSiblings(siblings: Array<RootContent>): Array<RootContent> {
      let kept = 0
      for (const node of siblings) {
        finishNode(node)
        if (kept > 0 && join(siblings[kept - 1]!, node)) continue
        siblings[kept] = node
        kept += 1
      }
      siblings.length = kept
      return siblings
    }

    function finishNode(node: RootContent | ListItem): void {
      switch (node.type) {
        case 'heading':
          heading?.(node, notes.get(node))
          break
        case 'list':
          for (const item of node.children) finishNode(item)
          break
        case 'definitionList':
          for (const child of node.children) {
            if (child.type === 'definitionBody')
              finishSiblings(child.children as Array<RootContent>)
          }
          break
        case 'listItem':
        case 'blockquote':
        case 'admonition':
        case 'footnoteDefinition':
          finishSiblings(node.children as Array<RootContent>)
          break
        default:
          break
      }
      each?.(node)
    }
  }
}

/** Merge a definition list into the one before it if both are of the same kind. */
export function joinDefinitions(last: RootContent, node: RootContent): boolean {
  if (node.type !== 'definitionList' || last.type !== 'definitionList') return false
  if (node.data?.kind !== last.data?.kind) return false
  addChildren<DefinitionList>(last, node)
  return true
}

/** Append the children of a node to another's. */
export function addChildren<T extends Parent>(last: T, node: T): void {
  for (const child of node.children) last.children.push(child)
  if (last.position && node.position) last.position.end = node.position.end
}

/**
 * Set the depths of headings that only their document determines: each new kind of title is one level deeper than the
 * kinds before it (docutils: "Sections"), and headings outside the sections are below the last section.
 */
export function headingLevels(): NonNullable<FinishSteps['heading']> {
  const styles: Array<string> = []
  let depth = 0
  return (node, notes) => {
    if (notes?.titleStyle === '^' && styles[0] === '*') {
      // Sphinx's text writer underlines sections otherwise; this is a title inside one (writers/text.py,
      // `sectionchars`).
      node.data = {...node.data, rubric: true}
      node.depth = depthOf(depth + 1)
    } else if (notes?.titleStyle !== undefined) {
      let level = styles.indexOf(notes.titleStyle)
      if (level === -1) level = styles.push(notes.titleStyle) - 1
      node.depth = depthOf(level + 1)
    }
    if (notes?.isBelow) node.depth = depthOf(depth + 1)
    else if (!node.data?.rubric) depth = node.depth
  }
}

function depthOf(level: number): Heading['depth'] {
  return Math.min(6, level) as Heading['depth']
}

/**
 * Set `spread` for lists of writers that put a blank line after every block: items with several paragraphs are spread.
 */
export function spreadItems(node: RootContent | ListItem): void {
  if (node.type === 'listItem') {
    let others = 0
    for (const child of node.children) if (child.type !== 'list') others += 1
    node.spread = others > 1
  } else if (node.type === 'list') {
    node.spread = node.children.some(isSpread)
  }
}

/** Set `spread` for lists whose blank lines were chosen by a person. */
export function spreadByLines(node: RootContent | ListItem): void {
  if (node.type === 'listItem') node.spread = standApart(node.children)
  else if (node.type === 'list')
    node.spread = node.children.some(isSpread) || standApart(node.children)
}

function isSpread({spread}: ListItem): boolean {
  return spread === true
}

/** Whether there are blank lines between nodes. */
function standApart(nodes: ReadonlyArray<Node>): boolean {
  return nodes.some((node, index) => {
    const next = nodes[index + 1]
    return next?.position && node.position
      ? next.position.start.line > node.position.end.line + 1
      : false
  })
}
