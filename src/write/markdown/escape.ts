import {characterAt, characterBefore, flank, type PhrasingFacts} from './facts.js'

/** Context of a text. */
export interface EscapeContext {
  /** What is written before it; after a line ending, it starts a line. */
  before: string
  /** What is written after it. */
  after: string
  facts: PhrasingFacts
  /** In a cell of a pipe table. */
  cell: boolean
  /** In the text of a link. */
  label: boolean
  /** In a heading, which `#` may close. */
  heading: boolean
  /** Whether emphasis may also be written with `_`. */
  mixed: boolean
}

/** Characters that may be markup anywhere. */
const inside = /[\\`*_[\]<&~|!\n]/
/** Characters that may be markup at the start of a line. */
const first = /^[\s#>+\-=*_`~<[|:\d]/
/** Maximum length of a URL in units; a longer one with markers in it is not a link. */
const maximumUrl = 2000
/**
 * What GFM may link, up to a space; escapes would become part of it. GFM does not link after a letter, but the first
 * letter may be written as a character reference.
 */
const bareUrl = /(?<!.[a-z])(?:https?:\/\/|www\.)[^\s<>]{1,2000}/gis
/** Characters that end a sentence rather than a URL. */
const behindUrl = /[?!.,:;'")\]]/

/**
 * Escape what would be markup in a text, and nothing else: a marker is left alone if it cannot open or close anything
 * in its position, or has no counterpart in its paragraph.
 *
 * @param value
 *   Text.
 * @param context
 *   Its context.
 * @returns
 *   Markdown that reads as this text.
 */
export function escapeText(value: string, context: EscapeContext): string {
  if (!context.label && (value.includes('://') || /www\./i.test(value))) {
    return escapeAroundUrls(value, context)
  }
  const atBreak = context.before === '' || context.before.endsWith('\n')
  const plain =
    !inside.test(value) &&
    !(atBreak && first.test(value)) &&
    !(context.heading && value.endsWith('#'))
  return plain ? value : escapePart(value, 0, value.length, context)
}

/**
 * Escape a text in which GFM finds URLs. Everything up to a space or a `<` becomes part of them: escapes, and the
 * markers of whatever directly follows the text. So a URL with such neighbors is enclosed in `<>`, or its first marker
 * is escaped.
 */
function escapeAroundUrls(value: string, context: EscapeContext): string {
  let result = ''
  let index = 0
  const pattern = new RegExp(bareUrl)
  for (let match = pattern.exec(value); match; match = pattern.exec(value)) {
    const [url] = match
    const start = match.index
    const next = value[start + url.length]
    const ends = next === undefined ? /^(?:[\s<]|$)/.test(context.after) : /\s/.test(next)
    if (ends && !/[\\`*_[\]&~|]/.test(url)) continue
    result += escapePart(value, index, start, context)
    const before = start > 0 ? value[start - 1]! : (context.before.at(-1) ?? '')
    if (
      /^h/i.test(url) &&
      url.length < maximumUrl &&
      !context.cell &&
      /^[\s("']?$/.test(before) &&
      !/&#?\w+;/.test(url)
    ) {
      index = start + urlLength(url)
      result += `<${value.slice(start, index)}>`
    } else {
      // Not a link, so that its escapes work.
      index = start + url.search(/[.:]/) + 1
      result += `${escapePart(value, start, index - 1, context)}\\${value[index - 1]}`
    }
    pattern.lastIndex = index
  }
  return result + escapePart(value, index, value.length, context)
}

/** Length of a URL without the punctuation that ends its sentence; a parenthesis opened in it is also closed in it. */
function urlLength(url: string): number {
  let end = url.length
  let open = 0
  for (const character of url) open += character === '(' ? 1 : character === ')' ? -1 : 0
  for (; behindUrl.test(url[end - 1]!); end -= 1) {
    if (url[end - 1] !== ')') continue
    if (open >= 0) break
    open += 1
  }
  return end
}

/** The last run of markers, cached to keep the work linear. */
interface MarkRun {
  /** Index after it. */
  end: number
  /** Whether its markers are escaped. */
  escaped: boolean
}

function escapePart(value: string, from: number, to: number, context: EscapeContext): string {
  let result = ''
  let start = from
  const run: MarkRun = {end: 0, escaped: false}
  for (let index = from; index < to; index += 1) {
    const escaped = escapeAt(value, index, context, run)
    if (escaped === undefined) continue
    result += value.slice(start, index) + escaped
    start = index + 1
  }
  return result + value.slice(start, to)
}

/** Get the escape of a character; `undefined` if it needs none. */
function escapeAt(
  value: string,
  index: number,
  context: EscapeContext,
  run: MarkRun
): string | undefined {
  const character = value[index]!
  if (startsLine(value, index, context)) {
    const escaped = escapeAtBreak(value, index, context)
    if (escaped !== undefined) return escaped
  }
  const {facts} = context
  switch (character) {
    case '\\': {
      const next = value[index + 1] ?? context.after[0] ?? ''
      return /[!-/:-@[-`{-~\n]/.test(next) ? '\\\\' : undefined
    }
    case '`':
      return facts.ticks > 1 ? '\\`' : undefined
    case '*':
    case '_':
    case '~':
      if (index >= run.end) readRun(value, index, character, context, run)
      return run.escaped ? `\\${character}` : undefined
    case '[':
      return escapesBracket(value, index, context) ? '\\[' : undefined
    case ']': {
      const next = value[index + 1] ?? context.after[0]
      return (context.label && context.facts.brackets) || next === '(' ? '\\]' : undefined
    }
    case '.':
    case ')':
      return endsNumber(value, index, context) ? `\\${character}` : undefined
    case '<': {
      const next = value[index + 1] ?? context.after[0] ?? ''
      return /[!/?a-z]/i.test(next) ? '\\<' : undefined
    }
    case '&':
      return /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(
        value.slice(index, index + 40) + context.after
      )
        ? '\\&'
        : undefined
    case '!': {
      const next = value[index + 1] ?? context.after[0]
      return next === '[' ? '\\!' : undefined
    }
    case '|':
      return context.cell ? '\\|' : undefined
    case '#':
      // A heading ends with its last word, not with a closing sequence.
      return context.heading && index === value.length - 1 && /^$|^\n/.test(context.after)
        ? '\\#'
        : undefined
    case '\n':
      return context.cell || context.heading ? ' ' : undefined
    default:
      return undefined
  }
}

function startsLine(value: string, index: number, context: EscapeContext): boolean {
  if (index === 0) return context.before === '' || context.before.endsWith('\n')
  for (let at = index - 1; at >= 0; at -= 1) {
    const code = value.charCodeAt(at)
    if (code === 10) return true
    if (code !== 32 && code !== 9) return false
    if (index - at > 4) return false
  }
  return context.before === '' || context.before.endsWith('\n')
}

/** How much of a line is examined to find what it starts. */
const ahead = 24

/** Escape what would start a block. */
function escapeAtBreak(value: string, index: number, context: EscapeContext): string | undefined {
  const rest = value.slice(index, index + ahead)
  const next = rest[1] ?? context.after[0] ?? '\n'
  switch (rest[0]) {
    case ' ':
    case '\t':
      return `&#x${rest.charCodeAt(0).toString(16).toUpperCase()};`
    case '#':
      return /^#{1,6}(?:[\s]|$)/.test(rest) ? '\\#' : undefined
    case '>':
      return '\\>'
    case '+':
      return /\s/.test(next) ? '\\+' : undefined
    case '-':
      return /\s/.test(next) || isDelimiterRow(value, index, context) ? '\\-' : undefined
    case '=':
      return '\\='
    case '*':
    case '_':
      return /\s/.test(next) || isRule(value, index) ? `\\${rest[0]}` : undefined
    case '`':
      return rest.startsWith('```') ? '\\`' : undefined
    case '~':
      return rest.startsWith('~~~') ? '\\~' : undefined
    case '[':
      // A definition, a task, or an alert.
      return startsDefinition(rest) || /^\[(?:[ xX]\](?:\s|$)|!)/.test(rest) ? '\\[' : undefined
    case '|':
      return '\\|'
    case ':':
      return next === '-' ? '\\:' : undefined
    default: {
      return undefined
    }
  }
}

/** Check for a possible label of a definition: a bracket before a parenthesis is escaped, and does not end it. */
function startsDefinition(rest: string): boolean {
  const label = /^\[(?:[^\]]|\]\()*/.exec(rest)![0]
  const end = rest.slice(label.length)
  return end === '' || end.startsWith(']:') || (end === ']' && rest.length === ahead)
}

/** Check for the punctuation after the number of an item. */
function endsNumber(value: string, index: number, context: EscapeContext): boolean {
  if (!/[\s]/.test(value[index + 1] ?? context.after[0] ?? '\n')) return false
  let start = index
  while (start > 0 && index - start < 9 && /\d/.test(value[start - 1]!)) start -= 1
  return start < index && startsLine(value, start, context)
}

/** Check for a line that would be the underline of a heading, a thematic break, or the delimiter row of a table. */
function isDelimiterRow(value: string, index: number, {after}: EscapeContext): boolean {
  let at = index
  while (at < value.length && '-:| \t'.includes(value[at]!)) at += 1
  // At the end of the text, the line may continue with what follows.
  return at === value.length ? !/^[^\s\-:|]/.test(after) : value[at] === '\n'
}

/** Check for a line of markers that would be a thematic break. */
function isRule(value: string, index: number): boolean {
  const mark = value[index]!
  let count = 0
  for (let at = index; at < value.length; at += 1) {
    const character = value[at]!
    if (character === mark) count += 1
    else if (character === '\n') break
    else if (character !== ' ' && character !== '\t') return false
  }
  return count > 2
}

/**
 * Find whether a run of markers could be part of markup. Without emphasis nodes around it, that takes an opener and a
 * closer.
 */
function readRun(
  value: string,
  start: number,
  mark: '*' | '_' | '~',
  {facts, before, after, mixed}: EscapeContext,
  run: MarkRun
): void {
  let end = start + 1
  while (end < value.length && value[end] === mark) end += 1
  run.end = end
  const {runs, openers, closers} = facts[mark]
  const attention = mark === '~' ? facts.deleted : facts.attention && (mark === '*' || mixed)
  run.escaped = attention || (runs > 1 && openers > 0 && closers > 0)
  if (!run.escaped) return
  const previous = start > 0 ? characterBefore(value, start) : (before.at(-1) ?? '\n')
  const next = end < value.length ? characterAt(value, end) : (after[0] ?? '\n')
  // A letter next to markers of other nodes may be written as a character reference, which is punctuation.
  const {open, close} = flank(
    mark,
    start > 0 && start === previous.length && /[*_~]$/.test(before) ? undefined : previous,
    end < value.length && end + next.length === value.length && /^[*_~]/.test(after)
      ? undefined
      : next
  )
  run.escaped = open || (attention && close)
}

/** Check whether a bracket could start a link or a footnote, or end the text of a link. */
function escapesBracket(value: string, index: number, context: EscapeContext): boolean {
  if (value[index + 1] === '^') return true
  return context.label && context.facts.brackets
}
