import type {IToken} from 'chevrotain'
import type {DirectiveFault, DirectiveForm} from '../directive-form.js'
import type {Enumerator} from '../enumerator.js'

/** A part of the lexed text, in the shape that the line cutter expects. */
export type Excerpt = IToken

/** Payload of a title. */
export interface TitlePayload {
  readonly text: Excerpt
  /** From 1. */
  readonly depth: number
  /** Character of its adornment. */
  readonly underline: string
}

/** Payload of an enumerated item. */
export interface EnumeratorPayload extends Enumerator {}

/** Payload of a line block. */
export interface LineBlockPayload {
  readonly lines: ReadonlyArray<{text: Excerpt | undefined; depth: number}>
}

/** Payload of a directive. */
export interface DirectivePayload {
  /** In lowercase. */
  readonly name: string
  readonly form: DirectiveForm
  /** The whole directive, marker included. */
  readonly whole: Excerpt
  readonly argument: Excerpt | undefined
  readonly options: ReadonlyArray<{name: string; value: Excerpt | undefined}>
  /** Content as lines; if it is blocks, their tokens follow. */
  readonly content: Excerpt | undefined
  /** Columns before the content. */
  readonly margin: number
  readonly fault?: DirectiveFault
}

/** Payload of a footnote, a field or an option. */
export interface LabelPayload {
  readonly label: Excerpt
}

/** Payload of a term. */
export interface TermPayload {
  readonly isInGlossary: boolean
}

/** Payload of lines cut out at a margin. */
export interface LinesPayload {
  /** Columns before each line except the first, which starts at the margin. */
  readonly margin: number
  /** For lines that look like a table: whether the table reader has problems to report. */
  readonly isGrid?: boolean
  /** For a table that ends before its last line: all lines that look like part of it. */
  readonly all?: Excerpt
}
