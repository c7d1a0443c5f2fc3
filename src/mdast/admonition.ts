import type {Blockquote, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Admonition} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Kinds for which GitHub has an alert. */
const alerts = new Set(['note', 'tip', 'important', 'warning', 'caution'])

/** Get the visible label of an admonition. */
export function labelOf({kind, data}: Admonition): string {
  return data?.label ?? (kind === 'seealso' ? 'See also' : kind[0]!.toUpperCase() + kind.slice(1))
}

/**
 * Lower an admonition: to a GitHub alert, or to a quote that starts with its label.
 *
 * GitHub shows alerts only at the outermost level, and with its own labels; the others become quotes.
 */
export function lowerAdmonition(node: Admonition, state: LowerState): Array<RootContent> {
  const label = labelOf(node)
  const alert =
    state.settings.admonitions === 'alert' &&
    state.nesting === 0 &&
    alerts.has(node.kind) &&
    label.toLowerCase() === node.kind
  state.nesting += 1
  const children = state.flow(node.children)
  state.nesting -= 1
  const lead: Array<PhrasingContent> = alert
    ? [{type: 'text', value: `[!${node.kind.toUpperCase()}]`, data: {marker: true}}]
    : [{type: 'strong', children: [{type: 'text', value: `${label}:`}]}]
  const first = children[0]
  const paragraph: Paragraph =
    first?.type === 'paragraph'
      ? {
          ...first,
          children: [...lead, {type: 'text', value: alert ? '\n' : ' '}, ...first.children]
        }
      : {type: 'paragraph', children: lead}
  const quote: Blockquote = {
    type: 'blockquote',
    // Flow content is lowered to flow content.
    children: [
      paragraph,
      ...(first?.type === 'paragraph' ? children.slice(1) : children)
    ] as Blockquote['children']
  }
  if (node.position) quote.position = node.position
  return [quote]
}

declare module 'mdast' {
  interface Data {
    /** Text that is a Markdown marker (`[!NOTE]`). */
    marker?: boolean
  }
}
