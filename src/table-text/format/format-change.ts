/** A change to a table. */
export interface FormatChange {
  /** `drawn`: the table was redrawn; `repaired`: it was repaired. */
  type: 'drawn' | 'repaired'
  /** Line of the table in the original text, from 1. */
  line: number
  /** Column of the table in this line, in UTF-16 units, from 1. */
  column: number
  /** `grid-table-drawn` or `grid-table-repaired`. */
  ruleId: string
  /** What was done, in a sentence without a full stop. */
  reason: string
}
