import type {Nodes, Root} from 'mdast'
import type {Range} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {withWholeUrl} from '../mdast/whole-url.js'
import {visit} from '../shared/visit.js'
import {toPlainText} from '../tables/to-plain-text.js'

/** What an editor shows of a document besides diagnostics, with its range. */
export type Mark = {range: Range} & MarkContent

type MarkContent =
  | {type: 'heading'; depth: number; name: string}
  | {type: 'table'}
  | {type: 'topic'; name: string}
  /** A block that can be folded; a literal one is code or HTML. */
  | {type: 'block'; isLiteral: boolean}
  /** Index of its type in `tokenTypes`. */
  | {type: 'token'; token: number}
  | {type: 'link'; url: string}
  | ({type: 'place'} & TopicPlace)

/** A HyperHelp link, or the topic of an anchor or heading. */
export interface TopicPlace {
  kind: 'link' | 'topic'
  topic: string
  /** Package of a link; empty for the page's own. */
  package: string
  /** Range of the topic's name. */
  name: Range
}

/** Types of semantic tokens, as defined by LSP. */
export const tokenTypes: Array<string> = [
  'namespace',
  'class',
  'string',
  'comment',
  'keyword',
  'macro',
  'variable'
]

const tokenOf: Readonly<Record<string, (typeof tokenTypes)[number]>> = {
  helpHeader: 'namespace',
  heading: 'class',
  anchor: 'variable',
  helpLink: 'string',
  keyBinding: 'macro',
  comment: 'comment',
  inlineCode: 'keyword'
}

/** Blocks worth folding: folding them hides more than it shows. */
const folded = new Set([
  'gridTable',
  'table',
  'code',
  'html',
  'blockquote',
  'list',
  'admonition',
  'definitionBody'
])

/**
 * Collect the marks of a text in the order in which they start; outer marks come before inner ones.
 *
 * @param tree
 *   Tree that was read.
 * @param text
 *   Text that it was read from.
 * @param isHelp
 *   Whether it is HyperHelp; other languages have no tokens and topics.
 */
export function marksOf(tree: Root, text: string, isHelp: boolean): Array<Mark> {
  const marks: Array<Mark> = []
  let lines: TextDocument | undefined
  visit(tree, (node) => {
    const range = placeOf(node)
    if (!range) return
    if (node.type === 'heading') {
      const name = toPlainText(node).trim() || '(untitled)'
      marks.push({type: 'heading', range, depth: node.depth, name})
    } else if (node.type === 'gridTable') {
      marks.push({type: 'table', range})
    } else if (node.type === 'anchor' && node.identifier !== undefined && !node.hidden) {
      marks.push({type: 'topic', range, name: node.identifier})
    } else if ((node.type === 'link' || node.type === 'definition') && node.url !== '') {
      marks.push({type: 'link', range, url: node.url})
    }
    if (folded.has(node.type) && range.end.line > range.start.line) {
      const isLiteral = node.type === 'code' || node.type === 'html'
      marks.push({type: 'block', range, isLiteral})
    }
    if (!isHelp) return
    const token = tokenTypes.indexOf(tokenOf[node.type] ?? '')
    if (token >= 0) marks.push({type: 'token', range, token})
    addPlace(node, range)
  })
  // The sort is stable: of two marks with the same start, the outer one comes first.
  return marks.sort(
    ({range: {start: a}}, {range: {start: b}}) => a.line - b.line || a.character - b.character
  )

  function addPlace(node: Nodes, range: Range): void {
    const {offset: start = 0} = node.position!.start
    const {offset: end = 0} = node.position!.end
    let place: Omit<TopicPlace, 'name'> | undefined
    let from = start
    if (node.type === 'helpLink') {
      if (node.identifier === '_broken' || node.data?.malformed) return
      place = {kind: 'link', topic: withWholeUrl(node).identifier, package: node.package ?? ''}
      // Short links `|topic|` have no colon.
      from = start + text.slice(start, end).indexOf(':') + 1
    } else if (
      (node.type === 'anchor' || node.type === 'heading') &&
      node.identifier !== undefined
    ) {
      place = {kind: 'topic', topic: node.identifier, package: ''}
    }
    if (!place || place.topic === '') return
    const at = text.slice(from, end).indexOf(place.topic)
    // A topic broken by line wrapping has no range of its own.
    if (at < 0) return
    lines ??= TextDocument.create('', '', 0, text)
    const name = {
      start: lines.positionAt(from + at),
      end: lines.positionAt(from + at + place.topic.length)
    }
    marks.push({type: 'place', range, ...place, name})
  }
}

function placeOf({position}: Nodes): Range | undefined {
  if (!position) return undefined
  const {start, end} = position
  return {
    start: {line: start.line - 1, character: start.column - 1},
    end: {line: end.line - 1, character: end.column - 1}
  }
}

/** Move a range by lines. */
export function moveRange({start, end}: Range, by: number): Range {
  return {
    start: {line: start.line + by, character: start.character},
    end: {line: end.line + by, character: end.character}
  }
}

/** Move a mark by lines. */
export function moveMark(mark: Mark, by: number): Mark {
  if (by === 0) return mark
  const range = moveRange(mark.range, by)
  return mark.type === 'place' ? {...mark, range, name: moveRange(mark.name, by)} : {...mark, range}
}
