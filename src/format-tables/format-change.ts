/** Something that was changed. */
export interface FormatChange {
  /** `drawn`: a table was drawn anew; `repaired`: something was wrong with it. */
  type: 'drawn' | 'repaired'
  /** Line of the text that was given, from 1. */
  line: number
  /** What was done, in a sentence without a full stop. */
  reason: string
}
