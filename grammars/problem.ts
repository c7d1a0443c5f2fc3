/** Something wrong in the input, with its position. `src/shared/message.ts` turns it into a `VFileMessage`. */
export interface Problem {
  /** Rule id in kebab case, listed in `src/shared/message.ts`. */
  ruleId: RuleId
  /** What is wrong, in plain Markdown without a full stop; *unexpected* only if something else was expected. */
  reason: string
  /** Offset in `Source.value` in UTF-16 units, from 0. */
  start: number
  /** Offset after the last unit concerned (default: `start`). */
  end?: number
  /** The text found there. */
  actual?: string
  /** Texts that would be valid there. */
  expected?: ReadonlyArray<string>
  /** How to fix it, and the wording of docutils or HyperHelp. */
  note?: string
  /** `error`: the construct was not read; `warning` (default): read, but perhaps not as meant; `info`. */
  severity?: 'error' | 'warning' | 'info'
}

/** Receives each problem as it is found. */
export type Report = (problem: Problem) => void

/** Every rule id that a reader can report. */
export type RuleId =
  | 'table-flattened'
  | 'table-loss'
  | 'table-notation'
  | 'pipe-table-cells'
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
