import type {Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'

/** How to report bidirectional controls. */
export type BidiControls = 'warn' | 'allow'

/** Embeddings, overrides and isolates (UAX #9), which reorder the text they enclose for display. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * Report problematic characters: those replaced by U+FFFD, and those that make a text look different.
 *
 * @param source
 *   Text.
 * @param report
 *   Receives one problem of each kind for NUL and lone surrogates, and one per line for bidirectional controls.
 * @param bidi
 *   How to report the latter (default: `'warn'`).
 */
export function reportCharacters(
  source: Source,
  report: Report,
  bidi: BidiControls | null | undefined
): void {
  source.problems.forEach(report)
  if (bidi === 'allow' || source.plain) return
  let lineEnd = -1
  for (const {0: character, index} of source.value.matchAll(bidiControls)) {
    if (index < lineEnd) continue
    lineEnd = source.lineEnd(source.lineAt(index))
    report({
      ruleId: 'bidi-control',
      reason: `The bidirectional control \`U+${character.charCodeAt(0).toString(16).toUpperCase()}\` can show the text in another order`,
      start: index,
      end: index + 1,
      severity: 'warning',
      note: "Such characters can hide what a text says (CVE-2021-42574). Remove it, or allow it with `bidi: 'allow'` or `--bidi allow`."
    })
  }
}
