import type {PhrasingContent, Strong} from 'mdast'

/** Make text strong as a whole; what is strong in it already says nothing more. */
export function strong(children: ReadonlyArray<PhrasingContent>): Strong {
  return {
    type: 'strong',
    children: children.flatMap((child) => (child.type === 'strong' ? child.children : [child]))
  }
}
