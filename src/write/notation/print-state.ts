import type {Text} from 'mdast'
import type {Language} from '../../../grammars/nodes.js'

/** How phrasing is printed; the same for every notation. */
export interface PrintState {
  /**
   * What stands for a blank at which a line must not end: inside of links, literals and anchors (default: `' '`). Who
   * wraps the text gives a character that the text has not and puts the blanks back afterwards.
   */
  hold?: string
  /** Whose marks are used, where a notation has several (default: the notation's own). */
  language?: Language
  /** Whether `|` and `+` are escaped (Markdown). */
  borders?: boolean
  /** Whether pandoc reads it (Markdown). */
  pandoc?: boolean
  /** Whether text is data, of which each blank counts (Markdown). */
  exact?: boolean
  /** Tells how a text was written, where that is known (help files). */
  textOf?: (node: Text) => string | undefined
  /** Takes each node that the notation cannot say, by type; its text is printed. */
  lose?: ((type: string) => void) | undefined
}

/** Put `hold` for each blank and line ending of a construct that must come out whole. */
export function holdBlanks(value: string, state: PrintState): string {
  return value.replace(/[\t\n\r ]+/g, (blanks) => (state.hold ?? ' ').repeat(blanks.length))
}
