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

/** Characters that no text can be changed by. */
const harmless = /^[A-Za-z][^\\`*_[\]<&~|!\n]*$/

/**
 * Make the handlers of text, code, paragraphs and headings.
 *
 * `state.safe` escapes all that could be markup in some place; these look at the whole paragraph first. In a tree with
 * definitions, any pair of brackets may be a link, so there `state.safe` decides.
 *
 * @param root
 *   Tree that is written; nothing where it is not known.
 * @param quick
 *   Whether to write texts without asking their handlers, where those would do the same.
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

  /** Write what holds phrasing content: the quick way where that can, else as the library does. */
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
    // GFM has no way to write a backslash before a pipe in a cell's code.
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
