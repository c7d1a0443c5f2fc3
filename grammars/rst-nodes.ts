/** What only reStructuredText has: nodes, and what its nodes know beside their fields. */
import type {Data, Paragraph, Parent, PhrasingContent} from 'mdast'
import type {} from 'mdast-util-math'
import type {EnumeratorFormat, Sequence} from './block/rst/enumerator.js'

/** Replacement of `|name|`; only while a document is read. */
export interface SubstitutionDefinition extends Parent {
  type: 'substitutionDefinition'
  /** With white space collapsed; case matters only if two names differ in nothing else. */
  name: string
  children: Array<PhrasingContent>
  /** Spaces to remove around a reference: `l` before it, `r` after it, or both. */
  data?: Data & {trim?: string}
}

/** Raised text (docutils: `:sup:`). */
export interface Superscript extends Parent {
  type: 'superscript'
  children: Array<PhrasingContent>
}

/** Lowered text (docutils: `:sub:`). */
export interface Subscript extends Parent {
  type: 'subscript'
  children: Array<PhrasingContent>
}

/** What a reference refers to. */
export interface ReferenceData {
  /**
   * - `name`: `name_`, `` `name`_ ``: a target, a title, a footnote
   * - `anonymous`: `name__`: the next target without a name
   * - `substitution`: `|name|`
   */
  kind: 'name' | 'anonymous' | 'substitution'
  /** Name, with white space collapsed. */
  name: string
  /** Text as written, where nothing is found. */
  written: string
}

declare module 'mdast' {
  interface ListData {
    /** How its items are numbered, where that is not `1.`. */
    enumerator?: {kind: Sequence; format: EnumeratorFormat}
    /** Of a table of contents of other documents; its caption. */
    toctree?: {caption: string | null}
  }
  interface ParagraphData {
    /** Who said what is quoted. */
    attribution?: boolean
    /** Whether its lines are the writer's (docutils: "Line Blocks"). */
    lineBlock?: boolean
    /** What is written below a figure. */
    caption?: boolean
  }
  interface CodeData {
    /** Name of a directive that has no form of its own: the code is all of it. */
    directive?: string
    /** Options of the directive. */
    options?: Record<string, string>
    /** What readers see of code that has markup: the value is as it is written (docutils: "Parsed Literal Blocks"). */
    visible?: string
    /** The same with its markup, while the document is read. */
    parsed?: Paragraph
    /** Format that the code is written in as it is (docutils: "Raw Data Pass-Through"). */
    raw?: string
    /** Whether it tells docutils or Sphinx something, and readers nothing. */
    silent?: boolean
    /** A table of contents of other documents that readers of this one do not see. */
    contents?: List
  }
  interface DefinitionData {
    /** Whether it has no name: references without a name refer to such targets in order. */
    anonymous?: boolean
    /** Name of the target that it is another name of. */
    refersTo?: string
    /** Whether something refers to it, so that its address stands there. */
    used?: boolean
  }
  interface FootnoteDefinitionData {
    /** Label as written, where docutils chooses it: `#`, `#name`, `*`. */
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
    /** Name of a document, without its extension; one with `/` first starts at the top of all. */
    document?: string
    /** Whether its writer gave it no text: readers of a page see what the document is called. */
    isUntitled?: boolean
    /** Whether the name is a pattern that documents match. */
    isPattern?: boolean
    /** Name that its own address can be referred to by. */
    name?: string
  }
  interface InlineCodeData {
    /** Role of interpreted text that has no form of its own. */
    role?: string
    /** What is shown of it: `~module.name` is `name`. */
    short?: string
  }
  interface TextData {
    /** Whether a classifier stands behind it, while the document is read. */
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
    /** Directive that the table was written as. */
    notation?: string
    /** Options of its directive. */
    options?: Record<string, string>
    /** Its title, while the document is read. */
    title?: Paragraph
    /** What becomes of short rows of a `flat-table`, while the document is read. */
    flat?: 'fill' | 'span'
  }
}
