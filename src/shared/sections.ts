import type {GridTable} from '../../grammars/grid-table/nodes.js'

/** The header, body and footer of a table, without what plugins add for HTML, such as a caption. */
export function sectionsOf({children}: GridTable): GridTable['children'] {
  const isSection = ({type}: {type: string}): boolean =>
    type === 'gtHeader' || type === 'gtBody' || type === 'gtFooter'
  return children.every(isSection) ? children : children.filter(isSection)
}
