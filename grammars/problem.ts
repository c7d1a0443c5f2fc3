/**
 * Something wrong in the input, at a place. `src/shared/message.ts` makes a `VFileMessage` of it.
 */
export interface Problem {
  /** Kebab-case name of the rule, listed in `src/shared/message.ts`. */
  ruleId: RuleId
  /** What is wrong, in plain words and in Markdown, without a full stop; *unexpected* only where something was. */
  reason: string
  /** UTF-16 units of `Source.value`, from 0. */
  start: number
  /** Behind the last unit concerned (default: `start`). */
  end?: number
  /** What stands there. */
  actual?: string
  /** What would be right there. */
  expected?: ReadonlyArray<string>
  /** How to mend it, and the words that docutils or HyperHelp have for it. */
  note?: string
  /** `error`: the construct was not read; `warning` (default): it was read, perhaps not as meant; `info`. */
  severity?: 'error' | 'warning' | 'info'
}

/** Takes each problem as it is found. */
export type Report = (problem: Problem) => void

/** Every rule id that a reader can report. */
export type RuleId =
  | 'table-flattened'
  | 'table-loss'
  | 'table-notation'
  // HyperHelp and Sphinx text
  | 'code-unclosed'
  | 'comment-unclosed'
  | 'anchor-unclosed'
  | 'link-unclosed'
  | 'link-malformed'
  | 'key-binding-unclosed'
  | 'header-illegal'
  | 'header-unknown-key'
  | 'hyperhelp-loss'
  | 'header-date'
  | 'heading-empty'
  | 'signature-unclosed'
  | 'markup-blank-line'
  | 'nesting-limit'
  // grid tables; see grammars/grid-table
  | `grid-table-${string}`
  | `simple-table-${string}`
  // reStructuredText; see grammars/block/rst, grammars/inline/rst
  | `rst-${string}`
  | `printed-table-${string}`
  // characters
  | 'bidi-control'
  | 'encoding'
  | 'lone-surrogate'
  | 'nul-character'
