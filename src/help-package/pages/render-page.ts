import GithubSlugger from 'github-slugger'
import type {
  BlockContent,
  DefinitionContent,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Text
} from 'mdast'
import {defaultHandlers, type Handlers, type Options, toMarkdown} from 'mdast-util-to-markdown'
import type {HelpLink} from '../../../grammars/nodes.js'
import {lower} from '../../mdast/index.js'
import {isTarget, isTargets} from '../../mdast/targets.js'
import {visit} from '../../shared/visit.js'
import {markdownExtension} from '../../write/markdown/index.js'
import {isPipe} from '../../write/markdown/table.js'
import type {LinkTarget} from '../links/link-target.js'
import {reportLinks} from '../links/report-links.js'
import {findProfile, type Target} from '../profiles/index.js'
import type {Profile} from '../profiles/profile.js'
import {linkMatches} from './link-documents.js'
import type {Page} from './read-page.js'
import {entryText} from './scan-page.js'

/** What is needed to write a page. */
export interface RenderTask {
  target: Target
  /** Name of its file in the package. */
  file: string
  /** Names of all files that have pages. */
  files: Iterable<string>
  /** Path of the page in the folder of pages. */
  page: string
  title: string
  /** Files that items of its lists lead to, by their text. */
  contents?: ReadonlyMap<string, string> | undefined
  /** Find the target of a link on the page. */
  resolve(link: HelpLink): LinkTarget
  /** Find the name of a link's target, if it has one. */
  nameOf(link: HelpLink): string | undefined
}

/**
 * Write a help file as a page of a site.
 *
 * @param page
 *   Page; receives messages.
 * @param task
 *   What to know about the rest of the site.
 * @returns
 *   Markdown with front matter.
 */
export function renderPage({tree, file}: Page, task: RenderTask): string {
  const profile = findProfile(task.target)
  const {title} = task
  const titled = prepare(tree, task)
  const {options} = profile
  const resolve = reportLinks(file, task.resolve)
  const root = lower(
    titled,
    {...options, target: 'markdown', path: task.page, file, resolve},
    (table) => isPipe(table, options)
  )
  return writePage(root, {path: task.page, title}, profile)
}

/**
 * Write an mdast tree as a page of a site.
 *
 * @param root
 *   Tree; it is changed.
 * @param page
 *   Its path and title.
 * @param profile
 *   Profile of the site generator.
 */
export function writePage(
  root: Root,
  page: {path: string; title: string},
  profile: Profile
): string {
  profile.transform?.(root, page)
  if (profile.headingIds === 'attribute') addHeadingIds(root)
  const front = profile.frontMatter?.(page) ?? []
  if (front.length > 0) root.children.unshift({type: 'yaml', value: front.join('\n')})
  if (!profile.protect || profile.active) {
    const quick = toMarkdown(root, markdownExtension(root, profile.options))
    if (!profile.protect || !profile.active?.test(quick)) return quick
  }
  const usual = markdownExtension(root, profile.options, false)
  const handlers: Partial<Handlers> = {...defaultHandlers}
  collectHandlers(usual, handlers)
  const extensions = [...(usual.extensions ?? []), {handlers: profile.protect(handlers)}]
  return toMarkdown(root, {...usual, extensions})
}

/** Collect the handlers of extensions; for each type, the last one wins. */
function collectHandlers({extensions, handlers}: Options, into: Partial<Handlers>): void {
  for (const extension of extensions ?? []) collectHandlers(extension, into)
  Object.assign(into, handlers)
}

/** Add information from the rest of the site to a tree; its links are changed. */
export function prepare(tree: Root, task: RenderTask): Root {
  nameLinks(tree, task)
  return withTitle(withContents(tree, task.contents), task.title)
}

/**
 * Give links without a text the name of their target, and replace patterns by the documents that match; the tree is
 * changed.
 */
export function nameLinks(
  tree: Root,
  {file, files, nameOf}: Pick<RenderTask, 'file' | 'files' | 'nameOf'>
): void {
  linkMatches(tree, file, files)
  visit(tree, (node) => {
    if (node.type !== 'helpLink' || !node.data?.isUntitled || node.data.title !== undefined) return
    const name = nameOf(node)
    if (name !== undefined) node.data.title = name
  })
}

/** Turn items of tables of contents into links, without changing the tree. */
function withContents(tree: Root, contents: ReadonlyMap<string, string> | undefined): Root {
  if (!contents) return tree
  return {
    ...tree,
    children: tree.children.map((node) => (node.type === 'list' ? linkItems(node, contents) : node))
  }
}

function linkItems(list: List, contents: ReadonlyMap<string, string>): List {
  const children = list.children.map((item): ListItem => {
    const blocks = item.children.map((block, index) => {
      const file = index === 0 ? contents.get(entryText(block) ?? '') : undefined
      if (file !== undefined) return linkTo(file, block)
      return block.type === 'list' ? linkItems(block, contents) : block
    })
    return {...item, children: blocks}
  })
  return {...list, children}
}

/** Turn an entry into a link: a paragraph, or the only item of a list. */
function linkTo(identifier: string, block: BlockContent | DefinitionContent): Paragraph {
  const [paragraph, number] =
    block.type === 'list'
      ? [block.children[0]!.children[0] as Paragraph, `${block.start ?? 1}. `]
      : [block as Paragraph, '']
  const position = paragraph.position && {position: paragraph.position}
  const text: Array<PhrasingContent> = number === '' ? [] : [{type: 'text', value: number}]
  const link: HelpLink = {
    type: 'helpLink',
    package: null,
    identifier,
    children: [...text, ...paragraph.children],
    ...position
  }
  return {...paragraph, children: [link]}
}

/** Give a tree a title without changing the original. */
function withTitle(tree: Root, title: string): Root {
  const [header, ...rest] = tree.children
  if (header?.type === 'helpHeader') return {...tree, children: [{...header, title}, ...rest]}
  const position = tree.position && {position: tree.position}
  return {
    ...tree,
    children: [
      {type: 'helpHeader', title, date: null, attributes: {}, ...position},
      ...tree.children
    ]
  }
}

/** An underscore in `{#id}` that would open or close emphasis in tools that parse Markdown first. */
const looseUnderscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u

/**
 * Write the ids of headings as `{#id}`: the first target before a heading becomes its id. A heading without a target
 * gets an id that is unique on the page, as the tool would make one up.
 */
function addHeadingIds(root: Root): void {
  const slugger = new GithubSlugger()
  for (const id of idsOf(root)) slugger.occurrences[id] = 0
  const children: Array<RootContent> = []
  for (const node of root.children) {
    if (node.type === 'heading') {
      const before = children.at(-1)
      let id: string | undefined
      if (before && isTargets(before)) {
        const [first, ...others] = before.children
        const target = first && isTarget(first) ? first.data?.target : undefined
        if (target !== undefined && !looseUnderscore.test(target)) {
          id = target
          children.pop()
          if (others.length > 0) children.push({...before, children: others})
        }
      }
      addId(node, id ?? slugger.slug(textOf(node).replaceAll('_', '-')))
    }
    children.push(node)
  }
  root.children = children
}

function addId(heading: Heading, id: string): void {
  const marker: Text = {type: 'text', value: ` {#${id || 'section'}}`, data: {marker: true}}
  heading.children = [...heading.children, marker]
}

function idsOf(root: Root): Array<string> {
  const ids: Array<string> = []
  visit(root, (node) => {
    if (node.type === 'html' && node.data?.target) ids.push(node.data.target.toLowerCase())
  })
  return ids
}

function textOf(node: RootContent): string {
  if ('value' in node && node.type !== 'html') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
