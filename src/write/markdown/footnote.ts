import type {FootnoteDefinition, FootnoteReference, Html, Yaml} from 'mdast'
import type {Handle, Handlers} from 'mdast-util-to-markdown'

/** A handler that exposes its first character, so that others need not call it. */
type PeekingHandle = Handle & {peek?: () => string}

const footnoteReference: PeekingHandle = (node: FootnoteReference) => `[^${node.identifier}]`

/** Write a footnote. */
export const footnoteDefinition: Handle = (node: FootnoteDefinition, _, state, info) => {
  const tracker = state.createTracker(info)
  const value = tracker.move(`[^${node.identifier}]: `)
  tracker.shift(4)
  const body = state.containerFlow(node, tracker.current())
  return (
    value +
    state.indentLines(body, (line, index, blank) => (index === 0 || blank ? line : `    ${line}`))
  ).trimEnd()
}

const yaml: Handle = (node: Yaml) => `---\n${node.value}\n---`

const html: PeekingHandle = (node: Html) => node.value

footnoteReference.peek = () => '['
html.peek = () => '<'

/** Footnotes of GFM, front matter, and our HTML verbatim. */
export const footnoteHandlers: Partial<Handlers> = {
  footnoteDefinition,
  footnoteReference,
  html,
  yaml
}
