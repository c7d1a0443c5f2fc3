import {isBareSignature} from '../shared/signature-lines.js'
import {hasRoom} from '../shared/terms.js'

/** Width in columns to which the text writer wraps (writers/text.py, `MAXWIDTH`). */
export const width = 70
/** Content of lines that are not wrapped: tables, drawings, and characters that are two columns wide. */
const unfilled = /^[+|]|[\u1100-\u115f\u2500-\u259f\u2e80-\uffff]/
/** A line of one repeated character. */
const rule = /^([!-/:-@[-`{-~])\1{2,}$/
/** In the writer's output, at most one in this many lines at the left margin contains reST markup. */
const mostSources = 6
/** Underline that the writer gives top-level titles. */
const topRule = /^\*{2,}$/

/** The text examined last: the lexer asks first, then the indentation stage. */
let last = {text: '', isWritten: false}

/**
 * Detect whether a text is output of Sphinx's text writer and not reST source, which looks much the same. Only in its
 * output are lines literal that break its layout rules.
 *
 * Its lines at the left margin are filled: none has room for the first word of the next.
 *
 * @param text
 *   The whole text.
 */
export function isWritten(text: string): boolean {
  if (last.text !== text) last = {text, isWritten: isLaidOut(text)}
  return last.isWritten
}

function isLaidOut(text: string): boolean {
  let filled = 0
  let short = 0
  let lines = 0
  let sources = 0
  let isTitled = false
  let hasDirective = false
  let before = ''
  /** Whether the last nonblank line ends with the colons that announce a literal block. */
  let announced = false
  /** Number of short lines directly above: deeper lines below show that they are terms. */
  let terms = 0
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) lines += 1
    if (isSource(line) || (announced && /^[ \t]+\S/.test(line))) sources += 1
    if (line !== '') announced = /^\S.*::[ \t]*$/.test(line)
    if (line.startsWith('.. ')) hasDirective = true
    if (topRule.test(line) && /^\S/.test(before) && line.length >= before.length) isTitled = true
    if (/^\p{L}/u.test(before) && /^\p{L}/u.test(line) && !unfilled.test(before + line)) {
      if (before.length <= width && !fits(before, line, width)) filled += 1
      else if (!isBareSignature(before) && !isBareSignature(line)) terms += 1
    } else {
      if (!line.startsWith('   ')) short += terms
      terms = 0
    }
    before = line
  }
  short += terms
  // The writer outputs directives only where they are described, and source only where an author made a mistake.
  if ((hasDirective || sources > 0) && !isTitled) return false
  if (sources * mostSources > lines) return false
  // Adjacent terms and signatures are short.
  return filled > 0 ? filled > short * (isTitled ? 1 : 4) : isTitled
}

/** Whether a line at the left margin contains reST markup that the text writer consumes: targets, roles, literals. */
function isSource(line: string): boolean {
  if (/^(?:[ \t]|$)/.test(line)) return false
  if (line.startsWith('.. ')) return line.startsWith('.. _')
  const literal = line.indexOf('``')
  return line.includes(':`') || (literal !== -1 && line.includes('``', literal + 3))
}

/**
 * Detect whether indented lines break the rules of Sphinx's text writer (writers/text.py):
 *
 * - a line breaks where the next word does not fit, and is no wider
 * - deeper lines directly below a line are the body of a term, three columns deeper, or continue after a marker
 * - less deep lines follow a blank line
 * - titles are at the left margin
 *
 * @param lines
 *   Lines, the first of them at the left margin.
 * @param margin
 *   Columns before them.
 */
export function breaksLayout(lines: ReadonlyArray<string>, margin: number): boolean {
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    const next = lines[index + 1] ?? ''
    if (line === '') continue
    if (line.startsWith('>>> ')) {
      // A doctest, up to a blank line, is as its author wrote it.
      while (index + 1 < lines.length && lines[index + 1] !== '') index += 1
      continue
    }
    if (unfilled.test(line)) return false
    const indent = indentOf(line)
    const below = indentOf(next)
    if (indent === 0 && next !== '' && isTooWide(line, width - margin)) return true
    if (next === '' || unfilled.test(next)) continue
    if (below < indent && below === 0) return true
    if (indent > 0) continue
    if (below > 0) {
      const mark = markOf(line)
      if (below !== 3 && below !== mark && below !== mark + 3) return true
    } else if (rule.test(next)) {
      return true
    } else if (fits(line, next, width - margin) && !isTerm(lines, index + 1)) {
      return true
    }
  }
  return false
}

/**
 * Detect whether lines begin with a paragraph that fills its lines, and more than one.
 *
 * @param lines
 *   Lines, the first of them at the left margin.
 * @param margin
 *   Columns before them.
 */
export function beginsFilled(lines: ReadonlyArray<string>, margin: number): boolean {
  const end = lines.indexOf('')
  const first = end === -1 ? lines : lines.slice(0, end)
  return (
    first.length > 1 &&
    /^["“(*]*\p{L}/u.test(first[0]!) &&
    !breaksLayout(first, margin) &&
    first.every((line) => indentOf(line) === 0)
  )
}

/** Whether a line had room for the first word of the next one, and for the two spaces that may separate sentences. */
export function fits(line: string, next: string, room: number): boolean {
  return hasRoom(/[.!?:]["”)*]{0,9}$/.test(line) ? `${line} ` : line, next, room)
}

/** Whether a too wide line has a space at which it could have been broken. */
function isTooWide(line: string, room: number): boolean {
  return line.length > room && line.lastIndexOf(' ', room) > markOf(line)
}

/** Whether lines from an index on are terms: there is a body below the last of them. */
function isTerm(lines: ReadonlyArray<string>, index: number): boolean {
  let last = index
  while (last < lines.length && lines[last] !== '' && indentOf(lines[last]!) === 0) last += 1
  return last < lines.length && indentOf(lines[last]!) === 3
}

/** Columns of the marker of an item or a footnote, and of the space after it. */
function markOf(line: string): number {
  return /^(?:\*|\d{1,9}\.|\[[^\]]{1,40}\]) /.exec(line)?.[0].length ?? -1
}

function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent += 1
  return indent
}
