import type {Link, Nodes} from 'mdast'

/** Runs of a marker of emphasis or deletion. */
export interface MarkFacts {
  runs: number
  /** Runs that could open something. */
  openers: number
  /** Runs that could close something. */
  closers: number
}

/** Markers that may pair up in a paragraph, heading, cell, or link text. */
interface PairedMarks {
  /** In text. */
  '*': MarkFacts
  /** In text. */
  _: MarkFacts
  /** In text. */
  '~': MarkFacts
  /** Whether there is emphasis or strong. */
  attention: boolean
  /** Whether there is deleted text. */
  deleted: boolean
}

/** What may be part of markup in a paragraph, heading, cell, or link text. */
export interface PhrasingFacts extends PairedMarks {
  /** Runs of backticks in text, and code. */
  ticks: number
  /** Whether a bracket in text has no counterpart in the same text, or only one that must be escaped. */
  brackets: boolean
}

const anyMark = /[*_~`[\]]/
const runs = /\*+|_+|~+|`+/g

/**
 * Examine phrasing content once, so that each of its texts knows which markers have a counterpart.
 *
 * @param node
 *   Paragraph, heading or cell.
 */
export function collectFacts(node: Nodes): PhrasingFacts {
  const facts = {...createMarks(), ticks: 0, brackets: false}
  collect(node, facts, facts)
  return facts
}

/**
 * Examine the text of a link. Markers pair up either inside or outside it (CommonMark: brackets of links bind more
 * tightly than markers of emphasis); anything else may have its counterpart anywhere in the paragraph.
 *
 * @param link
 *   Link.
 * @param around
 *   Facts of its paragraph, heading or cell.
 */
export function collectLabelFacts(link: Link, {ticks, brackets}: PhrasingFacts): PhrasingFacts {
  const facts = {...createMarks(), ticks: 0, brackets: false}
  for (const child of link.children) collect(child, facts, facts)
  return {...facts, ticks, brackets}
}

function createMarks(): PairedMarks {
  return {
    '*': {runs: 0, openers: 0, closers: 0},
    _: {runs: 0, openers: 0, closers: 0},
    '~': {runs: 0, openers: 0, closers: 0},
    attention: false,
    deleted: false
  }
}

/** Collect facts; `marks` receives those about markers, which exclude markers in links. */
function collect(node: Nodes, facts: PhrasingFacts, marks: PairedMarks): void {
  if (node.type === 'text') {
    if (anyMark.test(node.value)) countRuns(node.value, facts, marks)
  } else if (node.type === 'inlineCode') {
    facts.ticks += 1
  } else if ('children' in node) {
    if (node.type === 'emphasis' || node.type === 'strong') marks.attention = true
    if (node.type === 'delete') marks.deleted = true
    const own = node.type === 'link' ? createMarks() : marks
    for (const child of node.children) collect(child, facts, own)
  }
}

function countRuns(value: string, facts: PhrasingFacts, marks: PairedMarks): void {
  for (const match of value.matchAll(runs)) {
    const mark = match[0][0] as '*' | '_' | '~' | '`'
    if (mark === '`') {
      facts.ticks += 1
      continue
    }
    const end = match.index + match[0].length
    // The first and the last letter may be written as character references, which are punctuation.
    const before = match.index > 0 ? characterBefore(value, match.index) : ''
    const after = end < value.length ? characterAt(value, end) : ''
    const {open, close} = flank(
      mark,
      before.length < match.index ? before : undefined,
      end + after.length < value.length ? after : undefined
    )
    const of = marks[mark]
    of.runs += 1
    if (open) of.openers += 1
    if (close) of.closers += 1
  }
  if (!facts.brackets) facts.brackets = !isBalanced(value) || /\[\^|\]\(/.test(value)
}

/**
 * Check whether a run of markers can open or close something (CommonMark: left- and right-flanking delimiter runs).
 *
 * @param mark
 *   Marker.
 * @param before
 *   Character before the run; `undefined`: any.
 * @param after
 *   Character after it; `undefined`: any.
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
  // To micromark, a run next to a run of another marker is both.
  const open = '*_~'.includes(after) || (!blankAfter && (!markAfter || blankBefore || markBefore))
  const close = '*_~'.includes(before) || (!blankBefore && (!markBefore || blankAfter || markAfter))
  return mark === '_'
    ? {open: open && (!close || markBefore), close: close && (!open || markAfter)}
    : {open, close}
}

/** Check for a symbol that some parsers treat as punctuation, others as a letter. */
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
 * Check whether square brackets are balanced.
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
