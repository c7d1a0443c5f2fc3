/** Something that was changed. */
export interface FormatChange {
  /** `drawn`: a table was drawn anew; `repaired`: something was wrong with it. */
  type: 'drawn' | 'repaired'
  /** Line of the text that was given, from 1. */
  line: number
  /** UTF-16 unit in this line, from 1: where the table starts in it. */
  column: number
  /** `grid-table-drawn` or `grid-table-repaired`. */
  ruleId: string
  /** What was done, in a sentence without a full stop. */
  reason: string
}
