import type {Code, Heading, List, ListItem, Nodes, PhrasingContent, RootContent} from 'mdast'
import {isTermLine} from '../../../grammars/block/hyperhelp/paragraph.js'
import {termMark} from '../../../grammars/block/hyperhelp/term-mark.js'
import type {
  Admonition,
  DefinitionBody,
  DefinitionList,
  DefinitionTerm,
  HelpHeader
} from '../../../grammars/nodes.js'
import {captionOf} from '../../mdast/caption.js'
import {withClassifiers} from '../../shared/with-classifiers.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {writeGridTable} from '../grid-table/index.js'
import {tableToGrid} from './grid-of-table.js'
import type {Lose} from './losses.js'
import {plain, printParagraph, readNative, splitTrimmed, unmarked} from './paragraph.js'
import {protectText} from './protect-text.js'
import {mayOpen, writeHelpText} from './write-help-text.js'

/** Settings for writing blocks. */
export interface BlockSettings {
  /** Page width in columns. */
  readonly width: number
  /** Bullet of list items. */
  readonly bullet: '*' | '-'
  readonly lose: Lose
}

/**
 * Print blocks, separated by blank lines.
 *
 * Indentation shows what belongs together, so it depends on what precedes: a list must not be as deep as the
 * definitions above it, nor a quote as deep as a list.
 *
 * @param nodes
 *   Blocks of one parent.
 * @param column
 *   Column of the blocks.
 * @param settings
 *   The page.
 * @param tight
 *   Whether to omit blank lines between them where possible (default: `false`).
 * @returns
 *   Lines, without the indentation of `column`.
 */
export function writeBlocks(
  nodes: ReadonlyArray<Nodes>,
  column: number,
  settings: BlockSettings,
  tight = false
): Array<string> {
  const lines: Array<string> = []
  /** The indented region of the last block, and whether a quote began it. */
  let region: {indent: number; quoted: boolean} | undefined
  let previous: Nodes | undefined
  for (const [index, node] of nodes.entries()) {
    const printed = printRegional(node, nodes[index + 1])
    if (printed.length === 0) continue
    if (lines.length > 0 && !(tight && previous && joinsTightly(previous, node))) lines.push('')
    if (node.type === 'heading' && lines.length > 0) lines.push('')
    for (const line of printed) lines.push(line)
    previous = node
  }
  return lines

  function printRegional(node: Nodes, next: Nodes | undefined): Array<string> {
    if (node.type === 'list') {
      if (previous?.type === 'paragraph' && isTermLine(plain(lines[lines.length - 1] ?? ''))) {
        // Below such a line, an indented list would be its definition.
        region = {indent: 0, quoted: false}
        return printList(node, column, settings)
      }
      if (!region || region.quoted) {
        const shallow = region?.quoted || previous?.type === 'definitionList'
        region = {indent: shallow || column > 0 ? 2 : 4, quoted: false}
        if (previous === undefined && column > 0) region.indent = 0
      }
      const {indent} = region
      return indented(printList(node, column + indent, settings), indent)
    }
    if (node.type === 'blockquote') {
      if (!region || region.indent === 0) region = {indent: 4, quoted: true}
      const {indent} = region
      return indented(writeBlocks(node.children, column + indent, settings), indent)
    }
    region = undefined
    return printBlock(node, next, column, settings)
  }
}

function joinsTightly(before: Nodes, node: Nodes): boolean {
  if (node.type === 'code') return true
  if (before.type === 'paragraph') return node.type === 'list'
  return before.type === 'code' || before.type === 'definitionList' || before.type === 'list'
}

function printBlock(
  node: Nodes,
  next: Nodes | undefined,
  column: number,
  settings: BlockSettings
): Array<string> {
  const {width, lose} = settings
  switch (node.type) {
    case 'helpHeader':
      return printHeader(node, settings)
    case 'heading':
      return printHeading(node, lose)
    case 'paragraph':
      return printParagraph(node.children, width - column, lose)
    case 'code':
      return printCode(node, lose)
    case 'comment':
      return [writeHelpText([node], lose)]
    case 'math':
      lose('math', node)
      return printCode({type: 'code', value: node.value}, lose)
    case 'thematicBreak':
      return ['-'.repeat(Math.max(width - column, 4))]
    case 'gridTable': {
      // Help files have no captions, so it becomes a paragraph.
      const caption = captionOf(node)?.children ?? []
      const lines = printTable(node, settings)
      return caption.length > 0
        ? [...printParagraph(caption, width - column, lose), '', ...lines]
        : lines
    }
    case 'table':
      return printTable(tableToGrid(node), settings)
    case 'definitionList':
      return printDefinitions(node, next?.type === 'blockquote' ? 8 : 4, column, settings)
    case 'admonition':
      return printAdmonition(node, column, settings)
    case 'footnoteDefinition': {
      const mark = `[${node.label ?? node.identifier}] `
      return hang(mark, node.children, column, settings)
    }
    case 'html': {
      // Text is kept when its tags are dropped.
      const text = withoutTags(node.value).replace(/\s+/g, ' ')
      if (text.trim() !== '') lose('html', node)
      return printParagraph([{type: 'text', value: text.trim()}], width - column, lose)
    }
    case 'yaml':
      lose(node.type, node)
      return []
    case 'definition':
      return []
    default: {
      lose(node.type, node)
      if (!('children' in node)) {
        const text = toPlainText(node)
        return printParagraph([{type: 'text', value: text}], width - column, lose)
      }
      return isPhrasing(node)
        ? printParagraph([node as PhrasingContent], width - column, lose)
        : writeBlocks(node.children as Array<Nodes>, column, settings)
    }
  }
}

const phrasingTypes = new Set(['anchor', 'helpLink', 'emphasis', 'strong', 'link', 'delete'])

function isPhrasing(node: Nodes): boolean {
  return phrasingTypes.has(node.type)
}

function printHeader(node: HelpHeader, {width, lose}: BlockSettings): Array<string> {
  const {title, date, attributes} = node
  if (node.data?.file) {
    const name = `*${node.data.file}*`
    const room = width - name.length - (date ?? '').length - 4
    const shown = title ?? ''
    const before = Math.max(Math.floor((room - shown.length) / 2), 0)
    const padded = (' '.repeat(before) + shown).padEnd(Math.max(room, shown.length))
    return [`${name}  ${padded}  ${date ?? ''}`, '='.repeat(width)]
  }
  const pairs = {...attributes}
  if (title !== null) pairs.title = title
  if (date !== null) pairs.date = date
  let line = '%hyperhelp'
  for (const [key, value] of Object.entries(pairs)) {
    if (/["\n]/.test(value) || !/^[a-z]+$/.test(key)) lose('attribute', node)
    if (/^[a-z]+$/.test(key)) line += ` ${key}="${value.replace(/"/g, "'").replace(/\n/g, ' ')}"`
  }
  return [line]
}

function printHeading(node: Heading, lose: Lose): Array<string> {
  const marks = '#'.repeat(node.depth)
  const text = node.children
    .map((child) => headingText(child, lose))
    .join('')
    .replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
    .trim()
  let {identifier} = node
  if (identifier !== undefined && identifier !== text && /[:\n]/.test(identifier)) {
    lose('identifier', node)
    identifier = identifier.replace(/[:\n]/g, '-')
  }
  const topic = identifier ?? (text === '' ? undefined : '_none')
  const body =
    topic === undefined
      ? ''
      : topic !== text
        ? `${topic}:${text}`
        : text.includes(':')
          ? `:${text}`
          : text
  // Number signs at the end are not part of a heading, unless others follow.
  const tail = body === '' || body.endsWith('#') ? ' #' : ''
  const line = `${marks} ${body}${body === '' ? '#' : tail}`
  const mark = node.data?.underline
  return mark ? [line, mark.repeat(Math.max(line.length, 4))] : [line]
}

/** Headings contain only text. */
function headingText(node: PhrasingContent, lose: Lose): string {
  if (node.type === 'break') return ' '
  if (node.type !== 'text') lose('heading', node)
  return toPlainText(node)
}

function printCode(node: Code, lose: Lose): Array<string> {
  if (node.data?.fenced === false && node.value !== '') {
    const blocks = readNative(node.value)
    const only = blocks.length === 1 ? blocks[0] : undefined
    if (only?.type === 'code' && only.data?.fenced === false && only.value === node.value) {
      return node.value.split('\n')
    }
  }
  let info = `${node.lang ?? ''}${node.meta ? ` ${node.meta}` : ''}`
  if (info.includes('`')) {
    lose('meta', node)
    info = info.replaceAll('`', "'")
  }
  let lines = node.value.split('\n')
  if (lines.some(isFence)) {
    lose('code', node)
    lines = lines.map((line) => (isFence(line) ? line.replace('```', '` ``') : line))
  }
  return [`\`\`\`${info}`, ...lines, '```']
}

function isFence(line: string): boolean {
  return line.trim() === '```'
}

function printTable(
  node: Parameters<typeof writeGridTable>[0],
  {lose}: BlockSettings
): Array<string> {
  const drawn = writeGridTable(node, {
    dialect: 'hyperhelp',
    language: 'hyperhelp',
    caption: false,
    onLoss: (what) => lose(what, node)
  })
  const lines = drawn.split('\n')
  // Both are read the same; preserve the original form.
  if (node.dialect === 'rst') {
    return lines.map((line) => (/^\|[=|]+\|$/.test(line) ? line.replaceAll('|', '+') : line))
  }
  const [top = '', ...rest] = lines
  return node.dialect === 'hyperhelp' && /^\+[-+]+\+$/.test(top)
    ? [`+${top.slice(1, -1).replaceAll('+', '|')}+`, ...rest]
    : lines
}

function printDefinitions(
  node: DefinitionList,
  indent: number,
  column: number,
  settings: BlockSettings
): Array<string> {
  const lines: Array<string> = []
  let terms: Array<DefinitionTerm> = []
  for (const [index, child] of node.children.entries()) {
    if (child.type === 'definitionTerm') {
      terms.push(child)
      if (index + 1 < node.children.length) continue
    }
    const body = child.type === 'definitionBody' ? child.children : []
    if (lines.length > 0) lines.push('')
    for (const line of printEntry(terms, body, indent, column, settings)) lines.push(line)
    terms = []
  }
  return lines
}

/** Print terms and their definition. */
function printEntry(
  terms: ReadonlyArray<DefinitionTerm>,
  children: DefinitionBody['children'],
  indent: number,
  column: number,
  settings: BlockSettings
): Array<string> {
  const names = terms.map((term) =>
    splitTrimmed(writeHelpText(withClassifiers(term), settings.lose))
      .join(' ')
      .trim()
  )
  const body = indented(writeBlocks(children, column + indent, settings), indent)
  const apart = names.length === 1 && isTermLine(plain(names[0]!)) ? [''] : []
  const lines = [...names, ...apart, ...body]
  if (terms.length === 0 || readsAsEntry(names, lines)) return lines
  const nothing = `${' '.repeat(indent)}${termMark}`
  return [...names.map((name) => termMark + name), ...(body.length > 0 ? body : [nothing])]
}

/** Whether lines read back as terms with a body, judging by their first block. */
function readsAsEntry(names: ReadonlyArray<string>, lines: ReadonlyArray<string>): boolean {
  const end = lines.indexOf('', names.length + 1)
  const start = lines.slice(0, end === -1 ? lines.length : end).join('\n')
  const [list, ...others] = readNative(unmarked(protectText(start)))
  if (list?.type !== 'definitionList' || others.length > 0) return false
  const found = list.children.map((child) =>
    child.type === 'definitionTerm'
      ? plain(writeHelpText(child.children, () => undefined))
      : undefined
  )
  return (
    found.length === names.length + 1 && names.every((name, index) => found[index] === plain(name))
  )
}

/** The label of an admonition: its own, or the capitalized name of its kind. */
function labelOf(node: Admonition): string {
  const label = node.data?.label ?? node.kind
  const words = label === 'seealso' ? 'See also' : label
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function printAdmonition(node: Admonition, column: number, settings: BlockSettings): Array<string> {
  const [first, ...others] = node.children
  const own = first?.type === 'paragraph' && first.data?.admonitionLabel === true
  const label = own ? writeHelpText(first.children, settings.lose).trim() : `${labelOf(node)}:`
  const children = own ? others : node.children
  if (children.length === 0 || !isText(children[0])) {
    return [label, ...indented(writeBlocks(children, column + 8, settings), 8)]
  }
  return hang(`${label} `, children, column, settings)
}

function isText(node: Nodes | undefined): boolean {
  return node?.type === 'paragraph'
}

/** Print blocks after a marker, and aligned with the text after it. */
function hang(
  mark: string,
  children: ReadonlyArray<RootContent>,
  column: number,
  settings: BlockSettings
): Array<string> {
  const indent = mark.replaceAll(mayOpen, '').length
  const [first = '', ...rest] = indented(writeBlocks(children, column + indent, settings), indent)
  return [mark + first.slice(indent), ...rest]
}

function printList(node: List, column: number, settings: BlockSettings): Array<string> {
  const lines: Array<string> = []
  let number = node.start ?? 1
  for (const item of node.children) {
    if (lines.length > 0 && node.spread) lines.push('')
    const mark = node.ordered ? `${number}. ` : `${settings.bullet} `
    for (const line of printItem(item, mark, column, settings)) lines.push(line)
    number += 1
  }
  return lines
}

function printItem(
  item: ListItem,
  mark: string,
  column: number,
  settings: BlockSettings
): Array<string> {
  const indent = mark.length
  const children: Array<Nodes> = [...item.children]
  if (typeof item.checked === 'boolean') {
    const text = `[${item.checked ? 'x' : ' '}] `
    const [first] = item.children
    const box: PhrasingContent = {type: 'text', value: text}
    if (first?.type === 'paragraph') children[0] = {...first, children: [box, ...first.children]}
  }
  const lines = writeBlocks(children, column + indent, settings, !item.spread)
  const starts = ['paragraph', 'list', 'admonition', 'definitionList']
  if (lines.length === 0 || !starts.includes(item.children[0]?.type ?? '')) {
    // Something must follow the marker: an invisible comment.
    return [`${mark}<****>`, ...(lines.length > 0 ? ['', ...indented(lines, indent)] : [])]
  }
  const [first = '', ...rest] = indented(lines, indent)
  return [mark + first.slice(indent), ...rest]
}

function indented(lines: ReadonlyArray<string>, indent: number): Array<string> {
  const margin = ' '.repeat(indent)
  return lines.map((line) => (line === '' ? line : margin + line))
}

/** Replace HTML tags and comments by spaces. */
function withoutTags(html: string): string {
  const tag = /<\/?[a-z][^<>]*>/gi
  let result = ''
  let at = 0
  for (let open = html.indexOf('<!--'); open !== -1; open = html.indexOf('<!--', at)) {
    const close = html.indexOf('-->', open + 4)
    if (close === -1) break
    result += `${html.slice(at, open).replace(tag, ' ')} `
    at = close + 3
  }
  return result + html.slice(at).replace(tag, ' ')
}
