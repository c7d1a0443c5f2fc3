/** Where something stands in the index, in UTF-16 units from 0. */
export interface Span {
  start: number
  /** Behind its last unit. */
  end: number
}

/** A topic as the index declares it. */
export interface DeclaredTopic extends Span {
  /** As written. */
  topic: string
  /** What to show for it; absent: the default caption. */
  caption?: string
  /** Other names, as written. */
  aliases: Array<string>
}

/** A help file or a place outside the package, with its topics. */
export interface DeclaredSource extends Span {
  /** Name of the help file relative to the document root, or URL, or `Packages/…`. */
  name: string
  title: string
  topics: Array<DeclaredTopic>
}

/** Entry of the table of contents. */
export interface ContentsEntry extends Span {
  /** As written. */
  topic: string
  /** Instead of the topic's own. */
  caption?: string
  /** Whether the topic is found whatever its case: objects are, strings are not (HyperHelp: help_index.py). */
  folded: boolean
  children: Array<ContentsEntry>
}

/**
 * What `hyperhelp.json` says (HyperHelp: help/help_index.txt).
 */
export interface IndexFile {
  /** Name of the package. */
  package: string
  /** What it is (default: `Help for <package>`). */
  description: string
  /** Where the help files are, relative to the Sublime Text package; absent: beside the index. */
  docRoot?: string
  /** With `{topic}`, `{source}` and `{package}` in it. */
  defaultCaption: string
  /** By name, in order. */
  files: Map<string, DeclaredSource>
  /** By URL or resource, in order. */
  externals: Map<string, DeclaredSource>
  /** Table of contents; empty where the index has none. */
  contents: Array<ContentsEntry>
}

/** Caption of topics without one (HyperHelp: help_index.py). */
export const defaultCaption = 'Topic {topic} in help source {source}'

/** Make an index that says nothing. */
export function createIndex(name: string): IndexFile {
  return {
    package: name,
    description: `Help for ${name}`,
    defaultCaption,
    files: new Map(),
    externals: new Map(),
    contents: []
  }
}
