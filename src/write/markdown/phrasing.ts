import type {Heading, InlineCode, Link, Nodes, Paragraph, Text} from 'mdast'
import {defaultHandlers, type Handle, type Handlers} from 'mdast-util-to-markdown'
import {hasNode} from '../../shared/visit.js'
import {printInlineCode} from '../notation/inline-code.js'
import {escapeText} from './escape.js'
import {collectFacts, collectLabelFacts, type MarkFacts, type PhrasingFacts} from './facts.js'
import {asItStands, writePhrasing} from './write-phrasing.js'

const many: MarkFacts = {runs: 2, openers: 2, closers: 2}
const unknown: PhrasingFacts = {
  '*': many,
  _: many,
  '~': many,
  ticks: 2,
  attention: true,
  deleted: true,
  brackets: true
}

/** Text that needs no escapes in any context. */
const harmless = /^[A-Za-z][^\\`*_[\]<&~|!\n]*$/

/**
 * Make the handlers of text, code, paragraphs and headings.
 *
 * `state.safe` escapes everything that could be markup somewhere; these handlers consider the whole paragraph. In a
 * tree with definitions, any pair of brackets may be a link, so `state.safe` decides there.
 *
 * @param root
 *   Tree to write; nothing if it is unknown.
 * @param quick
 *   Whether to write texts without calling their handlers, if the result is the same.
 */
export function phrasingHandlers(root: Nodes | undefined, quick: boolean): Partial<Handlers> {
  let facts: PhrasingFacts = unknown

  const paragraph: Handle = (node: Paragraph, parent, state, info) => {
    const only = node.children.length === 1 ? node.children[0]! : undefined
    if (quick && only?.type === 'text' && harmless.test(only.value)) return only.value
    return within(
      node,
      {
        before: info.before,
        after: info.after,
        cell: state.stack.includes('tableCell'),
        heading: false
      },
      () => defaultHandlers.paragraph(node, parent as never, state, info)
    )
  }

  const heading: Handle = (node: Heading, parent, state, info) =>
    within(
      node,
      {before: '# ', after: '\n', cell: false, heading: true, prefix: `${'#'.repeat(node.depth)} `},
      () => defaultHandlers.heading(node, parent as never, state, info)
    )

  const tableCell: Handle = (node: Paragraph, _, state, info) => {
    const only = node.children.length === 1 ? node.children[0]! : undefined
    if (quick && only?.type === 'text' && harmless.test(only.value)) return only.value
    return within(node, {before: ' ', after: ' ', cell: true, heading: false}, () => {
      const exit = state.enter('tableCell')
      const subexit = state.enter('phrasing')
      const value = state.containerPhrasing(node, {...info, before: ' ', after: ' '})
      subexit()
      exit()
      return value
    })
  }

  /** Write the phrasing content of a node: the quick way if possible, else like the library. */
  function within(
    node: Paragraph | Heading,
    place: {before: string; after: string; cell: boolean; heading: boolean; prefix?: string},
    otherwise: () => string
  ): string {
    const outer = facts
    facts = collectFacts(node)
    const {before, after, cell, heading, prefix = ''} = place
    const written = quick
      ? writePhrasing(node.children, before, after, {facts, cell, heading, label: false})
      : undefined
    const value =
      written === undefined || (prefix !== '' && written === '') ? otherwise() : prefix + written
    facts = outer
    return value
  }

  const link: Handle & {peek?: Handle} = (node: Link, parent, state, info) => {
    const outer = facts
    facts = collectLabelFacts(node, outer)
    const value = defaultHandlers.link(node, parent, state, info)
    facts = outer
    return value
  }
  link.peek = defaultHandlers.link.peek as Handle

  const text: Handle = (node: Text, _, state, info) => {
    const {stack} = state
    if (node.data?.marker) return node.value
    if (node.data?.verbatim) return asItStands(node, stack.includes('tableCell'))
    return escapeText(node.value, {
      before: info.before,
      after: info.after,
      facts,
      cell: stack.includes('tableCell'),
      label: stack.includes('label'),
      heading: stack.includes('headingAtx'),
      mixed: true
    })
  }

  const inlineCode: Handle & {peek?: () => string} = (node: InlineCode, _, state) => {
    if (!state.stack.includes('tableCell')) return printInlineCode(node, state)
    // In the code of a cell, GFM cannot express a backslash before a pipe.
    if (/\\\|/.test(node.value)) {
      return `<code>${node.value.replace(/[^\w .,:;/()-]/g, (character) => `&#${character.codePointAt(0)};`)}</code>`
    }
    return printInlineCode(node, state).replaceAll('|', '\\|')
  }
  inlineCode.peek = () => '`'

  return !root || hasNode(root, ({type}) => type === 'definition')
    ? {inlineCode, tableCell}
    : {heading, inlineCode, link, paragraph, tableCell, text}
}
