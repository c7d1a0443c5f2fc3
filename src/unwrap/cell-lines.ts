import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {textWidth} from '../../grammars/grid-table/widths.js'
import {findSeams, type Seam} from './chunks.js'

/** A line of a wrapped cell, as the writer's chunks see it. All widths are in columns. */
export interface CellLine {
  text: string
  width: number
  /** The line's chunks if its first word continues from the line before. */
  joined: LineChunks
  /** The line's chunks if a space precedes it. */
  apart: LineChunks
  /** Seam at the line end of a word that continues on the next line. */
  seam: Seam
  /** Whether a literal or an emphasis is open at the line end. */
  open: boolean
}

/** Widths of the first and last chunk of a line; equal if it is `single`. */
export interface LineChunks {
  head: number
  tail: number
  single: boolean
}

const unsplit: LineChunks = {head: 0, tail: 0, single: false}

/** Measure the lines of a cell, and split the words at their ends into chunks. */
export function measureCell(lines: ReadonlyArray<string>, widths: WidthModel): Array<CellLine> {
  const measured = measureLines(lines, widths)
  splitWords(measured, widths)
  return measured
}

/** Measure the lines of a cell; chunks are filled in by `splitWords`. */
export function measureLines(lines: ReadonlyArray<string>, widths: WidthModel): Array<CellLine> {
  const measured: Array<CellLine> = []
  let quotes = 0
  for (const text of lines) {
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1
    const open = quotes % 2 === 1
    const width = textWidth(text, widths)
    measured.push({text, width, joined: unsplit, apart: unsplit, seam: 'none', open})
  }
  return measured
}

/** Split the words at the ends of the lines of a cell into chunks. */
export function splitWords(measured: ReadonlyArray<CellLine>, widths: WidthModel): void {
  // A single line has no line ends to resolve.
  if (measured.length < 2) return
  for (const line of measured) {
    line.joined = {...unsplit}
    line.apart = {...unsplit}
  }
  for (let first = 0; first < measured.length; ) first = measureWord(measured, first, widths)
  for (const line of measured) {
    const word = firstWord(line.text)
    const seams = findSeams(word, widths)
    line.apart.head = textWidth(seams.length > 0 ? word.slice(0, seams[0]!.index) : word, widths)
    line.apart.tail = line.joined.tail
    line.apart.single = seams.length === 0 && word === line.text
  }
}

/**
 * Measure the last word of a line, continued for as long as the next lines are one word.
 *
 * ```text
 *  a Notimple      word: Notimplemented-Error
 *  mented-         seam: at the end of the second line
 *  Error in
 * ```
 *
 * @returns
 *   The line where the next such word starts.
 */
function measureWord(lines: ReadonlyArray<CellLine>, first: number, widths: WidthModel): number {
  let word = lastWord(lines[first]!.text)
  const ends = [word.length]
  let last = first + 1
  for (; last < lines.length; last += 1) {
    const part = firstWord(lines[last]!.text)
    word += part
    ends.push(word.length)
    if (part !== lines[last]!.text) break
  }
  const seams = findSeams(word, widths)
  let at = 0
  let start = 0
  for (let step = 0; step < ends.length; step += 1) {
    const line = lines[first + step]!
    const end = ends[step]!
    let head = end
    let tail = start
    for (; at < seams.length && seams[at]!.index < end; at += 1) {
      if (seams[at]!.index === start) continue
      if (tail === start) head = seams[at]!.index
      tail = seams[at]!.index
    }
    const part = word.slice(start, end)
    // The head of a line with several words was measured with the word that ends on it.
    if (step > 0 || first === 0 || part === line.text) {
      line.joined.head = textWidth(word.slice(start, head), widths)
    }
    line.joined.tail = textWidth(word.slice(tail, end), widths)
    line.joined.single = tail === start && part === line.text
    if (step + 1 < ends.length && seams[at]?.index === end) line.seam = seams[at]!.seam
    start = end
  }
  return Math.max(last, first + 1)
}

/** Text after the last space. */
export function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1)
}

/** Text before the first space. */
export function firstWord(text: string): string {
  const blank = text.indexOf(' ')
  return blank < 0 ? text : text.slice(0, blank)
}
