import type {PhrasingContent} from 'mdast'
import type {DefinitionTerm} from '../../grammars/nodes.js'

/** The visible content of a term: its words and its classifiers (docutils: `term : classifier`). */
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
