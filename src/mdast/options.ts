import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import type {HelpLink} from '../../grammars/nodes.js'

/** Lets handlers of `toMdast` transform children and report losses. */
export interface ToMdastState {
  /** Turn blocks into mdast. */
  flow(nodes: ReadonlyArray<Nodes>): Array<RootContent>
  /** Turn inline nodes into mdast. */
  phrasing(nodes: ReadonlyArray<Nodes>): Array<PhrasingContent>
  /** Add a warning to the file, with its node, its rule, and the problem. */
  report(node: Nodes, ruleId: string, reason: string, note?: string): void
}

/**
 * Turns a node of one type into mdast nodes.
 *
 * It is called with nodes of the type it is registered for.
 */
// biome-ignore lint/suspicious/noExplicitAny: handlers of one record take nodes of different types.
export type ToMdastHandler = (node: any, state: ToMdastState) => ReadonlyArray<RootContent>

/** Options of `toMdast`. */
export interface ToMdastOptions {
  /**
   * Purpose of the tree (default: `'markdown'`).
   *
   * - `markdown`: mdast and grid tables only; what Markdown cannot express takes the form that reads best
   * - `html`: definition lists, asides, anchors and keys stay nodes, with the `data.hName` that `mdast-util-to-hast`
   *   reads
   */
  target?: 'markdown' | 'html' | null | undefined
  /**
   * Path of the document in its help package, such as `library/array.txt` (default: the top folder). Links to other
   * files are relative to it.
   */
  path?: string | null | undefined
  /** Extension of linked files, without a dot (default: `'md'`; in HTML, `'html'`). */
  extension?: string | null | undefined
  /**
   * Get the URL of a link. If it returns `undefined`, the link becomes plain text, with a message; if it returns
   * `null`, without a message (default: finds topics of the page, files of the package, and hosts on the web).
   */
  resolve?: ((link: HelpLink) => string | null | undefined) | null | undefined
  /**
   * Where to write the title and the date of a help file (default: `'heading'`).
   *
   * - `heading`: a heading of rank 1 and, below it, the date in italics
   * - `front-matter`: the same heading, and all attributes as YAML before it
   * - `none`: nowhere
   */
  header?: 'heading' | 'front-matter' | 'none' | null | undefined
  /**
   * Form of definition lists (default: `'list'`).
   *
   * - `list`: a list whose items start with their terms
   * - `paragraphs`: the terms as paragraphs, the bodies as quotes
   * - `html`: `<dl>`, `<dt>` and `<dd>` around Markdown
   */
  definitions?: 'list' | 'paragraphs' | 'html' | null | undefined
  /**
   * Form of admonitions (default: `'alert'`).
   *
   * - `alert`: GitHub alerts (`> [!NOTE]`) where GitHub has the kind, otherwise quotes
   * - `quote`: quotes that start with the label
   */
  admonitions?: 'alert' | 'quote' | null | undefined
  /**
   * Form of reStructuredText directives that Markdown cannot express (default: `'code'`).
   *
   * - `code`: code with the source of the directive
   * - `myst`: MyST fences, `{name} argument`, for MyST and Jupyter Book; includes directives without visible output
   */
  directives?: 'code' | 'myst' | null | undefined
  /**
   * Form of `<Ctrl+C>` (default: `'kbd'`).
   *
   * - `kbd`: `<kbd>` if it names keys, otherwise code
   * - `code`: code
   */
  keys?: 'kbd' | 'code' | null | undefined
  /** Whether to keep comments, as HTML comments (default: `false`). */
  comments?: boolean | null | undefined
  /**
   * Handlers by node type, for nodes of your own or to change the form of ours (default: unknown nodes stay as they
   * are).
   */
  handlers?: Readonly<Record<string, ToMdastHandler>> | null | undefined
  /** Collects messages: links without a target, unsafe URLs. */
  file?: VFile | null | undefined
}
