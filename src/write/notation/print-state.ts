import type {Text} from 'mdast'
import type {Language} from '../../../grammars/nodes.js'

/** How phrasing is printed; the same for every notation. */
export interface PrintState {
  /**
   * Stands for a space at which a line must not end: inside links, literals and anchors (default: `' '`). A caller that
   * wraps the text passes a character that does not occur in it, and restores the spaces afterwards.
   */
  hold?: string
  /** Markup language, for notations with several (default: the notation's own). */
  language?: Language
  /** Whether `|` and `+` are escaped (Markdown). */
  borders?: boolean
  /** Whether pandoc reads it (Markdown). */
  pandoc?: boolean
  /** Whether text is data, in which every space counts (Markdown). */
  exact?: boolean
  /** Gets the source of a text, if it is known (help files). */
  textOf?: (node: Text) => string | undefined
  /** Receives the type of each node that the notation cannot express; its text is printed. */
  lose?: ((type: string) => void) | undefined
}

/** Replace each space and line ending of a construct that must not be wrapped by `hold`. */
export function holdBlanks(value: string, state: PrintState): string {
  return value.replace(/[\t\n\r ]+/g, (blanks) => (state.hold ?? ' ').repeat(blanks.length))
}
