import type {Code, Html, InlineCode, Nodes, Text} from 'mdast'
import type {Handle, Handlers} from 'mdast-util-to-markdown'

/** A handler that says what it starts with. */
export type PeekingHandle = Handle & {peek?: Handle}

/** How a tool's own syntax is kept from being read in each kind of text. */
export interface Protection {
  /** Change text that is escaped as Markdown already. */
  text(value: string): string
  /** Write code in text as HTML, where code would be read; `undefined`: it is safe. */
  inlineCode?(value: string): string | undefined
  /** Write a block of code as HTML, where a fence would be read; `undefined`: it is safe. */
  code?(value: string): string | undefined
  /** Change HTML that was made for the page. */
  html?(value: string): string
}

/**
 * Make handlers that write nothing that a tool would run.
 *
 * @param handlers
 *   The usual handlers.
 * @param protection
 *   What to keep from being read.
 */
export function protectHandlers(
  handlers: Partial<Handlers>,
  protection: Protection
): Partial<Handlers> {
  const html = handlers.html as PeekingHandle
  const inlineCode = handlers.inlineCode as PeekingHandle
  const protectedHtml: PeekingHandle = (node: Html, parent, state, info) => {
    const value = html(node, parent, state, info)
    return protection.html ? protection.html(value) : value
  }
  const protectedInlineCode: PeekingHandle = (node: InlineCode, parent, state, info) =>
    protection.inlineCode?.(node.value) ?? inlineCode(node, parent, state, info)
  const protectedText: Handle = (node: Text, parent, state, info) => {
    const value = (handlers.text as Handle)(node, parent, state, info)
    return node.data?.marker ? value : protection.text(value)
  }
  const protectedCode: Handle = (node: Code, parent, state, info) =>
    protection.code?.(node.value) ?? (handlers.code as Handle)(node, parent, state, info)
  const gridTable: Handle = (node: Nodes, parent, state, info) => {
    const value = (handlers as {gridTable: Handle}).gridTable(node, parent, state, info)
    // Cells of pipe tables have gone through the handlers above.
    return value.startsWith('<') && protection.html ? protection.html(value) : value
  }
  if (html.peek) protectedHtml.peek = html.peek
  if (inlineCode.peek) {
    // Attention beside code only asks whether it is a letter.
    protectedInlineCode.peek = inlineCode.peek
  }
  return {
    html: protectedHtml,
    inlineCode: protectedInlineCode,
    text: protectedText,
    code: protectedCode,
    gridTable
  } as Partial<Handlers>
}

/**
 * Change the relative links of HTML, which tools leave alone: they know pages by other names than Markdown does.
 *
 * @param html
 *   HTML that was made for a page.
 * @param extension
 *   What pages end with, such as `.html`.
 */
export function renameLinks(html: string, extension: string): string {
  return html.replace(
    /(<a\b[^<>]*? href=")([^"<>]*)(?=")/gi,
    (_, before: string, url: string) => before + renameUrl(url, extension)
  )
}

function renameUrl(url: string, extension: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return url
  const hash = url.indexOf('#')
  const name = hash === -1 ? url : url.slice(0, hash)
  return name.endsWith('.md') ? name.slice(0, -3) + extension + url.slice(name.length) : url
}

/** Write any text as HTML that no tool finds anything in: letters and digits stay, all else is a reference. */
export function toReferences(value: string): string {
  return value.replace(
    /[^\p{L}\p{M}\p{N} \n.,;()/-]/gu,
    (character) => `&#${character.codePointAt(0)};`
  )
}
