import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../grammars/nodes.js'
import type {ToMdastOptions} from '../mdast/options.js'

/** Options for all document formats. */
export interface FormatOptions {
  /** Collects messages about what a format cannot express. */
  file?: VFile | null | undefined
  /** The text from which the tree was read, for formats that preserve unchanged parts. */
  source?: string | null | undefined
  /**
   * Path of the document among those to which its links refer, such as `library/array.txt`; links are relative to it.
   */
  path?: string | null | undefined
  /** Gets the URLs of links, for formats that have them (default: like `toMdast`). */
  resolve?: ToMdastOptions['resolve']
  /** Language from which it was read, for formats that preserve it. */
  language?: Language | null | undefined
  /** How Markdown expresses tables that GFM cannot. */
  tables?: 'auto' | 'pipe' | 'html' | 'grid' | null | undefined
  /** How Markdown expresses directives without a node of their own. */
  directives?: ToMdastOptions['directives']
}

/** A document format: the command line's `-t`. */
export interface Format {
  /** Name in kebab case. */
  readonly name: string
  /** File extension, without a dot. */
  readonly extension: string
  /** Whether it has URLs, so that links should be resolved. */
  readonly hasUrls?: boolean
  stringify(tree: Root, options?: FormatOptions | null | undefined): string
}

/** A format that is loaded on demand, since each has packages of its own. */
export interface FormatEntry {
  readonly name: string
  /** A few words for the command line's help. */
  readonly description: string
  /** Other common names. */
  readonly aliases?: ReadonlyArray<string>
  /** Extensions, without a dot, of files in this format only. */
  readonly extensions: ReadonlyArray<string>
  /** Extensions of files that may be in this format, if a call says so. */
  readonly accepts?: ReadonlyArray<string>
  load(): Promise<Format>
}
