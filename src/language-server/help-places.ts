import type {Heading, Nodes} from 'mdast'
import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Anchor, HelpLink} from '../../grammars/nodes.js'
import type {Resolution} from '../help-package/links/link-map.js'
import {normalizeTopic} from '../help-package/links/normalize-topic.js'
import {visit} from '../help-package/pages/scan-page.js'
import type {HelpPackage} from '../help-package/read-help-package.js'
import {withWholeUrl} from '../mdast/whole-url.js'
import type {HelpPage} from './workspace.js'

/** A link or the topic of an anchor or heading, and where the name of the topic stands in the text. */
export interface TopicPlace {
  kind: 'link' | 'topic'
  node: HelpLink | Anchor | Heading
  topic: string
  /** Of a link: its package; empty for its own. */
  package: string
  /** UTF-16 units of the text. */
  start: number
  end: number
}

/** Collect the links and topics of a page, in their order. */
export function topicPlaces({tree, document}: HelpPage): Array<TopicPlace> {
  const text = document.getText()
  const places: Array<TopicPlace> = []
  visit(tree as Nodes, (node) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    if (node.type === 'helpLink') {
      if (node.identifier === '_broken' || node.data?.malformed) return
      const topic = withWholeUrl(node).identifier
      const colon = text.indexOf(':', start)
      add({kind: 'link', node, topic, package: node.package ?? ''}, colon + 1, end)
    } else if (
      (node.type === 'anchor' || node.type === 'heading') &&
      node.identifier !== undefined
    ) {
      add({kind: 'topic', node, topic: node.identifier, package: ''}, start, end)
    }
  })
  return places

  function add(place: Omit<TopicPlace, 'start' | 'end'>, from: number, end: number): void {
    const start = text.indexOf(place.topic, from)
    // A topic that wrapping has cut has no place of its own.
    if (place.topic === '' || start < 0 || start + place.topic.length > end) return
    places.push({...place, start, end: start + place.topic.length})
  }
}

/** Find the link or topic at a place; its whole node counts. */
export function placeAt(page: HelpPage, position: Position): TopicPlace | undefined {
  const offset = page.document.offsetAt(position)
  return topicPlaces(page).findLast(({node: {position}}) => {
    const {start, end} = position!
    return start.offset! <= offset && offset <= end.offset!
  })
}

/** Range of a place. */
export function rangeOf(document: TextDocument, {start, end}: {start: number; end: number}): Range {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}

/** A topic of a package, wherever it is written. */
export interface Target {
  file: string
  /** Normalised; `undefined`: the file itself. */
  topic: string | undefined
}

/** Find the topic of a package that a link leads to, or that stands at its place. */
export function targetOf(
  {kind, topic, package: owner}: TopicPlace,
  helpPackage: HelpPackage,
  from: string
): Target | undefined {
  if (kind === 'topic') return {file: from, topic: normalizeTopic(topic)}
  if (owner !== '' && owner !== helpPackage.name) return undefined
  return targetOfResolution(helpPackage.links.resolve(topic, from))
}

function targetOfResolution(resolution: Resolution): Target | undefined {
  if (resolution.kind !== 'page') return undefined
  const {file, topic} = resolution
  return {file, topic: topic === undefined ? undefined : normalizeTopic(topic)}
}
