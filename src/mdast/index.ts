import type {Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkNode, checkOptions} from '../shared/check-options.js'
import {collectFootnotes} from './footnotes.js'
import {handlers, htmlHandlers} from './handlers.js'
import {joinAlike} from './join-alike.js'
import type {ToMdastOptions} from './options.js'
import type {Handlers, Lower, LowerSettings, LowerState} from './state.js'
import {joinTargets} from './targets.js'
import {collectTopicIds} from './topic-ids.js'

export type {ToMdastHandler, ToMdastOptions, ToMdastState} from './options.js'

/**
 * Turn a document into mdast. Grid tables are the only nodes in it that mdast does not define.
 *
 * All visible words stay, in the same order.
 *
 * @param tree
 *   Document or table; it is not modified.
 * @param options
 *   Forms of what Markdown cannot express, and how to resolve links.
 * @returns
 *   Document of mdast and `gridTable` nodes.
 * @example
 *   toMdast(fromHyperhelp('See |:setup.txt/install:how to install|.'))
 */
export function toMdast(tree: Root | GridTable, options?: ToMdastOptions | null | undefined): Root {
  checkNode('turn a tree into mdast', tree, ['root', 'gridTable'])
  return lower(tree, options ?? {}, () => true)
}

/**
 * Turn a document into mdast like `toMdast`, for a writer that knows how its tables are written.
 *
 * @param tree
 *   Document or table.
 * @param options
 *   Options.
 * @param isText
 *   Whether a table is written in Markdown, rather than in HTML or as code.
 */
export function lower(
  tree: Root | GridTable,
  options: ToMdastOptions,
  isText: (table: GridTable) => boolean
): Root {
  const settings = readSettings(options)
  const table = {
    ...(settings.target === 'html' ? htmlHandlers : handlers),
    ...settings.handlers
  } as Handlers
  const state: LowerState = {
    settings,
    ids: collectTopicIds(tree),
    footnotes: collectFootnotes(tree, settings.target === 'html' ? undefined : isText),
    shift: 0,
    topHeadings: countTopHeadings(tree),
    nesting: 0,
    links: 0,
    flow(nodes) {
      return joinTargets(nodes.flatMap(lowerFlow))
    },
    phrasing(nodes) {
      // Handlers of phrasing return phrasing.
      return joinAlike(nodes.flatMap(lowerNode) as Array<PhrasingContent>)
    },
    report(node, ruleId, reason, note) {
      if (!settings.file) return
      const message = new VFileMessage(reason, {
        place: node.position,
        ruleId,
        source: 'gridhelp'
      })
      if (note) message.note = note
      message.fatal = false
      if (settings.file.path) message.file = settings.file.path
      settings.file.messages.push(message)
    }
  }
  if (tree.type !== 'root') return {type: 'root', children: state.flow([tree])}
  const children = state.flow(tree.children)
  return tree.position
    ? {type: 'root', children, position: tree.position}
    : {type: 'root', children}

  /** HTML that becomes text is wrapped in a paragraph in flow content. */
  function lowerFlow(node: Nodes): Array<RootContent> {
    const nodes = lowerNode(node)
    if (node.type !== 'html') return nodes
    return nodes.map((child) =>
      child.type === 'text' ? {type: 'paragraph', children: [child]} : child
    )
  }

  function lowerNode(node: Nodes): Array<RootContent> {
    // Each type maps to a handler of its nodes.
    const handle = table[node.type] as Lower<Nodes> | undefined
    return handle ? handle(node, state) : [copy(node, state) as RootContent]
  }
}

/** Markdown nodes without a handler whose children are phrasing. */
const phrasingParents = new Set(['delete', 'linkReference', 'tableCell'])

/** Count the headings of rank 1 at the levels where documents have them. */
function countTopHeadings(tree: Root | GridTable): number {
  if (tree.type !== 'root') return 0
  return tree.children.filter((child) => child.type === 'heading' && child.depth === 1).length
}

/** Copy a Markdown node, with its children lowered. */
function copy(node: Nodes, state: LowerState): Nodes {
  if (!('children' in node)) return {...node}
  const lower = phrasingParents.has(node.type) ? state.phrasing : state.flow
  return {...node, children: lower(node.children)} as Nodes
}

function readSettings(options: ToMdastOptions): LowerSettings {
  const task = 'turn a tree into mdast'
  checkOptions(task, options, {
    target: ['markdown', 'html'],
    path: 'string',
    extension: 'string',
    resolve: 'function',
    header: ['heading', 'front-matter', 'none'],
    definitions: ['list', 'paragraphs', 'html'],
    admonitions: ['alert', 'quote'],
    directives: ['code', 'myst'],
    keys: ['kbd', 'code'],
    comments: 'boolean',
    handlers: 'object',
    file: 'file'
  })
  const target = options.target ?? 'markdown'
  return {
    ...options,
    target,
    path: options.path ?? undefined,
    extension: options.extension ?? (target === 'html' ? 'html' : 'md'),
    header: options.header ?? 'heading',
    definitions: options.definitions ?? 'list',
    admonitions: options.admonitions ?? 'alert',
    directives: options.directives ?? 'code',
    keys: options.keys ?? 'kbd'
  }
}
