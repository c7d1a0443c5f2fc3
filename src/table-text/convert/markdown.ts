import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import type {MarkdownDialect} from '../../read/markdown/dialect.js'
import {readMarkdownTables} from '../../read/markdown-tables.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import {writeHtmlTable, writePipes} from '../../write/markdown-table/index.js'
import type {ConvertibleLanguage, DocumentTable} from './document-table.js'
import {literalTable} from './literal-table.js'

const settings = {unwrap: true, report() {}} as const

/** Find the tables of a Markdown document that are not inside another one. */
export function findMarkdownTables(text: string, dialect: MarkdownDialect): Array<DocumentTable> {
  const source = new Source(text)
  const tables = {dialect, widths: 'auto'} as const
  const cuts: Array<number> = []
  const {grids, pipes} = readMarkdownTables(source, {
    ...{unwrap: true, tables, cells: 'literal'},
    report: ({ruleId, start}) => {
      if (ruleId === 'pipe-table-cells') cuts.push(start)
    }
  })
  const found = [
    ...grids.map((node) => ({node, notation: 'grid' as const})),
    ...pipes.map((node) => ({node, notation: 'pipe' as const}))
  ]
  found.sort((a, b) => a.node.position!.start.offset! - b.node.position!.start.offset!)
  return found.map(({node, notation}) => {
    const {start, end} = node.position!
    const line = source.lineStarts[start.line] ?? 0
    // In a block quote or list item, each line has a prefix; that of the second line applies to all others.
    const margin = text.slice(
      source.point(line).offset,
      source.point(line).offset! + start.column - 1
    )
    const isCut = cuts.some((at) => at >= start.offset! && at < end.offset!)
    return {
      ...{node, notation, isCut, start: start.offset!, end: end.offset!},
      ...{margin: start.column > 1 ? margin : '', caption: [], options: [], widths: undefined}
    }
  })
}

/** Markdown: pipe tables, grid tables, tables in HTML. */
export function convertMarkdown(dialect: MarkdownDialect): ConvertibleLanguage {
  return {
    notations: ['grid', 'pipe', 'html'],
    write({node, notation, isCut}, as) {
      if (isCut) {
        throw new Error(
          `Cannot write this table as \`${as}\`, expected no more cells in a row than its header has`
        )
      }
      if (as === 'pipe') return writePipes(node)
      if (as === 'html') return writeHtmlTable(node)
      const own = dialect === 'adobe' ? 'adobe' : 'pandoc'
      const table =
        notation === 'pipe' ? {...literalTable(node, pipesInCode), position: undefined} : node
      return writeGridTable(table as GridTable, {
        dialect: own,
        cells: 'literal',
        caption: false
      }).split('\n')
    },
    readBack(lines) {
      const tables = {dialect, widths: 'auto'} as const
      const source = new Source(lines.join('\n'))
      const {grids, pipes} = readMarkdownTables(source, {...settings, tables, cells: 'inline'})
      return [...grids, ...pipes][0]
    }
  }
}

/** Escape pipes outside of code where a grid table could take them for borders. */
function pipesInCode(lines: ReadonlyArray<string>): Array<string> {
  return lines.map((line) => {
    const runs = [...line.matchAll(/`+/g)]
    // For each run of backticks, the next one of the same length, which closes the code.
    const closers: Array<number | undefined> = []
    const known = new Map<number, number>()
    for (let index = runs.length - 1; index >= 0; index -= 1) {
      const {length} = runs[index]![0]
      closers[index] = known.get(length)
      known.set(length, index)
    }
    let result = ''
    let at = 0
    for (const [index, {index: start, 0: run}] of runs.entries()) {
      const closer = closers[index]
      if (start < at || closer === undefined) continue
      const end = runs[closer]!.index + run.length
      result += line.slice(at, start).replaceAll('|', '\\|') + line.slice(start, end)
      at = end
    }
    return result + line.slice(at).replaceAll('|', '\\|')
  })
}
