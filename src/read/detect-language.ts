import {isWritten} from '../../grammars/block/sphinx-text/written-layout.js'
import type {Language} from '../../grammars/nodes.js'
import {findRstEvidence} from './rst/evidence.js'

/** The detected language of a text, and why. */
export interface LanguageEvidence<Name extends string = Language> {
  readonly language: Name
  /** Completes the sentence “it is read as …, since …”. */
  readonly reason: string
}

/** Evidence for a language. */
interface Sign {
  readonly pattern: RegExp
  /** Weight of one occurrence, and maximum weight of all of them. */
  readonly weight: number
  readonly most: number
  /** What the text contains then. */
  readonly what: string
}

/** Conclusive evidence. */
const certain: ReadonlyArray<readonly [RegExp, string]> = [
  [/^%hyperhelp\b/, 'its first line is a help header'],
  [/:⚓\|\*/, 'it has hidden anchors of the Sphinx builder for HyperHelp']
]

/** Evidence for HyperHelp; each may occur in other texts by coincidence. */
const hyperhelpSigns: ReadonlyArray<Sign> = [
  {
    pattern: /\*\|[\p{L}\p{N}_:$][^|*\n]*\|\*/gu,
    weight: 3,
    most: 9,
    what: 'hidden anchors'
  },
  {
    pattern: /(?<!\\)\|[\w.-]*:[^\s|:][^|:\n]*:[^|\n]+\||^[ \t]*\|[\w.-]*::[^|\n]+\|/gm,
    weight: 3,
    most: 12,
    what: 'links to topics'
  },
  {pattern: /<\*\*[^*]*\*\*>/g, weight: 3, most: 6, what: 'comments of HyperHelp'},
  {
    // Wrapped text may begin a line with `#`, but a heading is on its own. `#12` is a ticket, `#.` a reST list item.
    pattern: /(?<![^\n])(?<![^\n]\n)#{1,3}(?: [^\s#!]|[^\s#!.\d])/g,
    weight: 2,
    most: 8,
    what: 'headings of HyperHelp'
  }
]

/** Weight of an underlined title, and maximum weight of all of them. */
const titleWeight = 2
const mostTitles = 12
/** A title underlined with stars, as Sphinx's writer underlines document titles. */
const documentTitle = /(?<![^\n])[^\s*][^\n]*\n\*{2,} *(?:\n|$)/

/**
 * Detect the language of a text from all evidence: no single line decides, except for a help header and what only a
 * program writes.
 *
 * @param value
 *   A document.
 * @returns
 *   `hyperhelp` for help files of both dialects; nothing if there is no evidence.
 */
export function detectLanguage(value: string): LanguageEvidence | undefined {
  // The rest of a megabyte adds nothing to its beginning.
  const text = value.slice(value.startsWith('\uFEFF') ? 1 : 0, 200_000).replace(/\r\n?/g, '\n')
  for (const [pattern, reason] of certain) {
    if (pattern.test(text)) return {language: 'hyperhelp', reason}
  }
  const titles =
    Math.min(countTitles(text) * titleWeight, mostTitles) +
    (documentTitle.test(text) ? mostTitles / 2 : 0)
  const found = hyperhelpSigns.map((sign) => ({...sign, count: countOf(sign, text)}))
  const total = found.reduce((sum, {count}) => sum + count, 0)
  const signs = listOf(
    found
      .filter(({count}) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .map(({what}) => what)
  )
  const against = (what: string): string => (what === '' ? '' : `, which outweighs its ${what}`)
  const help: LanguageEvidence = {
    language: 'hyperhelp',
    reason: `it has ${signs}${against(titles > 0 ? 'underlined titles' : '')}`
  }
  const headings = found[found.length - 1]!
  // A comment or a numbered item at the left margin of reST looks like a HyperHelp heading.
  if (total > headings.count && total >= titles) return help
  const plain: LanguageEvidence = {
    language: 'sphinx-text',
    reason: `its titles are underlined${against(signs)}`
  }
  // Stray reST markup is a mistake in what Sphinx's text writer laid out.
  if (total < titles && isWritten(text)) return plain
  const evidence = findRstEvidence(text)
  if (evidence) return {language: 'rst', reason: evidence}
  if (total > 0 && total >= titles) return help
  // Anything else was written by hand.
  if (titles > 0 && !isWritten(text)) return {...plain, language: 'rst'}
  return titles > 0 ? plain : undefined
}

/**
 * Detect who wrote a help file: a person, or the Sphinx builder sphinx_hyperhelp.
 *
 * @param value
 *   The file, with `\n` as its line ending.
 */
export function detectHelpDialect(value: string): LanguageEvidence<'hyperhelp' | 'sphinx-help'> {
  const hidden = count(value, /:⚓\|\*/g)
  if (hidden > count(value, /\*\|[\p{L}\p{N}_$][^|*\n]*[^⚓|*\n]\|\*/gu)) {
    return {
      language: 'sphinx-help',
      reason: 'it has hidden anchors `*|…:⚓|*`, which the Sphinx builder writes'
    }
  }
  const fences = count(value, /^```rst[ \t]*$/gm)
  const links = count(value, /\|:(?=[^\s:|]+?\.[a-z]+\/)[^:|]*:/g)
  const byHand =
    count(value, /(?<![`\w])`[^`\n]+`(?!`)/g) +
    count(value, /(?<![\w|])\|[a-z][\w ]*\|/g) +
    count(value, /^[ \t]+```|^```(?!rst\b|python\b)[\w+-]+[ \t]*$/gm)
  // A single fence may just show an example of reST.
  if (fences * 2 > byHand && (fences > 1 || byHand === 0)) {
    return {
      language: 'sphinx-help',
      reason: 'it has code fences with the language `rst`, which the Sphinx builder writes'
    }
  }
  if (links * 2 > byHand && byHand === 0) {
    return {
      language: 'sphinx-help',
      reason:
        'all of its links have the form `|:file.txt/topic:text|`, which the Sphinx builder writes'
    }
  }
  return {language: 'hyperhelp', reason: 'nothing suggests the Sphinx builder'}
}

/** Join words: `a, b and c`. */
function listOf(words: ReadonlyArray<string>): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function countOf({pattern, weight, most}: Sign, text: string): number {
  let total = 0
  for (const _ of text.matchAll(pattern)) {
    total += weight
    if (total >= most) return most
  }
  return total
}

function count(text: string, pattern: RegExp): number {
  let total = 0
  for (const _ of text.matchAll(pattern)) total += 1
  return total
}

/** Count lines underlined by a line of one repeated character that is at least as long. */
function countTitles(text: string): number {
  let total = 0
  let title = ''
  for (const line of text.split('\n')) {
    if (isUnderline(line.trimEnd(), title.trimEnd())) total += 1
    title = line
  }
  return total
}

function isUnderline(line: string, title: string): boolean {
  const mark = line.charAt(0)
  if (mark === '' || !'=-~^*+#"\'`:._'.includes(mark)) return false
  if (title === '' || line.length < Math.max(title.length, 2) || title.startsWith(' ')) return false
  // HyperHelp underlines its headings, too.
  if (/^#+ ?[^\s#]/.test(title)) return false
  return line === mark.repeat(line.length) && !title.startsWith(mark.repeat(3))
}
