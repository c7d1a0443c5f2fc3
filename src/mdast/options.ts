import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import type {HelpLink} from '../../grammars/nodes.js'

/** How handlers of `toMdast` go on to children, and say what they lose. */
export interface ToMdastState {
  /** Turn blocks into mdast. */
  flow(nodes: ReadonlyArray<Nodes>): Array<RootContent>
  /** Turn running text into mdast. */
  phrasing(nodes: ReadonlyArray<Nodes>): Array<PhrasingContent>
  /** Put a warning on the file: the node it is about, its rule, and what is wrong. */
  report(node: Nodes, ruleId: string, reason: string, note?: string): void
}

/**
 * Turns a node of one type into nodes of mdast.
 *
 * The type of its node is the one that it is registered for.
 */
// biome-ignore lint/suspicious/noExplicitAny: handlers of one record take nodes of different types.
export type ToMdastHandler = (node: any, state: ToMdastState) => ReadonlyArray<RootContent>

/** Options of `toMdast`. */
export interface ToMdastOptions {
  /**
   * What the tree is for (default: `'markdown'`).
   *
   * - `markdown`: mdast and grid tables only; what Markdown has no form for takes the one that reads best
   * - `html`: definition lists, asides, anchors and keys stay nodes, with the `data.hName` that `mdast-util-to-hast` reads
   */
  target?: 'markdown' | 'html' | null | undefined
  /**
   * Where the document is in its help package, such as `library/array.txt` (default: in the outermost folder).
   * Links to other files are relative to it.
   */
  path?: string | null | undefined
  /** Extension of the files that links to other files go to, without a dot (default: `'md'`, for HTML `'html'`). */
  extension?: string | null | undefined
  /**
   * Find the URL of a link. `undefined` says that its topic is nowhere: the text stays, and `file` gets a message;
   * `null` says the same, and that nobody has to be told any more
   * (default: topics of the page, files of the package, and hosts of the web are found).
   */
  resolve?: ((link: HelpLink) => string | null | undefined) | null | undefined
  /**
   * Where the title and the date of a help file go (default: `'heading'`).
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
   * Form of notes and warnings (default: `'alert'`).
   *
   * - `alert`: GitHub's alerts (`> [!NOTE]`), where it has the kind and shows it; quotes otherwise
   * - `quote`: quotes that start with the label
   */
  admonitions?: 'alert' | 'quote' | null | undefined
  /**
   * Form of directives of reStructuredText that have none in Markdown (default: `'code'`).
   *
   * - `code`: code that is the directive as it was written
   * - `myst`: fences of MyST, `{name} argument`, which MyST and Jupyter Book run; those too that readers do not see
   */
  directives?: 'code' | 'myst' | null | undefined
  /**
   * Form of `<Ctrl+C>` (default: `'kbd'`).
   *
   * - `kbd`: `<kbd>` where it names keys; code otherwise
   * - `code`: code
   */
  keys?: 'kbd' | 'code' | null | undefined
  /** Whether comments, which no reader of a help file sees, are written as comments of HTML (default: `false`). */
  comments?: boolean | null | undefined
  /**
   * What becomes of nodes, by their types: of nodes of your own, or of ours in a form of your own
   * (default: other nodes stay as they are).
   */
  handlers?: Readonly<Record<string, ToMdastHandler>> | null | undefined
  /** Takes messages: links without a target, URLs that are not written. */
  file?: VFile | null | undefined
}
