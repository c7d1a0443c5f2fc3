import type {Nodes, Root} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Extension, ParseContext} from 'micromark-util-types'
import {visit} from '../../shared/visit.js'
import {isMathOpen} from './math.js'

/**
 * Size of a piece in characters: micromark looks back at everything it has read whenever a list ends, and keeps
 * everything until it is done.
 */
export const usualPiece: number = 2 ** 13

/** A part of a document that was read separately. */
export interface Piece<Read> {
  start: number
  end: number
  read: Read
}

/** Reads a piece; an extension provides the definitions of other pieces. */
type ReadPiece<Read> = (text: string, extension?: Extension) => Read

/**
 * Read a document piece by piece, with the same result as in one go. Callers can do other work after each piece.
 *
 * A piece ends above a heading or a paragraph at the margin that follows a blank line: only open code and HTML continue
 * there, and then the piece continues, too. References know the definitions of other pieces.
 *
 * @param text
 *   Document.
 * @param size
 *   Minimum size of a piece in characters.
 * @param read
 *   Reads a piece; its tree shows whether something continues.
 */
export function* readPieces<Read extends {tree: Root}>(
  text: string,
  size: number,
  read: ReadPiece<Read>
): Generator<void, Array<Piece<Read>>> {
  const pieces: Array<Piece<Read>> = []
  let start = 0
  do {
    let end = cutBehind(text, start + size)
    let found = read(text.slice(start, end))
    while (
      end < text.length &&
      (isMathOpen(text, start, end) || !isDone(found.tree, text.slice(start, end), text[end]!))
    ) {
      // Doubles the size on each retry.
      end = cutBehind(text, end + (end - start))
      found = read(text.slice(start, end))
    }
    pieces.push({start, end, read: found})
    start = end
    yield
  } while (start < text.length)
  return pieces.length === 1 ? pieces : yield* shareDefinitions(text, pieces, read)
}

/** Run a generator to its end. */
export function finish<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const {done, value} = work.next()
    if (done) return value
  }
}

const cut = /\n[\t ]*\n(?=[A-Za-z]|#{1,6}[\t ])/g

/** Find where a piece may end. */
function cutBehind(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  cut.lastIndex = offset
  return cut.test(text) ? cut.lastIndex : text.length
}

/** Whether nothing continues after a piece that `next` follows. */
function isDone({children}: Root, text: string, next: string): boolean {
  const last = children.at(-1)
  const {start, end} = last?.position ?? {}
  // Code in a list may continue to the end, blank lines included.
  if (!last || !start || !end || /^\s*$/.test(text.slice(end.offset! - 1))) return false
  const value = text.slice(start.offset, end.offset)
  if (last.type === 'code') {
    const fence = /^(?:`{3,}|~{3,})/.exec(value)?.[0]
    const closing = /\n[\t ]*(`{3,}|~{3,})[\t ]*$/.exec(value)?.[1]
    return !fence || closing?.startsWith(fence) === true
  }
  if (last.type === 'html') return isClosed(value)
  if (next === '#') return true
  // A caption may follow a table, and a further term a definition.
  return !goesOn.has(last.type)
}

const goesOn: ReadonlySet<string> = new Set([
  'gridTable',
  'table',
  'definitionList',
  'definitionBody'
])

/** HTML blocks that continue across blank lines (CommonMark: "HTML blocks", 1 to 5). */
const longHtml: ReadonlyArray<[start: RegExp, end: RegExp]> = [
  [/^<(?:script|pre|style|textarea)(?![\w-])/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/]
]

function isClosed(html: string): boolean {
  const kind = longHtml.find(([start]) => start.test(html))
  return !kind || kind[1].test(html)
}

/** Reread pieces that have brackets around labels defined only in others. */
function* shareDefinitions<Read extends {tree: Root}>(
  text: string,
  pieces: ReadonlyArray<Piece<Read>>,
  read: ReadPiece<Read>
): Generator<void, Array<Piece<Read>>> {
  const all: Defined = {links: new Set(), notes: new Set()}
  const own = pieces.map(({read: {tree}}) => {
    const found: Defined = {links: new Set(), notes: new Set()}
    collect(tree, found)
    for (const name of found.links) all.links.add(name)
    for (const name of found.notes) all.notes.add(name)
    return found
  })
  if (all.links.size + all.notes.size === 0) return [...pieces]
  const extension = tellDefinitions(all)
  const result: Array<Piece<Read>> = []
  for (const [index, piece] of pieces.entries()) {
    const value = text.slice(piece.start, piece.end)
    if (isLacking(value, own[index]!, all)) {
      result.push({...piece, read: read(value, extension)})
      yield
    } else result.push(piece)
  }
  return result
}

/** Whether a text has brackets around labels defined only in other pieces. */
function isLacking(text: string, own: Defined, all: Defined): boolean {
  for (const [, label] of text.matchAll(/\\[\s\S]|\[((?:[^[\\\]]|\\[\s\S])+)\]/g)) {
    if (label === undefined) continue
    const name = normalizeIdentifier(label)
    if (all.links.has(name) && !own.links.has(name)) return true
    const note = name.startsWith('^') ? name.slice(1) : ''
    if (all.notes.has(note) && !own.notes.has(note)) return true
  }
  return false
}

/** What a document defines, by names normalized like micromark's. */
interface Defined {
  links: Set<string>
  notes: Set<string>
}

function collect(tree: Nodes, {links, notes}: Defined): void {
  visit(tree, (node) => {
    if (node.type === 'definition') links.add(normalizeIdentifier(node.identifier))
    if (node.type === 'footnoteDefinition') notes.add(normalizeIdentifier(node.identifier))
  })
}

/** Create an extension that tells the parser of a piece what is defined, before it reads any text. */
function tellDefinitions({links, notes}: Defined): Extension {
  const told = new WeakSet<ParseContext>()
  return {
    document: {
      null: {
        name: 'definitionsOfOthers',
        tokenize(_effects, _ok, nok) {
          const {parser} = this
          if (!told.has(parser)) {
            told.add(parser)
            parser.defined.push(...links)
            parser.gfmFootnotes ??= []
            parser.gfmFootnotes.push(...notes)
          }
          return nok
        }
      }
    }
  }
}
