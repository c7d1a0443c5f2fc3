import type {InlineCode, Nodes, Paragraph, PhrasingContent} from 'mdast'
import {gfmTableToMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemToMarkdown} from 'mdast-util-gfm-task-list-item'
import {mathToMarkdown} from 'mdast-util-math'
import {
  defaultHandlers,
  type Handle,
  type Info,
  type Options,
  toMarkdown
} from 'mdast-util-to-markdown'
import {toPlainText} from '../../tables/to-plain-text.js'
import {footnoteDefinition} from '../markdown/footnote.js'
import {printInlineCode} from './inline-code.js'
import {breakAfterUrl, pandocUnsafe} from './pandoc-unsafe.js'
import {holdBlanks, type PrintState} from './print-state.js'

/**
 * Print phrasing as Markdown, escaped like the text of a separate paragraph.
 *
 * @param nodes
 *   Phrasing.
 * @param state
 *   How to print it.
 * @returns
 *   Text; a break is a backslash and `\n`.
 */
export function printMarkdownPhrasing(
  nodes: ReadonlyArray<PhrasingContent>,
  state: PrintState = {}
): string {
  const paragraph: Paragraph = {type: 'paragraph', children: [...nodes]}
  return printMarkdown(paragraph, state)
}

/** Print any mdast node as Markdown, without a final line ending. */
export function printMarkdown(node: Nodes, state: PrintState = {}): string {
  return toMarkdown(node, makeOptions(state)).replace(/\n$/, '')
}

function makeOptions(state: PrintState): Options {
  const hold = (handle: Handle): Handle => {
    const held: Handle & {peek?: Handle} = (node, parent, context, info) =>
      holdBlanks(handle(node, parent, context, info), state)
    const {peek} = handle as {peek?: Handle}
    if (peek) held.peek = peek
    return held
  }
  return {
    bullet: '-',
    listItemIndent: 'one',
    handlers: {
      ...mathToMarkdown().handlers,
      footnoteDefinition,
      inlineCode: hold(inlineCode),
      link: hold(defaultHandlers.link),
      image: hold(defaultHandlers.image),
      html: hold(defaultHandlers.html),
      text(node, parent, context, info) {
        if (node.data?.verbatim) return holdBlanks(node.value, state)
        const next = parent?.children[parent.children.indexOf(node) + 1]
        // Markup that counts at the start of a line stays there.
        const isLast = !(next?.type === 'text' && next.data?.verbatim && node.value.endsWith('\n'))
        if (!isLast) {
          const line = node.value.slice(0, -1)
          return `${context.safe(line.replace(/[\t\n\r ]+/g, ' '), {...info, after: '\n'})}\n`
        }
        if (state.exact) return keepBlanks(context.safe(node.value, info), info)
        const value = node.value.replace(/[\t\n\r ]+/g, (blanks: string) =>
          /^ +$/.test(blanks) ? blanks : ' '
        )
        return defaultHandlers.text({...node, value}, parent, context, info)
      },
      helpLink(node, _parent, context, info) {
        const topic = node.package === null ? node.identifier : `${node.package}:${node.identifier}`
        const link = {type: 'link' as const, url: topic, children: node.children}
        return holdBlanks(defaultHandlers.link(link, undefined, context, info), state)
      },
      anchor(node, _parent, context, info) {
        const id = String(node.identifier ?? '')
          .replace(/&/g, '&amp;')
          .replace(/"/g, '&quot;')
        const start = id === '' ? '' : `<a id="${id}"></a>`
        return (
          holdBlanks(start, state) +
          context.containerPhrasing(node, {...info, before: '>', after: '<'})
        )
      },
      expression(node, _parent, context) {
        const code: InlineCode = {
          type: 'inlineCode',
          value: node.children.map(toPlainText).join('')
        }
        return holdBlanks(printInlineCode(code, context), state)
      },
      keyBinding(node) {
        return holdBlanks(`<kbd>${node.value.replace(/[&<]/g, escapeHtml)}</kbd>`, state)
      },
      delete(node, _parent, context, info) {
        return `~~${context.containerPhrasing(node, {...info, before: '~', after: '~'})}~~`
      },
      comment(node) {
        return holdBlanks(`<!--${node.value.replace(/--/g, '- -')}-->`, state)
      },
      footnoteReference(node) {
        return `[^${node.label ?? node.identifier}]`
      }
    },
    unsafe: [
      ...(state.borders ? [{character: '|'}, {character: '+'}] : []),
      ...(state.pandoc ? pandocUnsafe('phrasing') : []),
      ...breakAfterUrl
    ],
    extensions: [gfmTableToMarkdown(), gfmTaskListItemToMarkdown()]
  }
}

/** Write references for spaces that Markdown drops: all but the first of several, those at either end, tabs. */
function keepBlanks(value: string, {before, after}: Info): string {
  const inner = value.replaceAll('\t', '&#9;').replace(/(?<= ) /g, '&#32;')
  const start = before === '\n' ? inner.replace(/^ /, '&#32;') : inner
  return after === '\n' || after === '\\' ? start.replace(/ $/, '&#32;') : start
}

const inlineCode: Handle & {peek?: () => string} = (node: InlineCode, _, state) =>
  printInlineCode(node, state)
inlineCode.peek = () => '`'

function escapeHtml(character: string): string {
  return character === '&' ? '&amp;' : '&lt;'
}
