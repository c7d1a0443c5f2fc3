import type {Break, Code, InlineCode, ListItem, Nodes} from 'mdast'
import type {Handle} from 'mdast-util-to-markdown'
import {printInlineCode} from '../../write/notation/inline-code.js'
import type {NavigationEntry, Profile, Site} from './profile.js'
import {type PeekingHandle, protectHandlers, renameLinks} from './protect.js'

/**
 * MkDocs, whose Python-Markdown is not CommonMark: what belongs to an item is indented by four blanks, two blanks are the
 * only hard break, a backslash escapes some marks only, and any two stars are emphasis. With `attr_list` braces behind
 * anything are attributes, `onclick` too.
 */
export const mkdocs: Profile = {
  name: 'mkdocs',
  description: 'docs/ and mkdocs.yml for MkDocs',
  folder: 'docs',
  index: 'index.md',
  options: {admonitions: 'quote'},
  headingIds: 'attribute',
  transform: (root) => {
    spreadLists(root)
  },
  protect: (handlers) => ({
    ...protectHandlers(handlers, {
      text: escapeForPython,
      html: (value) => renameLinks(value, '.html')
    }),
    break: breakAs(handlers.break as Handle),
    code: codeIn(handlers.code as Handle),
    inlineCode: inlineCodeAs(handlers.inlineCode as PeekingHandle),
    listItem
  }),
  frontMatter: ({title}) => [`title: ${JSON.stringify(escapeName(title))}`],
  files: (site) => [{path: 'mkdocs.yml', content: configOf(site)}]
}

/** What Python-Markdown takes a backslash before for an escape: its own, and the pipe of its tables. */
const escapable = /[\\`*_{}[\]()>#+\-.!|]/

/** Escapes, and what may mean something to Python-Markdown where it means nothing to CommonMark. */
const special =
  /\\([!-/:-@[-`{-~])|[*{]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\[(?=TOC\])|<(?=[^\s<>]+@)|^ *(?:#|!!!)/gmu

/** Escape for Python-Markdown what is escaped for CommonMark. */
function escapeForPython(value: string): string {
  return value.replace(special, (found: string, escaped: string | undefined) => {
    if (escaped === undefined) {
      const mark = found.trimStart()
      return found.slice(0, -mark.length) + (mark === '<' ? '&lt;' : `\\${mark}`)
    }
    if (escapable.test(escaped)) return found
    return escaped === '<' ? '&lt;' : escaped === '&' ? '&amp;' : escaped
  })
}

/** Names of pages and sites are HTML to the themes. */
function escapeName(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Write a hard break, which is none where the usual one is none. */
function breakAs(usual: Handle): Handle {
  return (node: Break, parent, state, info) =>
    usual(node, parent, state, info).replace('\\\n', '  \n')
}

/** Write code in text: that of a cell has its pipes and backslashes as they are. */
function inlineCodeAs(usual: PeekingHandle): PeekingHandle {
  const handle: PeekingHandle = (node: InlineCode, parent, state, info) =>
    state.stack.includes('tableCell')
      ? printInlineCode(node, state)
      : usual(node, parent, state, info)
  if (usual.peek) handle.peek = usual.peek
  return handle
}

/**
 * Put blank lines between the items of a list where one has a blank line in it: Python-Markdown does not look for an item
 * in the middle of a block.
 */
function spreadLists(node: Nodes): boolean {
  if (!('children' in node)) return false
  let spread = false
  for (const child of node.children) {
    if (spreadLists(child)) spread = true
  }
  if (node.type === 'listItem') {
    const [first, second, ...rest] = node.children
    const isTight =
      rest.length === 0 && (!second || (first?.type === 'paragraph' && second.type === 'list'))
    return spread || Boolean(node.spread) || !isTight
  }
  if (node.type === 'list') node.spread ||= spread
  return node.type === 'list' && Boolean(node.spread)
}

/** Write an item: everything in it starts at the fourth column, which Python-Markdown counts in. */
const listItem: Handle = (node: ListItem, parent, state, info) => {
  const index = state.indexStack.at(-1) ?? 0
  const start = parent?.type === 'list' && parent.ordered ? (parent.start ?? 1) : undefined
  const bullet = start === undefined ? '-' : `${start + index}.`
  const first = bullet.padEnd(Math.max(4, bullet.length + 1))
  const exit = state.enter('listItem')
  const tracker = state.createTracker(info)
  tracker.move(first)
  tracker.shift(4)
  const value = state.indentLines(
    state.containerFlow(node, tracker.current()),
    (line, at, blank) => {
      if (at === 0) return blank ? bullet : first + line
      return blank ? line : `    ${line}`
    }
  )
  exit()
  return value
}

/** Write code: Python-Markdown knows fences at the outermost level only. */
function codeIn(usual: Handle): Handle {
  return (node: Code, parent, state, info) => {
    if (!state.stack.includes('listItem') && !state.stack.includes('blockquote')) {
      return usual(node, parent, state, info)
    }
    return state.indentLines(node.value, (line, _, blank) => (blank ? '' : `    ${line}`))
  }
}

/** YAML, in which all of JSON is at home. */
function configOf({title, description, index, navigation}: Site): string {
  const lines = [
    '# Written by gridhelp.',
    `site_name: ${JSON.stringify(escapeName(title))}`,
    `site_description: ${JSON.stringify(escapeName(description))}`,
    'docs_dir: docs',
    // The usual theme has all of the navigation in a bar at the top, where hundreds of pages are more than a screen.
    'theme: readthedocs',
    'use_directory_urls: false',
    'markdown_extensions:',
    '  - attr_list',
    '  - tables',
    '  - fenced_code',
    '  - footnotes',
    '  - sane_lists',
    'nav:',
    `  - Contents: ${JSON.stringify(index)}`
  ]
  const seen = new Set<string>()
  for (const entry of navigation) addEntry(entry, '  ', lines, seen)
  return `${lines.join('\n')}\n`
}

/** Add an entry, and what is below it. A page stands in the navigation of MkDocs once. */
function addEntry(
  {caption, page, url, children}: NavigationEntry,
  indent: string,
  lines: Array<string>,
  seen: Set<string>
): void {
  const below: Array<string> = []
  for (const child of children) addEntry(child, `${indent}    `, below, seen)
  const own = page === undefined ? url : seen.has(page) ? undefined : page
  if (page !== undefined) seen.add(page)
  const key = JSON.stringify(escapeName(caption))
  if (below.length === 0) {
    if (own !== undefined) lines.push(`${indent}- ${key}: ${JSON.stringify(own)}`)
    return
  }
  lines.push(`${indent}- ${key}:`)
  if (own !== undefined) lines.push(`${indent}    - ${key}: ${JSON.stringify(own)}`)
  for (const line of below) lines.push(line)
}
