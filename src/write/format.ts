import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../grammars/nodes.js'
import type {ToMdastOptions} from '../mdast/options.js'

/** What the formats of documents can be told. */
export interface FormatOptions {
  /** Takes messages about what a format cannot hold. */
  file?: VFile | null | undefined
  /** The text that the tree was read from: formats that keep what was not changed need it. */
  source?: string | null | undefined
  /** Where the document is among those that its links name, such as `library/array.txt`: links are relative to it. */
  path?: string | null | undefined
  /** Gives the URLs of links, for formats that have them (default: as `toMdast` does). */
  resolve?: ToMdastOptions['resolve']
  /** Language that it was written in, for formats that keep it. */
  language?: Language | null | undefined
  /** How Markdown has tables that GFM cannot hold. */
  tables?: 'auto' | 'pipe' | 'html' | 'grid' | null | undefined
  /** How Markdown has directives that have no form of their own. */
  directives?: ToMdastOptions['directives']
}

/** A way of writing documents: the command line's `-t`. */
export interface Format {
  /** Its name, in kebab-case. */
  readonly name: string
  /** Of its files, without a dot. */
  readonly extension: string
  /** Whether it has URLs: then it is worth while to find out where links lead. */
  readonly hasUrls?: boolean
  stringify(tree: Root, options?: FormatOptions | null | undefined): string
}

/** A format that is loaded when it is needed: each comes with packages of its own. */
export interface FormatEntry {
  readonly name: string
  /** In a few words, for the command line's help. */
  readonly description: string
  /** Other names that people use for it. */
  readonly aliases?: ReadonlyArray<string>
  /** Extensions, without a dot, of files that have this format and no other. */
  readonly extensions: ReadonlyArray<string>
  /** Extensions of files that may have it, where a call says so. */
  readonly accepts?: ReadonlyArray<string>
  load(): Promise<Format>
}
