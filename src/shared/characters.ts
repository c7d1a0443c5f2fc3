import type {Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'

/** What to say about bidirectional controls. */
export type BidiControls = 'warn' | 'allow'

/** Embeddings, overrides and isolates (UAX #9): what they surround is shown in another order than it has. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * Report what is wrong with the characters of a text: what is U+FFFD now, and what shows another text than there is.
 *
 * @param source
 *   Text.
 * @param report
 *   Takes one problem a kind for NUL and halves of surrogate pairs, and one a line for bidirectional controls.
 * @param bidi
 *   What to say about the latter (default: `'warn'`).
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
