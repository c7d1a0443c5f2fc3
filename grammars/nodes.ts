/**
 * Nodes that mdast lacks. All trees are plain unist JSON: no prototypes, no `undefined`, and a `position` on every node
 * that was read from a text. `heading`, `paragraph`, `text`, `emphasis`, `strong`, `inlineCode`, `code`, `list`,
 * `listItem`, `link`, `thematicBreak`, `html`, `blockquote`, `break`, `footnoteDefinition` and `footnoteReference` are
 * mdast's own.
 */
import type {BlockContent, Data, DefinitionContent, Node, Parent, PhrasingContent} from 'mdast'
import type {GridTable} from './grid-table/nodes.js'

/** Markup language of a text. */
export type Language =
  /** Hand-written HyperHelp help files (HyperHelp: help/syntax.txt). */
  | 'hyperhelp'
  /** HyperHelp help files as written by the Sphinx builder sphinx_hyperhelp. */
  | 'sphinx-help'
  /** Output of Sphinx's plain-text builder. */
  | 'sphinx-text'
  /** reStructuredText. */
  | 'rst'

/**
 * First line of a help file: `%hyperhelp title="…" date="…"` (HyperHelp: help/syntax.txt, "File Header").
 */
export interface HelpHeader extends Node {
  type: 'helpHeader'
  title: string | null
  /** As written, by convention `YYYY-MM-DD`. */
  date: string | null
  /** All attributes, including title and date. */
  attributes: Record<string, string>
  data?: HelpHeaderData
}

export interface HelpHeaderData extends Data {
  /** File name, if the header is the line that HyperHelp displays: `*file*  title  date`. */
  file?: string
  /** Rest of the line, after the attributes. */
  rest?: string
}

/** Named location, `*topic:text*`, or hidden, `*|topic:text|*` (HyperHelp: help/syntax.txt, "Anchors"). */
export interface Anchor extends Parent {
  type: 'anchor'
  /** The topic; absent for `_none`, which links cannot reach. */
  identifier?: string
  /** Whether HyperHelp hides its markers. Its text is visible, except for the Sphinx builder's `⚓`. */
  hidden: boolean
  children: Array<PhrasingContent>
  data?: Data
}

/**
 * Link to a topic, `|package:topic:text|` and its four short forms (HyperHelp: help/syntax.txt, "Links").
 */
export interface HelpLink extends Parent {
  type: 'helpLink'
  /** Help package of the topic; `null` for the file's own package. */
  package: string | null
  /** The topic. */
  identifier: string
  children: Array<PhrasingContent>
  data?: HelpLinkData
}

export interface HelpLinkData extends Data {
  /** Whether it has a single colon and therefore no target: `identifier` is its source. */
  malformed?: boolean
  /** Role of the reference. */
  role?: 'doc' | 'ref'
  /** Whether it has no text of its own and shows the title of its target. */
  isUntitled?: boolean
  /** Title of the target, if the reference has no text of its own. */
  title?: string
  /** Whether the topic is a pattern that matches document names. */
  isPattern?: boolean
}

/**
 * Inline code that contains links, such as a C type, `*|:object.txt/c.PyObject:PyObject| **` (Sphinx: `:c:expr:`).
 * Formats without such a node write it as code.
 */
export interface Expression extends Parent {
  type: 'expression'
  children: Array<PhrasingContent>
  data?: Data
}

/** Key or placeholder in angle brackets, `<Ctrl+C>` (HyperHelp: help/syntax.txt, "Key Bindings"). */
export interface KeyBinding extends Node {
  type: 'keyBinding'
  /** Without the brackets. */
  value: string
  data?: KeyBindingData
}

export interface KeyBindingData extends Data {
  /** Whether it is explicitly marked as a key. */
  isKey?: boolean
}

/** Hidden text, `<** … **>` (HyperHelp: help/syntax.txt, "Comments"). */
export interface HelpComment extends Node {
  type: 'comment'
  /** Without the markers. */
  value: string
  data?: Data
}

/** Data of a version note: `Changed in version 3.8: …`. */
export interface VersionData extends Data {
  /** Kind of change; absent if the paragraph is no version note. */
  change?: 'added' | 'changed' | 'deprecated' | 'removed'
  /** Version of the change. */
  version?: string
}

/** Terms with their indented bodies: signatures, glossary terms, fields. */
export interface DefinitionList extends Parent {
  type: 'definitionList'
  children: Array<DefinitionTerm | DefinitionBody>
  data?: DefinitionListData
}

export interface DefinitionListData extends Data {
  /** Kind of term; absent for plain terms. */
  kind?: 'signature' | 'field' | 'option'
  /** Whether it is a glossary, whose classifiers are index keys (Sphinx: "Glossary"). */
  glossary?: boolean
}

/** A term: the line directly above an indented body, or a signature. */
export interface DefinitionTerm extends Parent {
  type: 'definitionTerm'
  children: Array<PhrasingContent>
  data?: DefinitionTermData
}

export interface DefinitionTermData extends Data {
  /** Classifiers: `term : classifier` (docutils: "Definition Lists"). */
  classifiers?: Array<string>
  /** Key in the index of a glossary; not shown with the term. */
  indexKey?: string
}

/** The body of one or more terms. */
export interface DefinitionBody extends Parent {
  type: 'definitionBody'
  children: Array<BlockContent | DefinitionContent>
  data?: Data
}

/** Kinds of admonitions: the lowercase names of docutils and Sphinx, without spaces. */
export type AdmonitionKind =
  /** Any other, such as a label in a language other than English. */
  | 'admonition'
  | 'note'
  | 'warning'
  | 'seealso'
  | 'important'
  | 'caution'
  | 'tip'
  | 'hint'
  | 'attention'
  | 'danger'
  | 'error'

/** An indented aside with a label: `Note:` and its body. */
export interface Admonition extends Parent {
  type: 'admonition'
  kind: AdmonitionKind
  children: Array<BlockContent | DefinitionContent>
  data?: AdmonitionData
}

export interface AdmonitionData extends Data {
  /** The label as written, without its colon. */
  label?: string
}

declare module 'mdast' {
  interface ParagraphData {
    /**
     * Whether it is not set apart as a paragraph (docutils: `compact_paragraph`; Pandoc: `Plain`): entries of a table
     * of contents, text of an admonition, version notes, anchors on a line of their own.
     */
    compact?: boolean
    /** The admonition label at its start, if the label is markup: `` `NOTE:` ``. */
    admonitionLabel?: boolean
  }
  interface HeadingData {
    /** Character that underlines it. */
    underline?: '=' | '-'
    /** Heading outside the document's sections: a rubric, or the title of a topic or a sidebar (docutils: "Rubric"). */
    rubric?: boolean
  }
  interface Heading {
    /** Topic that links refer to. */
    identifier?: string
  }
  interface ParagraphData extends VersionData {}
  interface CodeData {
    /** Language as written on the fence; `lang` is the detected one. */
    written?: string
    /** `false`: not fenced in the source. */
    fenced?: boolean
  }
  interface BlockContentMap {
    definitionList: DefinitionList
    admonition: Admonition
    gridTable: GridTable
    comment: HelpComment
  }
  interface RootContentMap {
    helpHeader: HelpHeader
    definitionList: DefinitionList
    definitionTerm: DefinitionTerm
    definitionBody: DefinitionBody
    admonition: Admonition
    gridTable: GridTable
    comment: HelpComment
    anchor: Anchor
    helpLink: HelpLink
    keyBinding: KeyBinding
    expression: Expression
  }
  interface PhrasingContentMap {
    expression: Expression
    anchor: Anchor
    helpLink: HelpLink
    keyBinding: KeyBinding
    comment: HelpComment
  }
}
