import type {Code, ListItem} from 'mdast'
import type {Handle} from 'mdast-util-to-markdown'
import type {NavigationEntry, Profile, Site} from './profile.js'
import {protectHandlers, renameLinks} from './protect.js'

/**
 * MkDocs, whose Python-Markdown is not CommonMark: what belongs to an item is indented by four blanks, and with
 * `attr_list` braces behind anything are attributes, `onclick` too.
 */
export const mkdocs: Profile = {
  name: 'mkdocs',
  description: 'docs/ and mkdocs.yml for MkDocs',
  folder: 'docs',
  index: 'index.md',
  options: {admonitions: 'quote'},
  headingIds: 'attribute',
  protect: (handlers) => ({
    ...protectHandlers(handlers, {
      text: (value) => value.replace(/\{/g, '\\{').replace(/\[(?=TOC\])/g, '\\['),
      html: (value) => renameLinks(value, '.html')
    }),
    code: codeIn(handlers.code as Handle),
    listItem
  }),
  frontMatter: ({title}) => [`title: ${JSON.stringify(title)}`],
  files: (site) => [{path: 'mkdocs.yml', content: configOf(site)}]
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
function configOf({title, description, navigation}: Site): string {
  const lines = [
    '# Written by gridhelp.',
    `site_name: ${JSON.stringify(title)}`,
    `site_description: ${JSON.stringify(description)}`,
    'docs_dir: docs',
    'use_directory_urls: false',
    'markdown_extensions:',
    '  - attr_list',
    '  - tables',
    '  - fenced_code',
    '  - footnotes',
    '  - md_in_html',
    '  - sane_lists',
    'nav:'
  ]
  const seen = new Set<string>()
  for (const entry of navigation) addEntry(entry, '  ', lines, seen)
  return `${lines.join('\n')}\n`
}

/** Add an entry, and what is below it. A page stands in the navigation of MkDocs once. */
function addEntry(
  {caption, page, children}: NavigationEntry,
  indent: string,
  lines: Array<string>,
  seen: Set<string>
): void {
  const below: Array<string> = []
  for (const child of children) addEntry(child, `${indent}    `, below, seen)
  const own = page !== undefined && !seen.has(page) ? page : undefined
  if (own !== undefined) seen.add(own)
  const key = JSON.stringify(caption)
  if (below.length === 0) {
    if (own !== undefined) lines.push(`${indent}- ${key}: ${JSON.stringify(own)}`)
    return
  }
  lines.push(`${indent}- ${key}:`)
  if (own !== undefined) lines.push(`${indent}    - ${key}: ${JSON.stringify(own)}`)
  lines.push(...below)
}
