import type {Break, Code, InlineCode, ListItem, Nodes} from 'mdast'
import type {Handle} from 'mdast-util-to-markdown'
import {printInlineCode} from '../../write/notation/inline-code.js'
import type {NavigationEntry, Profile, Site} from './profile.js'
import {type PeekingHandle, protectHandlers, renameLinks} from './protect.js'

/**
 * MkDocs, whose Python-Markdown is not CommonMark: the content of list items is indented by four spaces, a hard break
 * needs two spaces, a backslash escapes only some characters, and any two asterisks are emphasis. With `attr_list`,
 * braces after anything are attributes, even `onclick`.
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

/** Characters that Python-Markdown allows after a backslash: its own, and the pipe of its tables. */
const escapable = /[\\`*_{}[\]()>#+\-.!|]/

/** Escapes, and what is special to Python-Markdown but not to CommonMark. */
const special =
  /\\([!-/:-@[-`{-~])|[*{]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\[(?=TOC\])|<(?=[^\s<>]+@)|^ *(?:#|!!!)/gmu

/** Convert escapes from CommonMark to Python-Markdown. */
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

/** Themes insert the names of pages and sites as HTML. */
function escapeName(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Write a hard break as two spaces. */
function breakAs(usual: Handle): Handle {
  return (node: Break, parent, state, info) =>
    usual(node, parent, state, info).replace('\\\n', '  \n')
}

/** Write inline code; in a table cell its pipes and backslashes stay as they are. */
function inlineCodeAs(usual: PeekingHandle): PeekingHandle {
  const handle: PeekingHandle = (node: InlineCode, parent, state, info) =>
    state.stack.includes('tableCell')
      ? printInlineCode(node, state)
      : usual(node, parent, state, info)
  if (usual.peek) handle.peek = usual.peek
  return handle
}

/**
 * Put blank lines between the items of a list if one contains a blank line: Python-Markdown does not look for items in
 * the middle of a block.
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

/** Write a list item: everything in it starts at the fourth column, as Python-Markdown counts in fours. */
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

/** Write code: Python-Markdown supports fences only at the top level. */
function codeIn(usual: Handle): Handle {
  return (node: Code, parent, state, info) => {
    if (!state.stack.includes('listItem') && !state.stack.includes('blockquote')) {
      return usual(node, parent, state, info)
    }
    return state.indentLines(node.value, (line, _, blank) => (blank ? '' : `    ${line}`))
  }
}

/** YAML, a superset of JSON. */
function configOf({title, description, index, navigation}: Site): string {
  const lines = [
    '# Written by gridhelp.',
    `site_name: ${JSON.stringify(escapeName(title))}`,
    `site_description: ${JSON.stringify(escapeName(description))}`,
    'docs_dir: docs',
    // The default theme shows the whole navigation in a bar at the top, which overflows with hundreds of pages.
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

/** Add an entry and those below it. MkDocs allows a page in the navigation only once. */
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
