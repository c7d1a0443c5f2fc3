import type {Nodes} from 'mdast'

/** Runs of one mark, which emphasis or deletion is made of. */
export interface MarkFacts {
  runs: number
  /** Those that could open something. */
  openers: number
  /** Those that could close something. */
  closers: number
}

/** What stands in one paragraph, heading or cell, of what may pair up to markup there. */
export interface PhrasingFacts {
  /** In text. */
  '*': MarkFacts
  /** In text. */
  _: MarkFacts
  /** In text. */
  '~': MarkFacts
  /** Runs of backticks in text, and code. */
  ticks: number
  /** Whether there is emphasis or strong. */
  attention: boolean
  /** Whether a bracket in text has no partner in the same text, or only one that must be escaped. */
  brackets: boolean
}

const marks = /[*_~`[\]]/
const runs = /\*+|_+|~+|`+/g

/**
 * Look at phrasing content once, so that each of its texts knows which marks have a partner.
 *
 * @param node
 *   Paragraph, heading or cell.
 */
export function collectFacts(node: Nodes): PhrasingFacts {
  const facts: PhrasingFacts = {
    '*': {runs: 0, openers: 0, closers: 0},
    _: {runs: 0, openers: 0, closers: 0},
    '~': {runs: 0, openers: 0, closers: 0},
    ticks: 0,
    attention: false,
    brackets: false
  }
  collect(node, facts)
  return facts
}

function collect(node: Nodes, facts: PhrasingFacts): void {
  if (node.type === 'text') {
    if (marks.test(node.value)) countRuns(node.value, facts)
  } else if (node.type === 'inlineCode') {
    facts.ticks += 1
  } else if ('children' in node) {
    if (node.type === 'emphasis' || node.type === 'strong') facts.attention = true
    for (const child of node.children) collect(child, facts)
  }
}

function countRuns(value: string, facts: PhrasingFacts): void {
  for (const match of value.matchAll(runs)) {
    const mark = match[0][0] as '*' | '_' | '~' | '`'
    if (mark === '`') {
      facts.ticks += 1
      continue
    }
    const end = match.index + match[0].length
    const {open, close} = flank(
      mark,
      match.index > 0 ? characterBefore(value, match.index) : undefined,
      end < value.length ? characterAt(value, end) : undefined
    )
    const of = facts[mark]
    of.runs += 1
    if (open) of.openers += 1
    if (close) of.closers += 1
  }
  if (!facts.brackets) facts.brackets = !isBalanced(value) || /\[\^|\]\(/.test(value)
}

/**
 * Check whether a run of marks can open or close something (CommonMark: left- and right-flanking delimiter runs).
 *
 * @param mark
 *   Mark.
 * @param before
 *   Character before the run; `undefined`: any.
 * @param after
 *   Character behind it; `undefined`: any.
 */
export function flank(
  mark: string,
  before: string | undefined,
  after: string | undefined
): {open: boolean; close: boolean} {
  if (before === undefined || after === undefined) {
    return {
      open: after === undefined || !isBlank(after),
      close: before === undefined || !isBlank(before)
    }
  }
  if (isUnsure(before) || isUnsure(after)) {
    return flank(mark, isUnsure(before) ? undefined : before, isUnsure(after) ? undefined : after)
  }
  if (before === '' || after === '') return flank(mark, before || ' ', after || ' ')
  const blankBefore = isBlank(before)
  const blankAfter = isBlank(after)
  const markBefore = !blankBefore && isPunctuation(before)
  const markAfter = !blankAfter && isPunctuation(after)
  // micromark takes a run beside a run of another mark for both.
  const open = '*_~'.includes(after) || (!blankAfter && (!markAfter || blankBefore || markBefore))
  const close = '*_~'.includes(before) || (!blankBefore && (!markBefore || blankAfter || markAfter))
  return mark === '_'
    ? {open: open && (!close || markBefore), close: close && (!open || markAfter)}
    : {open, close}
}

/** Check for a symbol that some parsers take for punctuation, others for a letter. */
function isUnsure(character: string): boolean {
  return character > '\u007F' && (character.length > 1 || /^\p{S}$/u.test(character))
}

function isBlank(character: string): boolean {
  return /^\s?$/.test(character)
}

function isPunctuation(character: string): boolean {
  return /^[\p{P}\p{S}]$/u.test(character)
}

/** Get the character that ends at an index. */
export function characterBefore(value: string, index: number): string {
  const pair = value.charCodeAt(index - 1) >= 0xdc00 && value.charCodeAt(index - 1) <= 0xdfff
  return value.slice(Math.max(0, index - (pair ? 2 : 1)), index)
}

/** Get the character that starts at an index. */
export function characterAt(value: string, index: number): string {
  return String.fromCodePoint(value.codePointAt(index)!)
}

/**
 * Check whether square brackets are in pairs.
 *
 * @param value
 *   Text.
 */
function isBalanced(value: string): boolean {
  let depth = 0
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index)
    if (code === 91) depth += 1
    else if (code === 93) {
      depth -= 1
      if (depth < 0) return false
    }
  }
  return depth === 0
}
