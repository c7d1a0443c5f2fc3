/** A range in the index, in UTF-16 units from 0. */
export interface Span {
  start: number
  /** After the last unit. */
  end: number
}

/** A topic as the index declares it. */
export interface DeclaredTopic extends Span {
  /** As written. */
  topic: string
  /** Caption to show; absent for the default caption. */
  caption?: string
  /** Other names, as written. */
  aliases: Array<string>
}

/** A help file or an external source, with its topics. */
export interface DeclaredSource extends Span {
  /** Name of the help file relative to the document root, a URL, or `Packages/…`. */
  name: string
  title: string
  topics: Array<DeclaredTopic>
}

/** An entry of the table of contents. */
export interface ContentsEntry extends Span {
  /** As written. */
  topic: string
  /** Replaces the topic's caption. */
  caption?: string
  /** Whether the topic is matched ignoring case, as for objects, but not for strings (HyperHelp: help_index.py). */
  folded: boolean
  children: Array<ContentsEntry>
}

/** Contents of `hyperhelp.json` (HyperHelp: help/help_index.txt). */
export interface IndexFile {
  /** Name of the package. */
  package: string
  /** Description of the package (default: `Help for <package>`). */
  description: string
  /** Folder of the help files, relative to the Sublime Text package; absent if they are beside the index. */
  docRoot?: string
  /** May contain `{topic}`, `{source}` and `{package}`. */
  defaultCaption: string
  /** By name, in order. */
  files: Map<string, DeclaredSource>
  /** By URL or resource, in order. */
  externals: Map<string, DeclaredSource>
  /** Table of contents; empty if the index has none. */
  contents: Array<ContentsEntry>
}

/** Caption of topics without one (HyperHelp: help_index.py). */
export const defaultCaption = 'Topic {topic} in help source {source}'

/** Create an empty index. */
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
