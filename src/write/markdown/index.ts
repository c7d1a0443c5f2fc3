import type {Nodes, Root} from 'mdast'
import {gfmStrikethroughToMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableToMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemToMarkdown} from 'mdast-util-gfm-task-list-item'
import {mathToMarkdown} from 'mdast-util-math'
import {type Options, toMarkdown as stringify} from 'mdast-util-to-markdown'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {lower} from '../../mdast/index.js'
import {checkNode, checkOptions, type OptionKind} from '../../shared/check-options.js'
import {hasNode} from '../../shared/visit.js'
import {spanStrategies} from '../../tables/to-records.js'
import type {Format} from '../format.js'
import {footnoteHandlers} from './footnote.js'
import {listHandlers} from './list.js'
import type {ToMarkdownOptions} from './options.js'
import {phrasingHandlers} from './phrasing.js'
import {isPipe, tableHandlers} from './table.js'

export type {ToMarkdownOptions} from './options.js'

const markdownKinds: Readonly<Record<string, OptionKind>> = {
  tables: ['auto', 'pipe', 'html', 'grid'],
  spans: spanStrategies,
  tablePipeAlign: 'boolean'
}

/**
 * Write a document as Markdown: GFM, as a person would write it.
 *
 * @param tree
 *   Document or table, with our nodes or plain mdast; it is not modified.
 * @param options
 *   Forms of what Markdown cannot express, how to resolve links, how to write tables.
 * @returns
 *   Markdown, with a final line ending.
 * @example
 *   toMarkdown(fromHyperhelp('# install:How to install'))
 */
export function toMarkdown(
  tree: Root | GridTable,
  options?: ToMarkdownOptions | null | undefined
): string {
  const settings = options ?? {}
  checkNode('write Markdown', tree, ['root', 'gridTable'])
  checkOptions('write Markdown', options, markdownKinds)
  const root = lower(tree, {...settings, handlers: null, target: 'markdown'}, (table) =>
    isPipe(table, settings)
  )
  return stringify(root, markdownExtension(root, settings))
}

/**
 * Make the extension of `mdast-util-to-markdown` for writing a tree.
 *
 * @param root
 *   Lowered tree.
 * @param options
 *   How to write tables; options of `mdast-util-to-markdown` take precedence.
 * @param quick
 *   Whether to write texts without calling their handlers (default: `true`); `false` for callers with handlers of their
 *   own.
 */
export function markdownExtension(
  root: Nodes | undefined,
  options: ToMarkdownOptions,
  quick = true
): Options {
  const {handlers, join, unsafe, extensions} = options
  return {
    ...style,
    ...options,
    handlers: null,
    join: null,
    unsafe: null,
    extensions: [
      // Without math, dollar signs are literal.
      ...(root && hasNode(root, isMath) ? [mathToMarkdown()] : []),
      gfmTableToMarkdown({tablePipeAlign: false}),
      gfmStrikethroughToMarkdown(),
      gfmTaskListItemToMarkdown(),
      {
        handlers: {
          ...footnoteHandlers,
          ...listHandlers,
          ...phrasingHandlers(root, quick && !handlers && !extensions && !unsafe),
          ...tableHandlers(options)
        }
      },
      ...(extensions ?? []),
      {handlers: handlers ?? {}, join: join ?? [], unsafe: unsafe ?? []}
    ]
  }
}

/** The most common markers. */
const style: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true
}

/**
 * Create the extension of `mdast-util-to-markdown` that `toMarkdown` uses, to call that library, or `remark-stringify`,
 * yourself. It knows mdast and grid tables: pass other nodes through `toMdast` first.
 *
 * @param options
 *   How to write tables.
 * @returns
 *   Extension.
 * @example
 *   unified()
 *     .use(hyperhelpParse)
 *     .use(gridhelpToMdast)
 *     .data('toMarkdownExtensions', [gridhelpToMarkdown()])
 *     .use(remarkStringify)
 */
export function gridhelpToMarkdown(options?: ToMarkdownOptions | null | undefined): Options {
  checkOptions('write Markdown', options, markdownKinds)
  return markdownExtension(undefined, options ?? {}, false)
}

/** Markdown of the tree. */
export const markdown: Format = {
  name: 'markdown',
  extension: 'md',
  hasUrls: true,
  stringify: (tree, options) => toMarkdown(tree, options)
}

function isMath({type}: Nodes): boolean {
  return type === 'math' || type === 'inlineMath'
}
