/** Nodes that only reStructuredText has, and the data of its nodes. */
import type {Data, Paragraph, Parent, PhrasingContent} from 'mdast'
import type {} from 'mdast-util-math'
import type {EnumeratorFormat, Sequence} from './block/rst/enumerator.js'

/** Replacement of `|name|`; exists only while a document is read. */
export interface SubstitutionDefinition extends Parent {
  type: 'substitutionDefinition'
  /** With whitespace collapsed; case matters only between names that differ in nothing else. */
  name: string
  children: Array<PhrasingContent>
  /** Spaces to trim around a reference: `l` before it, `r` after it, or both. */
  data?: Data & {trim?: string}
}

/** Superscript (docutils: `:sup:`). */
export interface Superscript extends Parent {
  type: 'superscript'
  children: Array<PhrasingContent>
}

/** Subscript (docutils: `:sub:`). */
export interface Subscript extends Parent {
  type: 'subscript'
  children: Array<PhrasingContent>
}

/** Target of a reference. */
export interface ReferenceData {
  /**
   * - `name`: `name_`, `` `name`_ ``: a target, a title, a footnote
   * - `anonymous`: `name__`: the next target without a name
   * - `substitution`: `|name|`
   */
  kind: 'name' | 'anonymous' | 'substitution'
  /** Name, with whitespace collapsed. */
  name: string
  /** Source, shown if the target does not exist. */
  written: string
}

declare module 'mdast' {
  interface ListData {
    /** Enumerator of its items, if it is not `1.`. */
    enumerator?: {kind: Sequence; format: EnumeratorFormat}
    /** Present on a table of contents of other documents, with its caption. */
    toctree?: {caption: string | null}
  }
  interface ParagraphData {
    /** Whether it is the attribution of a quote. */
    attribution?: boolean
    /** Whether its line breaks are the author's (docutils: "Line Blocks"). */
    lineBlock?: boolean
    /** Whether it is the caption of a figure. */
    caption?: boolean
  }
  interface CodeData {
    /** Name of a directive without a node of its own; the code is its whole source. */
    directive?: string
    /** Options of the directive. */
    options?: Record<string, string>
    /** Visible text of code with markup; `value` is the source (docutils: "Parsed Literal Blocks"). */
    visible?: string
    /** The same with its markup, while the document is read. */
    parsed?: Paragraph
    /** Target format of raw code (docutils: "Raw Data Pass-Through"). */
    raw?: string
    /** Whether it affects only docutils or Sphinx and shows nothing. */
    silent?: boolean
    /** Hidden table of contents of other documents. */
    contents?: List
  }
  interface DefinitionData {
    /** Whether it has no name. Anonymous references refer to such targets in order. */
    anonymous?: boolean
    /** Name of the target that it is an alias of. */
    refersTo?: string
    /** Whether something refers to it, and so already shows its URL. */
    used?: boolean
  }
  interface FootnoteDefinitionData {
    /** Label as written, if docutils numbers it: `#`, `#name`, `*`. */
    auto?: string
    /** Whether it is a citation. */
    citation?: boolean
  }
  interface FootnoteReferenceData {
    auto?: string
    citation?: boolean
  }
  interface LinkData {
    reference?: ReferenceData
    /** Name of a document, without its extension; a leading `/` makes it relative to the source root. */
    document?: string
    /** Whether it has no text of its own and shows the title of the document. */
    isUntitled?: boolean
    /** Whether the name is a pattern that matches document names. */
    isPattern?: boolean
    /** Name by which its URL can be referred to. */
    name?: string
  }
  interface InlineCodeData {
    /** Role of interpreted text without a node of its own. */
    role?: string
    /** Text shown instead: `name` for `~module.name`. */
    short?: string
  }
  interface TextData {
    /** Whether a classifier follows, while the document is read. */
    delimiter?: boolean
  }
  interface ImageData {
    /** Options of the directive. */
    options?: Record<string, string>
  }
  interface PhrasingContentMap {
    superscript: Superscript
    subscript: Subscript
  }
  interface RootContentMap {
    substitutionDefinition: SubstitutionDefinition
    superscript: Superscript
    subscript: Subscript
  }
}

declare module './grid-table/nodes.js' {
  interface GridTableData {
    /** Directive that the table was written with. */
    notation?: string
    /** Options of its directive. */
    options?: Record<string, string>
    /** Its title, while the document is read. */
    title?: Paragraph
    /** How to complete the short rows of a `flat-table`, while the document is read. */
    flat?: 'fill' | 'span'
  }
}
