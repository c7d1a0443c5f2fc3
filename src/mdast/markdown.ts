import type {
  Blockquote,
  Definition,
  Emphasis,
  Html,
  Image,
  InlineCode,
  Link,
  ListItem,
  Paragraph,
  RootContent,
  Strong,
  Text
} from 'mdast'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {sectionsOf} from '../shared/sections.js'
import {checkUrl} from './anchor.js'
import {captionOf} from './caption.js'
import type {LowerState} from './state.js'
import {createElementTable} from './table.js'
import {isTarget} from './targets.js'
import {trimPhrasing} from './trim.js'

/** Lower a paragraph; drop one without visible content or targets. */
export function lowerParagraph(node: Paragraph, state: LowerState): Array<RootContent> {
  // The admonition writes the label already.
  if (node.data?.admonitionLabel) return []
  const children = trimPhrasing(state.phrasing(node.children))
  if (children.length === 0) return []
  if (!children.every(isTarget)) state.title = undefined
  return [{...node, children}]
}

/** Lower text: collapse spaces, as Markdown and HTML show them. */
export function lowerText(node: Text, {settings}: LowerState): Array<RootContent> {
  // HTML has attributes of its own.
  if (node.data?.attributes && settings.target === 'html') return []
  if (node.data?.verbatim) return [node]
  return [{...node, value: node.value.replace(/[\t ]{2,}/g, ' ')}]
}

/** Lower emphasis; drop empty ones. */
export function lowerSpan(node: Emphasis | Strong, state: LowerState): Array<RootContent> {
  const children = state.phrasing(node.children)
  return children.length > 0 ? [{...node, children}] : []
}

/** Lower a link; an unsafe one becomes its text. */
export function lowerLink(node: Link, state: LowerState): Array<RootContent> {
  if (state.links > 0) return state.phrasing(node.children)
  state.links += 1
  const children = state.phrasing(node.children)
  state.links -= 1
  if (node.data?.isPattern) return children
  const url = node.data?.document ? `${node.url}.${state.settings.extension}` : node.url
  return checkUrl(url, node, state) ? [{...node, url, children}] : children
}

/** Lower an image; an unsafe one becomes its description. */
export function lowerImage(node: Image, state: LowerState): Array<RootContent> {
  if (checkUrl(node.url, node, state)) return [node]
  return node.alt ? [{type: 'text', value: node.alt}] : []
}

/** Lower a definition; references to an unsafe one become text. */
export function lowerDefinition(node: Definition, state: LowerState): Array<RootContent> {
  // A reference shows its URL already.
  if (node.data?.used) return []
  return checkUrl(node.url, node, state) ? [node] : []
}

/** Tags that only format text, without attributes. */
const harmlessTag =
  /^<\/?(?:abbr|b|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|strong|sub|sup|u|var)[ \t]*\/?>$/i

/** Lower HTML from Markdown cells: anything active becomes text. */
export function lowerHtml(node: Html, state: LowerState): Array<RootContent> {
  // The HTML writer drops it.
  if (state.settings.target === 'html' || harmlessTag.test(node.value)) return [node]
  state.report(node, 'html-unsafe', 'This HTML does more than format text', 'It is written as text')
  return [{type: 'text', value: node.value.replace(/[\n\r]+/g, ' ')}]
}

/** Lower inline code: in Markdown, its line endings are spaces. */
export function lowerInlineCode(node: InlineCode): Array<RootContent> {
  const value = (node.data?.short ?? node.value).replace(/[\n\r]/g, ' ')
  if (value.trim() === '') return value === '' ? [] : [{type: 'text', value: ' '}]
  return [{...node, value}]
}

/** Lower a list item; alerts are not rendered inside. */
export function lowerListItem(node: ListItem, state: LowerState): Array<RootContent> {
  state.nesting += 1
  const children = state.flow(node.children) as ListItem['children']
  state.nesting -= 1
  return [{...node, children}]
}

/** Lower a quote; alerts are not rendered inside. */
export function lowerBlockquote(node: Blockquote, state: LowerState): Array<RootContent> {
  state.nesting += 1
  const children = state.flow(node.children) as Blockquote['children']
  state.nesting -= 1
  return children.length > 0 ? [{...node, children}] : []
}

/** Lower a grid table: only the contents of its cells. */
export function lowerGridTable(node: GridTable, state: LowerState): Array<RootContent> {
  state.title = undefined
  state.nesting += 1
  const caption = captionOf(node)
  const table: GridTable = {
    ...node,
    ...(caption && {
      data: {...node.data, caption: {...caption, children: state.phrasing(caption.children)}}
    }),
    children: sectionsOf(node).map((section) => ({
      ...section,
      children: section.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: state.flow(cell.children) as typeof cell.children
        }))
      }))
    }))
  }
  state.nesting -= 1
  return [state.settings.target === 'html' ? createElementTable(table, true) : table]
}
