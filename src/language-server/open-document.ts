import type {
  Diagnostic,
  Position,
  Range,
  TextDocumentContentChangeEvent
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {GridTableDialect} from '../../grammars/grid-table/nodes.js'
import type {Mark} from './marks.js'
import type {Reading} from './reading-of.js'

/** Lines that changed since the document was last checked, from 0. */
export interface ChangedLines {
  first: number
  /** The last changed line. */
  last: number
  /** Number of lines added, negative if lines were removed. */
  added: number
  /** The changed lines as they were before each change; `undefined` if too long to keep. */
  old: string | undefined
}

/** Most characters of changed lines that are kept. */
const mostOld = 2 ** 16

/** Merge changed lines with a later change. */
function join(before: ChangedLines, {first, last, added, old}: ChangedLines): ChangedLines {
  const all = before.old === undefined || old === undefined ? undefined : before.old + old
  return {
    first: Math.min(before.first, first),
    last: before.last > last - added ? before.last + added : last,
    added: before.added + added,
    old: all !== undefined && all.length <= mostOld ? all : undefined
  }
}

/** A widening of a table that was sent to the editor, which will report it back as a change. */
export interface Widening {
  /** Lines of the table, from 0, and its text after the widening. */
  first: number
  last: number
  text: string
  /**
   * For each line, the UTF-16 unit from which everything moves, and by how much; `undefined` for the line that was
   * typed in.
   */
  columns: ReadonlyArray<number | undefined>
  by: number
}

/** A table as it was last read; lines from 0. */
export interface KnownTable {
  first: number
  last: number
  /** Dialect to read it in; `undefined` if the document decides. */
  dialect: GridTableDialect | undefined
}

/** What is known about a text. */
export interface Checked {
  diagnostics: ReadonlyArray<Diagnostic>
  tables: ReadonlyArray<KnownTable>
  marks: ReadonlyArray<Mark>
}

/** What is known about the current text; provisional if only reading all of it can tell. */
export interface Known extends Checked {
  isFinal: boolean
}

/** A document that is open in an editor. */
export class OpenDocument {
  readonly uri: string
  readonly reading: Reading
  /** The last result, for the text at that time; `changed` is what changed since. */
  checked: Checked | undefined
  changed: ChangedLines | undefined
  /** What is known about the current text; `undefined` if it has changed since the last check. */
  known: Known | undefined
  /** A check of the whole document in progress, and what has changed since it began. */
  look: {changed: ChangedLines | undefined} | undefined
  /** The widening of a table that the editor is expected to report. */
  widening: Widening | undefined
  /** The line that was last typed in, from 0. */
  lastLine: number | undefined
  /** Milliseconds that the last check of the whole document took. */
  cost = 0
  version: number
  /** The text, with positions. */
  text: TextDocument

  /** Extension of its file name, with the dot. */
  readonly extension: string

  constructor(uri: string, version: number, text: string, reading: Reading) {
    this.uri = uri
    this.version = version
    this.extension = /\.\w+$/.exec(uri)?.[0] ?? ''
    this.reading = reading
    this.text = textOf(text)
  }

  /** Apply changes reported by the editor. */
  change(changes: ReadonlyArray<TextDocumentContentChangeEvent>, version: number): void {
    this.known = undefined
    const {changed, widening} = this
    this.widening = undefined
    const {lineCount} = this.text
    this.changed = undefined
    this.version = version
    try {
      if (!this.#applyDescending(changes)) for (const change of changes) this.#applyOne(change)
    } catch (error) {
      // With an invalid position, nobody knows what has changed.
      this.look = undefined
      this.checked = undefined
      throw error
    }
    const now = this.changed as ChangedLines | undefined
    if (this.look && now) {
      this.look.changed = this.look.changed ? join(this.look.changed, now) : now
    }
    const isWidening =
      widening &&
      this.text.lineCount === lineCount &&
      now &&
      now.first >= widening.first &&
      now.last <= widening.last &&
      this.#lines(widening.first, widening.last) === widening.text
    if (isWidening) {
      this.changed = changed
      this.#widen(widening)
    } else if (changed && this.checked) this.changed = now ? join(changed, now) : changed
  }

  /** Move the marks to the right of where a table was widened. */
  #widen({first, columns, by}: Widening): void {
    const {checked} = this
    if (!checked) return
    const move = ({line, character}: Position): Position => {
      const column = columns[line - first]
      return column !== undefined && character >= column
        ? {line, character: character + by}
        : {line, character}
    }
    const moveRange = ({start, end}: Range): Range => ({start: move(start), end: move(end)})
    const moveAll = <Thing extends {range: Range}>(things: ReadonlyArray<Thing>): Array<Thing> =>
      things.map((thing) => {
        const {start, end} = thing.range
        if (end.line < first || start.line >= first + columns.length) return thing
        const range = moveRange(thing.range)
        return 'name' in thing && typeof thing.name === 'object'
          ? {...thing, range, name: moveRange(thing.name as Range)}
          : {...thing, range}
      })
    this.checked = {
      ...checked,
      diagnostics: moveAll(checked.diagnostics),
      marks: moveAll(checked.marks)
    }
  }

  #applyOne(change: TextDocumentContentChangeEvent): void {
    if ('range' in change) {
      const {start, end} = inOrder(change.range)
      this.#replace(start, end, change.text)
    } else {
      this.text = textOf(change.text)
      this.look = undefined
      this.checked = undefined
      this.changed = undefined
      this.lastLine = undefined
    }
  }

  /**
   * Apply many changes, sorted from end to beginning, at once: editors send them in this order, and each one alone
   * would copy the text.
   */
  #applyDescending(changes: ReadonlyArray<TextDocumentContentChangeEvent>): boolean {
    const size = changes.reduce((sum, {text}) => sum + text.length, 0)
    if (changes.length < 20 && size < mostOld) return false
    const parts: Array<string> = []
    let next: Position | undefined
    for (const change of changes) {
      if (!('range' in change)) return false
      const {start, end} = change.range
      if (isBefore(end, start) || (next && isBefore(next, end))) return false
      if (next) parts.push(this.text.getText({start: end, end: next}))
      parts.push(change.text)
      next = start
    }
    const [last] = changes
    if (!next || !last || !('range' in last)) return false
    this.#replace(next, last.range.end, parts.reverse().join(''))
    return true
  }

  #replace(start: Position, end: Position, text: string): void {
    const before = this.text.lineCount
    const first = Math.min(start.line, before - 1)
    const last = Math.min(end.line, before - 1)
    const old = this.#lines(first, last)
    // A position past the end of a line or of the text means its end.
    const [from, to] = [start, end].map((place) => this.text.positionAt(this.#offsetAt(place)))
    TextDocument.update(this.text, [{range: {start: from!, end: to!}, text}], this.version)
    this.#note(first, last, last + this.text.lineCount - before, old)
  }

  #offsetAt({line, character}: Position): number {
    if (!Number.isInteger(line) || !Number.isInteger(character)) {
      throw new TypeError(`Cannot find place ${line}:${character}, expected whole numbers`)
    }
    return this.text.offsetAt({line, character})
  }

  /** Remember that the lines from `first` to `last`, which were `old`, became those from `first` to `now`. */
  #note(first: number, last: number, now: number, old: string): void {
    this.lastLine = now
    const own = {first, last: now, added: now - last, old: old.length > mostOld ? undefined : old}
    this.changed = this.changed ? join(this.changed, own) : own
  }

  #lines(first: number, last: number): string {
    const start = {line: first, character: 0}
    return this.text.getText({start, end: {line: last + 1, character: 0}})
  }

  /** A line without its line ending; empty past the end of the text. */
  line(line: number): string {
    if (line < 0 || line >= this.text.lineCount) return ''
    const text = this.text.getText({
      start: {line, character: 0},
      end: {line: line + 1, character: 0}
    })
    return text.replace(/\r\n$|[\n\r]$/, '')
  }

  /** Whether a line has only spaces and tabs. */
  isBlank(line: number): boolean {
    if (line < 0 || line >= this.text.lineCount) return true
    const text = this.text.getText()
    let at = this.text.offsetAt({line, character: 0})
    while (text[at] === ' ' || text[at] === '\t') at += 1
    return at >= text.length || text[at] === '\n' || text[at] === '\r'
  }

  /** The line ending of the document. */
  get eol(): string {
    const first = this.text.getText({start: {line: 0, character: 0}, end: {line: 1, character: 0}})
    return first.endsWith('\r\n') ? '\r\n' : first.endsWith('\r') ? '\r' : '\n'
  }
}

/** A text with positions; its URI and version are kept by the document. */
function textOf(text: string): TextDocument {
  return TextDocument.create('', '', 0, text)
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character)
}

function inOrder({start, end}: Range): Range {
  return isBefore(end, start) ? {start: end, end: start} : {start, end}
}
