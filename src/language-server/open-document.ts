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

/** Lines that changed since the document was last looked at, from 0. */
export interface ChangedLines {
  first: number
  /** The last one that changed. */
  last: number
  /** How many lines there are more than before. */
  added: number
  /** Each of the lines as it was before a change; `undefined` where that is too much to keep. */
  old: string | undefined
}

/** Most characters of lines that changed that are kept. */
const mostOld = 2 ** 16

/** Put lines that changed and lines that changed after them together. */
function join(before: ChangedLines, {first, last, added, old}: ChangedLines): ChangedLines {
  const all = before.old === undefined || old === undefined ? undefined : before.old + old
  return {
    first: Math.min(before.first, first),
    last: before.last > last - added ? before.last + added : last,
    added: before.added + added,
    old: all !== undefined && all.length <= mostOld ? all : undefined
  }
}

/** How a table was widened for an editor, that will tell this as a change of its own. */
export interface Widening {
  /** Lines of the table, from 0, and what stands in them then. */
  first: number
  last: number
  text: string
  /** For each line the UTF-16 unit from which on all has moved, and by how many; of the line that was typed in, none. */
  columns: ReadonlyArray<number | undefined>
  by: number
}

/** A table as it was last read; lines from 0. */
export interface KnownTable {
  first: number
  last: number
  /** In which it is read; `undefined` where the document says. */
  dialect: GridTableDialect | undefined
}

/** What is known of a text. */
export interface Checked {
  diagnostics: ReadonlyArray<Diagnostic>
  tables: ReadonlyArray<KnownTable>
  marks: ReadonlyArray<Mark>
}

/** What is known of the text as it is; provisional where only reading all of it can tell. */
export interface Known extends Checked {
  isFinal: boolean
}

/** A document that an editor has open. */
export class OpenDocument {
  readonly uri: string
  readonly reading: Reading
  /** The last result, for the text as it was then: `changed` says what differs since. */
  checked: Checked | undefined
  changed: ChangedLines | undefined
  /** What is known of the text as it is; nothing where nobody has looked since it changed. */
  known: Known | undefined
  /** A look at all of it that is under way, and what has changed since it began. */
  look: {changed: ChangedLines | undefined} | undefined
  /** How a table is to be widened. */
  widening: Widening | undefined
  /** The line that was last typed in, from 0. */
  lastLine: number | undefined
  /** Milliseconds that reading all of it took the last time. */
  cost = 0
  version: number
  /** The text with its places. */
  text: TextDocument

  /** What its name ends with, with the dot. */
  readonly extension: string

  constructor(uri: string, version: number, text: string, reading: Reading) {
    this.uri = uri
    this.version = version
    this.extension = /\.\w+$/.exec(uri)?.[0] ?? ''
    this.reading = reading
    this.text = textOf(text)
  }

  /** Apply what an editor says has changed. */
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
      // A place that is none: nobody knows what has changed.
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

  /** Move what stands right of where a table was widened. */
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
   * Apply many changes from the end to the beginning at once: editors send them so, and each alone would copy the text.
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
    // Beyond the end of a line or of the text its end is meant.
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

  /** Remember that lines changed: `first` to `last`, which were `old`, became `first` to `now`. */
  #note(first: number, last: number, now: number, old: string): void {
    this.lastLine = now
    const own = {first, last: now, added: now - last, old: old.length > mostOld ? undefined : old}
    this.changed = this.changed ? join(this.changed, own) : own
  }

  #lines(first: number, last: number): string {
    const start = {line: first, character: 0}
    return this.text.getText({start, end: {line: last + 1, character: 0}})
  }

  /** A line without its ending; nothing beyond the text. */
  line(line: number): string {
    if (line < 0 || line >= this.text.lineCount) return ''
    const text = this.text.getText({
      start: {line, character: 0},
      end: {line: line + 1, character: 0}
    })
    return text.replace(/\r\n$|[\n\r]$/, '')
  }

  /** Whether a line has nothing but blanks. */
  isBlank(line: number): boolean {
    if (line < 0 || line >= this.text.lineCount) return true
    const text = this.text.getText()
    let at = this.text.offsetAt({line, character: 0})
    while (text[at] === ' ' || text[at] === '\t') at += 1
    return at >= text.length || text[at] === '\n' || text[at] === '\r'
  }

  /** The ending that its lines have. */
  get eol(): string {
    const first = this.text.getText({start: {line: 0, character: 0}, end: {line: 1, character: 0}})
    return first.endsWith('\r\n') ? '\r\n' : first.endsWith('\r') ? '\r' : '\n'
  }
}

/** A text with its places: what it is called, the document knows. */
function textOf(text: string): TextDocument {
  return TextDocument.create('', '', 0, text)
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character)
}

function inOrder({start, end}: Range): Range {
  return isBefore(end, start) ? {start: end, end: start} : {start, end}
}
