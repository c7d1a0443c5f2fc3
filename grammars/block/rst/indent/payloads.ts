import type {IToken} from 'chevrotain'
import type {DirectiveFault, DirectiveForm} from '../directive-form.js'
import type {Enumerator} from '../enumerator.js'

/** A part of the lexed text, in the shape that lines are cut out by. */
export type Excerpt = IToken

/** What the token of a title knows. */
export interface TitlePayload {
  readonly text: Excerpt
  /** From 1. */
  readonly depth: number
  /** Mark of its lines. */
  readonly underline: string
}

/** What the token of a numbered item knows. */
export interface EnumeratorPayload extends Enumerator {}

/** What the token of a line block knows. */
export interface LineBlockPayload {
  readonly lines: ReadonlyArray<{text: Excerpt | undefined; depth: number}>
}

/** What the token of a directive knows. */
export interface DirectivePayload {
  /** In lower case. */
  readonly name: string
  readonly form: DirectiveForm
  /** All of it, marker included. */
  readonly whole: Excerpt
  readonly argument: Excerpt | undefined
  readonly options: ReadonlyArray<{name: string; value: Excerpt | undefined}>
  /** Content as lines; where it is blocks, its tokens follow. */
  readonly content: Excerpt | undefined
  /** Columns before the content. */
  readonly margin: number
  readonly fault?: DirectiveFault
}

/** What the token of a footnote, a field or an option knows. */
export interface LabelPayload {
  readonly label: Excerpt
}

/** What the token of a term knows. */
export interface TermPayload {
  readonly isInGlossary: boolean
}

/** What the token of lines knows that are cut out at a margin. */
export interface LinesPayload {
  /** Columns before each of them but the first, which starts behind them. */
  readonly margin: number
  /** Of lines that look like a table: whether the table's own reader has faults to tell. */
  readonly isGrid?: boolean
  /** Of a table that ends before its last line: all lines that look like its own. */
  readonly all?: Excerpt
}
