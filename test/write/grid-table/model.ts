import fc from 'fast-check'
import type {BlockContent, PhrasingContent} from 'mdast'
import type {
  GridTable,
  GridTableAlign,
  GridTableCell,
  GridTableColumn,
  GridTableDialect,
  GridTableRow,
  GridTableVerticalAlign
} from '../../../grammars/grid-table/nodes.js'

/** What the tables of a model have. */
export interface ModelOptions {
  dialect: GridTableDialect
  /** What the cells hold. */
  content: fc.Arbitrary<GridTableCell['children']>
  /** Whether there may be foot rows. */
  footer?: boolean
  /** With what a table may be without a body (default: nothing). */
  bodyless?: 'head' | 'head and foot'
  columnAlign?: boolean
  cellAlign?: boolean
}

/** Random tables: any size up to 5 × 5, any spans, any sections that the dialect has. */
export function tables(options: ModelOptions): fc.Arbitrary<GridTable> {
  const aligns: Array<GridTableAlign> = ['left', 'center', 'right']
  const size = fc.record({
    rows: fc.integer({min: 1, max: 5}),
    columns: fc.array(
      fc.record({
        width: fc.integer({min: 3, max: 14}),
        align: options.columnAlign
          ? fc.option(fc.constantFrom(...aligns), {nil: undefined})
          : fc.constant(undefined)
      }),
      {minLength: 1, maxLength: 5}
    ),
    head: fc.integer({min: 0, max: 3}),
    foot: options.footer ? fc.integer({min: 0, max: 2}) : fc.constant(0),
    cells: fc.array(
      fc.record({
        rowSpan: fc.constantFrom(1, 1, 1, 2, 3),
        colSpan: fc.constantFrom(1, 1, 1, 2, 3),
        children: options.content,
        align: options.cellAlign
          ? fc.option(fc.constantFrom<GridTableAlign>(...aligns, 'justify'), {nil: undefined})
          : fc.constant(undefined),
        valign: options.cellAlign
          ? fc.option(fc.constantFrom<GridTableVerticalAlign>('top', 'middle', 'bottom'), {
              nil: undefined
            })
          : fc.constant(undefined)
      }),
      {minLength: 25, maxLength: 25}
    )
  })
  return size.map(({rows, columns, head, foot, cells}) => {
    // pandoc has no foot without a head.
    const isHeadless = options.dialect === 'pandoc' && (head === 0 || rows < 3)
    const footRows = isHeadless ? 0 : Math.min(foot, rows - 2 < 0 ? 0 : rows - 1)
    let headRows = Math.min(head, rows - footRows)
    const wanted = footRows > 0 ? 'head and foot' : 'head'
    if (headRows === rows - footRows && options.bodyless !== wanted) headRows -= 1
    const limits = [headRows, rows - footRows, rows]
    const taken = Array.from({length: rows}, () => new Array<boolean>(columns.length).fill(false))
    let next = 0
    const lines = taken.map((line, row): GridTableRow => {
      const children: Array<GridTableCell> = []
      const end = limits.find((limit) => row < limit)!
      for (let column = 0; column < columns.length; column += 1) {
        if (line[column]) continue
        const random = cells[next++]!
        let colSpan = 1
        while (
          colSpan < random.colSpan &&
          column + colSpan < columns.length &&
          !line[column + colSpan]
        ) {
          colSpan += 1
        }
        const rowSpan = Math.min(random.rowSpan, end - row)
        for (let down = 0; down < rowSpan; down += 1) {
          for (let over = 0; over < colSpan; over += 1) taken[row + down]![column + over] = true
        }
        const cell: GridTableCell = {type: 'gtCell', children: random.children}
        if (rowSpan > 1) cell.rowSpan = rowSpan
        if (colSpan > 1) cell.colSpan = colSpan
        if (random.align) cell.align = random.align
        if (random.valign) cell.valign = random.valign
        children.push(cell)
      }
      return {type: 'gtRow', children}
    })
    const children: GridTable['children'] = []
    if (headRows > 0) children.push({type: 'gtHeader', children: lines.slice(0, headRows)})
    children.push({type: 'gtBody', children: lines.slice(headRows, rows - footRows)})
    if (footRows > 0) children.push({type: 'gtFooter', children: lines.slice(rows - footRows)})
    return {
      type: 'gridTable',
      columns: columns.map(({width, align}): GridTableColumn => (align ? {width, align} : {width})),
      dialect: options.dialect,
      children
    }
  })
}

const nasty = [...'+|-=:+|-=: ab', 'あ', '字', '한', 'é', '"', '*']
const combining = ['e\u0301', 'n\u0303']

/** One literal text, as a reader gives it: no common indentation, no blanks at the ends of lines. */
export function literalContent(options: {
  combining: boolean
}): fc.Arbitrary<GridTableCell['children']> {
  const characters = options.combining ? [...nasty, ...combining] : nasty
  const line = fc
    .array(fc.constantFrom(...characters), {maxLength: 9})
    .map((parts) => parts.join('').trimEnd())
  return fc.array(line, {maxLength: 3}).map((lines) => {
    while (lines.length > 0 && lines[0] === '') lines.shift()
    while (lines.length > 0 && lines.at(-1) === '') lines.pop()
    let indent = Number.POSITIVE_INFINITY
    for (const text of lines) {
      if (text !== '') indent = Math.min(indent, text.length - text.trimStart().length)
    }
    return paragraph(lines.map((text) => text.slice(indent)).join('\n'))
  })
}

/** Paragraphs of words that hold no markup, or look as if they did. */
export function textContent(options: {
  combining: boolean
  paragraphs?: number
}): fc.Arbitrary<GridTableCell['children']> {
  const characters = [...nasty.filter((d) => d !== ' '), ...'cdefgh', 'xyz', '.', ',', '(', ')']
  if (options.combining) characters.push(...combining)
  const word = fc
    .array(fc.constantFrom(...characters), {minLength: 1, maxLength: 6})
    .map((parts) => parts.join(''))
  return fc
    .array(
      fc.array(word, {minLength: 1, maxLength: 6}).map((words) => words.join(' ')),
      {maxLength: options.paragraphs ?? 2}
    )
    .map((texts) => texts.flatMap(paragraph))
}

/** Running text with markup, as each dialect's language has it, and blocks where its cells hold blocks. */
export function inlineContent(dialect: GridTableDialect): fc.Arbitrary<GridTableCell['children']> {
  const word = fc.stringMatching(/^[a-z]{1,7}$/)
  const words = fc.array(word, {minLength: 1, maxLength: 4}).map((list) => list.join(' '))
  const text = words.map((value): PhrasingContent => ({type: 'text', value}))
  const children = text.map((node) => [node])
  const code = words.map((value): PhrasingContent => ({type: 'inlineCode', value}))
  const emphasis = children.map((nodes): PhrasingContent => ({type: 'emphasis', children: nodes}))
  const strong = children.map((nodes): PhrasingContent => ({type: 'strong', children: nodes}))
  const link = fc.tuple(word, children).map(
    ([name, nodes]): PhrasingContent => ({
      type: 'helpLink',
      package: null,
      identifier: `${name}.txt/${name}`,
      children: nodes
    })
  )
  const url = fc.tuple(word, children).map(
    ([name, nodes]): PhrasingContent => ({
      type: 'link',
      url: `https://${name}.org/(a)_b`,
      children: nodes
    })
  )
  const key = word.map((value): PhrasingContent => ({type: 'keyBinding', value}))
  const kinds: Record<GridTableDialect, Array<fc.Arbitrary<PhrasingContent>>> = {
    hyperhelp: [text, code, link, key],
    sphinx: [text, code, link, emphasis],
    rst: [text, code, url, emphasis, strong],
    'rst-simple': [text, code, url, emphasis, strong],
    pandoc: [text, code, url, emphasis, strong],
    adobe: [text, code, url, emphasis, strong]
  }
  // What stands between two of them: a blank, nothing, or what writers put behind or before markup. Stars of Sphinx's
  // text stand beside no letter: `a*b*` may be a product.
  const between = fc.constantFrom(
    ...[' ', ' ', ' ', '.', ', ', ' (', ') ', '-', ': '],
    ...(dialect === 'sphinx' ? [] : ['', '', 's', '/', '。'])
  )
  const phrasing = fc
    .array(fc.tuple(fc.oneof(...kinds[dialect]), between), {minLength: 1, maxLength: 4})
    .map((pairs) => {
      const result: Array<PhrasingContent> = []
      for (const [index, [node, after]] of pairs.entries()) {
        const next = pairs[index + 1]?.[0]
        // Of code beside code one code is made.
        const gap = !next ? after.trim() : next.type === node.type && after === '' ? ' ' : after
        addText(result, node)
        if (gap !== '') addText(result, {type: 'text', value: gap})
      }
      return result
    })
  const paragraphs = phrasing.map((nodes): BlockContent => ({type: 'paragraph', children: nodes}))
  if (dialect === 'sphinx' || dialect === 'hyperhelp') return fc.array(paragraphs, {maxLength: 2})
  const list = fc
    .record({
      ordered: fc.boolean(),
      items: fc.array(fc.tuple(paragraphs, fc.option(paragraphs)), {minLength: 1, maxLength: 3})
    })
    .map(({ordered, items}): BlockContent => {
      const spread = items.some(([, second]) => second !== null)
      return {
        type: 'list',
        ordered,
        ...(ordered ? {start: 1} : {}),
        spread,
        children: items.map(([first, second]) => ({
          type: 'listItem',
          spread,
          children: second ? [first, second] : [first]
        }))
      }
    })
  const block = fc
    .array(words, {minLength: 1, maxLength: 3})
    .map((lines): BlockContent => ({type: 'code', value: lines.join('\n  ')}))
  const quote = paragraphs.map((node): BlockContent => ({type: 'blockquote', children: [node]}))
  return fc.array(fc.oneof(paragraphs, paragraphs, list, block, quote), {maxLength: 3})
}

function paragraph(value: string): GridTableCell['children'] {
  return value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
}

/** Add a node to others; text beside text is one. */
function addText(nodes: Array<PhrasingContent>, node: PhrasingContent): void {
  const last = nodes.at(-1)
  if (node.type === 'text' && last?.type === 'text') last.value += node.value
  else nodes.push(node.type === 'text' ? {...node} : node)
}
