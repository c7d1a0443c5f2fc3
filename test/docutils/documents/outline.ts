import type {Image, Nodes, PhrasingContent} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {DefinitionList} from '../../../grammars/nodes.js'

/** A block, `[kind, …details, …blocks]`, or running text, `[kind, text, …details]`: the same as `read_documents.py` writes. */
export type Outline = Array<string | number | Outline>

/** Say what blocks a document is made of. */
export function outlineOf(nodes: ReadonlyArray<Nodes>): Array<Outline> {
  const found: Array<Outline> = []
  for (const node of nodes) {
    switch (node.type) {
      case 'heading':
        if (node.data?.rubric) found.push(['rubric', inlineOf(node.children)])
        else found.push(['heading', node.depth, inlineOf(node.children)])
        break
      case 'paragraph': {
        const [only, ...others] = node.children
        if (node.data?.lineBlock) found.push(['lines', ...linesOf(node.children)])
        else if (node.data?.attribution) {
          found.push(['attribution', inlineOf(node.children, /^\u2014 /)])
        } else if (others.length === 0 && imageOf(only)) {
          found.push(['image', imageOf(only)!.url])
        } else {
          const text = inlineOf(node.children)
          // An escaped blank alone is nothing.
          if (text.length > 0) found.push(['paragraph', text])
        }
        break
      }
      case 'list': {
        const items = node.children.map((item) => outlineOf(item.children))
        found.push(node.ordered ? ['numbers', node.start ?? 1, ...items] : ['bullets', ...items])
        break
      }
      case 'definitionList':
        found.push(...entriesOf(node))
        break
      case 'blockquote':
        found.push(['quote', ...outlineOf(node.children)])
        break
      case 'code':
        found.push(['code', (node.data?.visible ?? node.value).trimEnd()])
        break
      case 'math': {
        const last = found.at(-1)
        if (last?.[0] === 'math') last[1] += `\n\n${node.value.trimEnd()}`
        else found.push(['math', node.value.trimEnd()])
        break
      }
      case 'comment':
        // docutils keeps no comment for substitutions.
        if (!/^\|\S/.test(node.value)) found.push(['comment', fold(node.value).trim()])
        break
      case 'thematicBreak':
        found.push(['transition'])
        break
      case 'footnoteDefinition':
        found.push(['footnote', node.label ?? '', outlineOf(node.children)])
        break
      case 'gridTable':
        found.push(tableOf(node))
        break
      case 'admonition':
        found.push(['admonition', node.kind, ...outlineOf(node.children)])
        break
      case 'anchor':
      case 'definition':
        break
      default:
        found.push([`unknown ${node.type}`])
    }
  }
  return found
}

/** An image, or the one that a link holds. */
function imageOf(node: PhrasingContent | undefined): Image | undefined {
  if (node?.type === 'link' && node.children.length === 1) return imageOf(node.children[0])
  return node?.type === 'image' ? node : undefined
}

function entriesOf({children, data}: DefinitionList): Array<Outline> {
  const found: Array<Outline> = []
  for (let index = 0; index < children.length; index += 2) {
    const [term, body] = children.slice(index, index + 2)
    if (term?.type !== 'definitionTerm') continue
    const blocks = body?.type === 'definitionBody' ? outlineOf(body.children) : []
    if (data?.kind === 'field') found.push(['field', inlineOf(term.children), blocks])
    else if (data?.kind === 'option') {
      found.push(['option', textOf(term).replace(/[^\p{L}\p{N}_]/gu, ''), blocks])
    } else {
      const classifiers = (term.data?.classifiers ?? []).map(fold)
      found.push(['term', inlineOf(term.children), classifiers, blocks])
    }
  }
  return found
}

function tableOf({children}: GridTable): Outline {
  let head = 0
  const rows: Array<Outline> = []
  for (const section of children) {
    for (const row of section.children) {
      if (section.type === 'gtHeader') head += 1
      rows.push(
        row.children.map(
          (cell): Outline => [cell.rowSpan ?? 1, cell.colSpan ?? 1, outlineOf(cell.children)]
        )
      )
    }
  }
  return ['table', head, ...rows]
}

/** Lines of a line block: how deep each is, and what it says. */
function linesOf(children: ReadonlyArray<PhrasingContent>): Array<Outline> {
  const lines: Array<Array<PhrasingContent>> = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)!.push(child)
  }
  return lines.map((line) => {
    const [first, ...others] = line
    if (first?.type !== 'text') return [0, inlineOf(line)]
    const blanks = /^\u00a0*/.exec(first.value)![0].length
    return [blanks / 2, inlineOf([{...first, value: first.value.slice(blanks)}, ...others])]
  })
}

/** docutils makes no link of an address behind what looks like one of an unknown scheme; we do. */
const unknownScheme = /(?!https?:|mailto:)(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9.+-]*:[^\s:]/

function inlineOf(nodes: ReadonlyArray<PhrasingContent>, without = /(?!)/): Outline {
  const ignoresAddresses = unknownScheme.test(nodes.map(textOf).join(''))
  const found: Array<[string, string, ...Array<string>]> = []
  for (const node of nodes) {
    const text = textOf(node)
    switch (node.type) {
      case 'emphasis':
      case 'strong':
      case 'superscript':
      case 'subscript':
        found.push([node.type, text])
        break
      case 'inlineCode':
        found.push(['code', text])
        break
      case 'inlineMath':
        found.push(['math', text])
        break
      case 'link':
        if (ignoresAddresses && (node.url === text || node.url === `mailto:${text}`)) addText(text)
        else found.push(['link', text, node.url])
        break
      case 'helpLink':
        found.push(['link', text, '#'])
        break
      case 'footnoteReference':
        found.push(['footnote', node.label ?? ''])
        break
      case 'image':
        found.push(['image', node.url])
        break
      case 'anchor':
        if (text !== '') found.push(['target', text])
        break
      default:
        addText(text)
    }
  }
  return tidy(found, without)

  function addText(text: string): void {
    const last = found.at(-1)
    if (last?.[0] === 'text') last[1] += text
    else if (text !== '') found.push(['text', text])
  }
}

/** Make white space one blank, and none at either end. */
function tidy(found: Array<[string, string, ...Array<string>]>, without: RegExp): Outline {
  for (const part of found) part[1] = fold(part[1])
  const [first] = found
  const last = found.at(-1)
  if (first?.[0] === 'text') first[1] = first[1].replace(without, '').trimStart()
  if (last?.[0] === 'text') last[1] = last[1].trimEnd()
  return found.filter(([kind, text]) => kind !== 'text' || text !== '')
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'footnoteReference') return node.label ?? ''
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? (node.children as Array<Nodes>).map(textOf).join('') : ''
}

function fold(text: string): string {
  return text.replace(/[ \n\u00a0]+/g, ' ')
}
