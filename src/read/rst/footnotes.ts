import type {FootnoteDefinition, FootnoteReference} from 'mdast'
import type {Names} from './names.js'
import type {Survey} from './survey.js'
import type {ReportAt} from './tree.js'

/**
 * Symbols for footnotes without a label; when they are used up, they are doubled, and so on (docutils:
 * `Footnotes.symbols`).
 */
const signs = ['*', '†', '‡', '§', '¶', '#', '♠', '♥', '♦', '♣']

/**
 * Give footnotes the numbers and symbols that docutils gives them (docutils: `references.Footnotes`).
 *
 * @returns
 *   References to undefined footnotes.
 */
export function numberFootnotes(
  {footnotes, footnoteReferences: references}: Survey,
  {targets, ambiguous}: Names,
  report: ReportAt
): ReadonlySet<FootnoteReference> {
  /** Labels that references can use: explicit ones, and numbers of footnotes without a name. */
  const known = new Set(footnotes.filter(({data}) => !data?.auto).map(({identifier}) => identifier))
  /** Labels of numbered footnotes by name, and those of the others in order. */
  const named = new Map<string, string>()
  const numbered: Array<string> = []
  const signed: Array<string> = []
  let number = 0
  for (const footnote of footnotes) {
    const auto = footnote.data?.auto
    if (auto === undefined) continue
    let label: string
    if (auto === '*') {
      const count = signed.length
      label = signs[count % signs.length]!.repeat(Math.floor(count / signs.length) + 1)
      signed.push(label)
    } else {
      do number += 1
      while ([known, targets, ambiguous].some((names) => names.has(String(number))))
      label = String(number)
      if (auto === '#') {
        numbered.push(label)
        known.add(label)
      } else named.set(auto.slice(1).toLowerCase(), label)
    }
    setLabel(footnote, label)
  }
  const counts = {numbered: 0, signed: 0}
  const unknown: Array<FootnoteReference> = []
  for (const reference of references) {
    const auto = reference.data?.auto
    if (auto === undefined) {
      if (!known.has(reference.identifier)) unknown.push(reference)
      continue
    }
    const label =
      auto === '#'
        ? numbered[counts.numbered++]
        : auto === '*'
          ? signed[counts.signed++]
          : named.get(auto.slice(1).toLowerCase())
    if (label === undefined) unknown.push(reference)
    else setLabel(reference, label)
  }
  for (const {label, position, data} of unknown) {
    report(position, {
      ruleId: 'rst-footnote-unknown',
      reason: `Unknown ${data?.citation ? 'citation' : 'footnote'} \`[${label}]\``,
      note: `Define it: \`.. [${data?.auto ?? label}] text\` (docutils: “Unknown target name”)`,
      severity: 'error'
    })
  }
  return new Set(unknown)
}

function setLabel(node: FootnoteDefinition | FootnoteReference, label: string): void {
  node.label = label
  node.identifier = label
}
