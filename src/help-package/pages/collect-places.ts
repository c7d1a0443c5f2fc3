import type {Heading, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Anchor} from '../../../grammars/nodes.js'
import {withWholeUrl} from '../../mdast/whole-url.js'
import {visit} from '../../shared/visit.js'
import {foldCase} from './normalize-topic.js'
import {type PageScan, scanPage} from './scan-page.js'

/** Something on a page that the linter checks: line and column of its first character, from 1. */
export interface Placed {
  line: number
  column: number
}

/** An anchor or a heading. */
export interface PlacedAnchor extends Placed {
  /** As HyperHelp's core reads it: with case folded and trailing spaces removed. */
  topic: string
}

/** A link. */
export interface PlacedLink extends Placed {
  /** `null` for the page's own. */
  package: string | null
  topic: string
  /** The topic as written, including spaces. */
  written: string
}

/** What the linter checks. */
export interface PagePlaces {
  scan: PageScan
  anchors: Array<PlacedAnchor>
  links: Array<PlacedLink>
}

/** What precedes the body of a heading. */
const headingMark = /[ \t]*#+[ \t]*/y

/**
 * Collect all anchors and links of a page with the positions of their bodies, as HyperHelpAuthor counts them.
 *
 * @param tree
 *   Page.
 * @param file
 *   Its file.
 */
export function collectPlaces(tree: Root, file: VFile): PagePlaces {
  const text = String(file.value)
  const anchors: Array<PlacedAnchor> = []
  const links: Array<PlacedLink> = []
  visit(tree, (node) => {
    if (!node.position) return
    const {line, column} = node.position.start
    if (node.type === 'helpLink') {
      // A link with one colon leads nowhere, which its reader has already reported.
      if (node.data?.malformed) return
      const {package: packageName, identifier: topic} = withWholeUrl(node)
      const body = text.slice(node.position.start.offset! + 1, node.position.end.offset! - 1)
      const parts = body.split(':')
      const written = ((parts.length > 2 && parts[1]) || parts.slice(-1)[0]!).trim()
      links.push({package: packageName, topic, written, line, column: column + 1})
    } else if (node.type === 'anchor' || node.type === 'heading') {
      if (node.identifier === undefined) return
      const topic = foldCase(node.identifier).trimEnd()
      anchors.push({topic, line, column: column + markSize(node, text)})
    }
  })
  return {scan: scanPage(tree, file), anchors, links}
}

/** Number of characters before the body. */
function markSize(node: Anchor | Heading, text: string): number {
  if (node.type === 'anchor') return node.hidden ? 2 : 1
  headingMark.lastIndex = node.position!.start.offset!
  return headingMark.exec(text)?.[0].length ?? 0
}
