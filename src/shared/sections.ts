import type {GridTable} from '../../grammars/grid-table/nodes.js'

/** The head, body and foot of a table, whatever else plugins have put into it for HTML: its caption. */
export function sectionsOf({children}: GridTable): GridTable['children'] {
  const isSection = ({type}: {type: string}): boolean =>
    type === 'gtHeader' || type === 'gtBody' || type === 'gtFooter'
  return children.every(isSection) ? children : children.filter(isSection)
}
