import type {Link, PhrasingContent, Text} from 'mdast'
import {escapeText} from './escape.js'
import {collectLabelFacts, type PhrasingFacts} from './facts.js'

/** Context of phrasing content. */
export interface PhrasingContext {
  facts: PhrasingFacts
  cell: boolean
  heading: boolean
  label: boolean
}

/** URLs that need no `<>` in parentheses: their own parentheses are balanced, and they contain no references. */
const plainUrl = /^(?:[\w.~:/?#@!$',;=%+*-]|\([\w.~:/?#@!$',;=%+*-]*\)|&(?!(?:#|[a-z])\w*;))+$/i

/**
 * Write phrasing content in which nothing depends on more than its neighbors.
 *
 * `state.containerPhrasing` can write anything, but slowly: it looks for sequences of `*` and `_` that pair up as
 * intended. Emphasis between spaces or punctuation needs no search, and documents hardly have any other.
 *
 * @param children
 *   Phrasing content.
 * @param before
 *   What is written before it.
 * @param after
 *   What is written after it.
 * @param context
 *   Its context.
 * @returns
 *   Markdown; `undefined` if `state.containerPhrasing` is needed.
 */
export function writePhrasing(
  children: ReadonlyArray<PhrasingContent>,
  before: string,
  after: string,
  context: PhrasingContext
): string | undefined {
  let result = ''
  /** The end of the result: inspecting the result itself would flatten it each time. */
  let tail = ''
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index]!
    const next = children[index + 1]
    const ahead = next ? firstOf(next) : after
    if (ahead === undefined) return undefined
    const behind = result === '' ? before : tail
    const value = writeNode(child, behind, ahead, context)
    if (value === undefined) return undefined
    result += value
    tail = (tail + value.slice(-2)).slice(-2)
  }
  return result
}

/** Write markup without a node; in a pipe table, its pipes are escaped, too. */
export function asItStands({value}: Text, cell: boolean): string {
  return cell ? value.replaceAll('|', '\\|').replaceAll('\n', ' ') : value
}

function writeNode(
  node: PhrasingContent,
  before: string,
  after: string,
  context: PhrasingContext
): string | undefined {
  switch (node.type) {
    case 'text':
      if (node.data?.marker) return node.value
      if (node.data?.verbatim) return asItStands(node, context.cell)
      return escapeText(node.value, {...context, before, after, mixed: false})
    case 'inlineCode':
      return /[`\n\r|]|^ .* $/.test(node.value) || node.value === ''
        ? undefined
        : `\`${node.value}\``
    case 'html':
      return node.value
    case 'footnoteReference':
      return `[^${node.identifier}]`
    case 'link':
      return writeLink(node, before, context)
    case 'emphasis':
      return writeAttention('*', node.children, before, after, context)
    case 'strong':
      return writeAttention('**', node.children, before, after, context)
    default:
      return undefined
  }
}

function writeLink(node: Link, before: string, context: PhrasingContext): string | undefined {
  if (node.title || !plainUrl.test(node.url) || (before.endsWith('\n') && context.facts.brackets)) {
    return undefined
  }
  const facts = collectLabelFacts(node, context.facts)
  const text = writePhrasing(node.children, '[', ']', {...context, facts, label: true})
  return text === undefined ? undefined : `[${text}](${node.url})`
}

function writeAttention(
  marks: string,
  children: ReadonlyArray<PhrasingContent>,
  before: string,
  after: string,
  context: PhrasingContext
): string | undefined {
  if (!isApart(before.at(-1) ?? '\n') || !isApart(after[0] ?? '\n')) return undefined
  if (children.some((child) => child.type === 'emphasis' || child.type === 'strong')) {
    return undefined
  }
  const text = writePhrasing(children, '*', '*', context)
  if (!text || /^[\s*]|[\s*]$/.test(text)) return undefined
  return marks + text + marks
}

/** Check for a character next to which markers open and close as intended. */
function isApart(character: string): boolean {
  return /^[\s(),.:;!?'"/<>[\]`—–-]$/.test(character)
}

/** Get the first written character of a node. */
function firstOf(node: PhrasingContent): string | undefined {
  switch (node.type) {
    case 'text':
      return node.value[0]
    case 'inlineCode':
      return '`'
    case 'html':
      return node.value[0]
    case 'footnoteReference':
    case 'link':
      return '['
    case 'emphasis':
    case 'strong':
      return '*'
    case 'break':
      return '\\'
    default:
      return undefined
  }
}
