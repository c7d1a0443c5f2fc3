import type {Blockquote, List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import {isOptions} from '../../grammars/block/shared/signature-lines.js'
import type {DefinitionBody, DefinitionList, DefinitionTerm} from '../../grammars/nodes.js'
import {withClassifiers} from '../shared/with-classifiers.js'
import {toCode} from './expression.js'
import {joinAlike} from './join-alike.js'
import type {LowerState} from './state.js'
import {strong} from './strong.js'
import {splitTargets} from './targets.js'
import {phrasingText, trimPhrasing} from './trim.js'

/** Consecutive terms with their definitions. */
interface Entry {
  terms: Array<DefinitionTerm>
  bodies: Array<DefinitionBody>
}

/** Lower a definition list. */
export function lowerDefinitionList(node: DefinitionList, state: LowerState): Array<RootContent> {
  const form = state.settings.definitions
  const entries = collectEntries(node)
  state.title = undefined
  if (form === 'html') return entriesToHtml(entries, node, state)
  if (form === 'paragraphs') {
    return entries.flatMap((entry) => {
      const quote: Blockquote = {type: 'blockquote', children: lowerBodies(entry, state)}
      const terms = lowerTerms(entry, node, state)
      return [...(terms ? [terms] : []), ...(quote.children.length > 0 ? [quote] : [])]
    })
  }
  const children = entries.map((entry): ListItem => {
    const terms = lowerTerms(entry, node, state)
    const body = lowerBodies(entry, state)
    const [only] = body
    if (node.data?.kind === 'field' && terms && only?.type === 'paragraph' && body.length === 1) {
      terms.children = [...terms.children, {type: 'text', value: ' '}, ...only.children]
      body.length = 0
    }
    const item: ListItem = {
      type: 'listItem',
      spread: body.length > 0,
      children: terms ? [terms, ...body] : body
    }
    return item
  })
  const list: List = {
    type: 'list',
    ordered: false,
    spread: children.some((item) => item.spread),
    children
  }
  if (node.position) list.position = node.position
  return [list]
}

function collectEntries(node: DefinitionList): Array<Entry> {
  const entries: Array<Entry> = []
  for (const child of node.children) {
    const last = entries.at(-1)
    if (child.type === 'definitionBody') {
      if (last) last.bodies.push(child)
      else entries.push({terms: [], bodies: [child]})
    } else if (last && last.bodies.length === 0) {
      last.terms.push(child)
    } else {
      entries.push({terms: [child], bodies: []})
    }
  }
  return entries
}

function lowerBodies(entry: Entry, state: LowerState): ListItem['children'] {
  state.nesting += 1
  const nodes = state.flow(entry.bodies.flatMap((body) => body.children))
  state.nesting -= 1
  return nodes as ListItem['children']
}

/** Lower terms to one paragraph with a line for each. */
function lowerTerms(entry: Entry, node: DefinitionList, state: LowerState): Paragraph | undefined {
  const children: Array<PhrasingContent> = []
  for (const term of entry.terms) {
    const line = lowerTerm(term, node, state)
    if (line.length === 0) continue
    if (children.length > 0) children.push({type: 'break'})
    for (const child of line) children.push(child)
  }
  return children.length > 0 ? {type: 'paragraph', children} : undefined
}

/**
 * Lower a term: to its target, its text in bold, and the kind of object; a signature becomes code, in which stars and
 * underscores are literal.
 */
function lowerTerm(
  term: DefinitionTerm,
  node: DefinitionList,
  state: LowerState
): Array<PhrasingContent> {
  const {targets, rest} = splitTargets(trimPhrasing(state.phrasing(term.children)))
  const children = trimPhrasing(rest)
  if (children.length === 0) return targets
  if (node.data?.kind === 'signature' && isSignature(term)) {
    const value = phrasingText(children).replace(/\s+/g, ' ').trim()
    const code: Array<PhrasingContent> = children.every(isPlain)
      ? codeOfNames(value)
      : joinAlike(toCode(children))
    return [...targets, strong(code)]
  }
  return withClassifiers({children: [...targets, strong(children)], data: term.data})
}

/** Write a signature as code; options with several names become several nodes, so that each can be found and copied. */
function codeOfNames(value: string): Array<PhrasingContent> {
  if (!isOptions(value)) return [{type: 'inlineCode', value}]
  return value.split(/(, | \| | \/ )(?=[-/+])/).map((part, index): PhrasingContent => {
    return index % 2 === 0 ? {type: 'inlineCode', value: part} : {type: 'text', value: part}
  })
}

/** Check for content that code can represent. */
function isPlain(node: PhrasingContent): boolean {
  return (
    node.type === 'text' ||
    node.type === 'inlineCode' ||
    ((node.type === 'emphasis' || node.type === 'strong') && node.children.every(isPlain))
  )
}

/** Check for the signature of a program object, rather than a glossary term. */
export function isSignature(term: DefinitionTerm): boolean {
  const first = term.children.find((child) => child.type === 'anchor')
  return !first?.identifier?.startsWith('term-')
}

function entriesToHtml(
  entries: ReadonlyArray<Entry>,
  node: DefinitionList,
  state: LowerState
): Array<RootContent> {
  const nodes: Array<RootContent> = []
  addTag('<dl>')
  for (const entry of entries) {
    for (const term of entry.terms) {
      addTag('<dt>')
      const children = lowerTerm(term, node, state)
      if (children.length > 0) nodes.push({type: 'paragraph', children})
      addTag('</dt>')
    }
    for (const body of entry.bodies) {
      addTag('<dd>')
      for (const child of lowerBodies({terms: [], bodies: [body]}, state)) nodes.push(child)
      addTag('</dd>')
    }
  }
  addTag('</dl>')
  return nodes

  /** Append a tag to the one before, or else on lines of its own, so that the content between is Markdown. */
  function addTag(tag: string): void {
    const last = nodes.at(-1)
    if (last?.type === 'html') last.value += `\n${tag}`
    else nodes.push({type: 'html', value: tag})
  }
}
