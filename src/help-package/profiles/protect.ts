import type {Code, Html, InlineCode, Nodes, Text} from 'mdast'
import type {Handle, Handlers} from 'mdast-util-to-markdown'

/** A handler that can tell its first character. */
export type PeekingHandle = Handle & {peek?: Handle}

/** How to keep a tool from interpreting its own syntax in each kind of text. */
export interface Protection {
  /** Protect text that is already escaped as Markdown. */
  text(value: string): string
  /** Write inline code as HTML if the tool would interpret it; `undefined` if it is safe. */
  inlineCode?(value: string): string | undefined
  /** Write a code block as HTML if the tool would interpret a fence; `undefined` if it is safe. */
  code?(value: string): string | undefined
  /** Protect HTML generated for the page. */
  html?(value: string): string
}

/**
 * Wrap handlers so that they write nothing that a tool would execute.
 *
 * @param handlers
 *   The usual handlers.
 * @param protection
 *   How to protect each kind of text.
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
    // Cells of pipe tables have already passed through the handlers above.
    return value.startsWith('<') && protection.html ? protection.html(value) : value
  }
  if (html.peek) protectedHtml.peek = html.peek
  if (inlineCode.peek) {
    // `peek` beside attention only needs to know whether the character is a letter.
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
 * Rename the relative links in HTML, which tools leave alone although they rename pages.
 *
 * @param html
 *   HTML generated for a page.
 * @param extension
 *   Extension of pages, such as `.html`.
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

/**
 * Write any text as HTML in which no tool finds syntax: all but letters, digits and basic punctuation become character
 * references.
 */
export function toReferences(value: string): string {
  return value.replace(
    /[^\p{L}\p{M}\p{N} \n.,;()/-]/gu,
    (character) => `&#${character.codePointAt(0)};`
  )
}
