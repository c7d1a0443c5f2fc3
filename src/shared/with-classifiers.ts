import type {PhrasingContent} from 'mdast'
import type {DefinitionTerm} from '../../grammars/nodes.js'

/** What readers see of a term: its words, and what kind of thing they are (docutils: `term : classifier`). */
export function withClassifiers({
  children,
  data
}: {
  readonly children: DefinitionTerm['children']
  readonly data?: DefinitionTerm['data'] | undefined
}): Array<PhrasingContent> {
  if (!data?.classifiers) return children
  const kinds = data.classifiers.map(
    (kind): PhrasingContent => ({type: 'text', value: ` : ${kind}`})
  )
  return [...children, ...kinds]
}
