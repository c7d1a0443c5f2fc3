import type {GridTable} from '../../grammars/grid-table/nodes.js'

/** Tell what a table looks like: rows by section, cells as `text` or `text (rows×columns)`. */
export function shape(table: GridTable): Array<string> {
  return table.children.flatMap((section) =>
    section.children.map((row) => {
      const cells = row.children.map(({rowSpan = 1, colSpan = 1, align, valign, children}) => {
        const text = children
          .map((child) =>
            child.type === 'paragraph' && child.children[0]?.type === 'text'
              ? child.children[0].value
              : child.type
          )
          .join(' ¶ ')
        const spans = rowSpan * colSpan > 1 ? ` (${rowSpan}×${colSpan})` : ''
        const marks = [align, valign].filter(Boolean).join(' ')
        return `${text.replaceAll('\n', '/')}${spans}${marks && ` ${marks}`}`
      })
      return `${section.type.slice(2).toLowerCase()}: ${cells.join(' | ')}`
    })
  )
}
