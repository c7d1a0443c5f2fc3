import type {PhrasingContent, Text} from 'mdast'
import {classifyCharacter} from 'micromark-util-classify-character'
import type {JoinedText} from '../../../grammars/joined-text.js'

/** A run of `*` or `_` with unused characters. */
interface Run {
  type: 'run'
  mark: number
  start: number
  end: number
  opens: boolean
  closes: boolean
}

/** Parts of a paragraph before emphasis is resolved. */
type Part = Run | PhrasingContent | {type: 'plain'; start: number; end: number}

/** A `[` that may open a link. */
interface Bracket {
  /** Its offset in the text, and the index after it in the parts. */
  offset: number
  parts: number
  /** Whether a link already ends inside. */
  hasLink: boolean
}

const star = 42

/** Characters with which something other than text may begin; a colon may follow the name of a protocol. */
const isMark: Uint8Array = new Uint8Array(128)
for (const mark of '`*_[]:') isMark[mark.charCodeAt(0)] = 1

/** A target without a title, and without anything to decode. */
const target = /\(([^\s()<>\\&"'`[\]*_]*)\)/y

/** A URL that ends at a space. */
const address = /https?:\/\/[a-z\d]+(?:-[a-z\d]+)*(?:\.[a-z\d]+)+(?:\/[A-Za-z\d/-]*)?(?![^\s])/y

/**
 * Read code, emphasis, links with a target and bare URLs, as in CommonMark and GFM. micromark takes a hundred times as
 * long for a cell paragraph with nothing else.
 *
 * @param text
 *   Text.
 * @param from
 *   Where the paragraph starts.
 * @param to
 *   Where it ends.
 * @returns
 *   The same nodes as micromark; nothing if there is anything else to read.
 */
export function readSimpleInline(
  text: JoinedText,
  from: number,
  to: number
): Array<PhrasingContent> | undefined {
  const {value} = text
  const parts: Array<Part> = []
  const brackets: Array<Bracket> = []
  let plain = from
  // A loop: an expression costs as much per marker as everything else about it.
  for (let index = from; index < to; ) {
    const code = value.charCodeAt(index)
    if (code > 127 || isMark[code] === 0) {
      index += 1
      continue
    }
    let end = index + 1
    switch (code) {
      case 96: {
        while (end < to && value.charCodeAt(end) === code) end += 1
        const length = end - index
        const close = closingTicks(length, end)
        if (close < 0) break
        flush(index)
        const inside = value.slice(end, close)
        end = close + length
        const position = text.position(index, end)
        parts.push({type: 'inlineCode', value: unpad(inside), position})
        plain = end
        break
      }
      case 42:
      case 95: {
        while (end < to && value.charCodeAt(end) === code) end += 1
        const run = runOf(code, index, end)
        if (!run) break
        flush(index)
        parts.push(run)
        plain = end
        break
      }
      case 91:
        if (value[index - 1] === '!' && value.includes('](', index)) return undefined
        flush(end)
        brackets.push({offset: index, parts: parts.length, hasLink: false})
        break
      case 93: {
        const bracket = brackets.pop()
        if (!bracket || value[end] !== '(') break
        target.lastIndex = end
        const found = target.exec(value)
        if (!found || target.lastIndex > to) return undefined
        if (bracket.hasLink) break
        flush(index)
        const children = resolve(parts.splice(bracket.parts), text)
        // The text before it ends with the bracket itself.
        const before = parts[parts.length - 1] as {end: number; start: number}
        before.end -= 1
        if (before.end === before.start) parts.pop()
        end = target.lastIndex
        const position = text.position(bracket.offset, end)
        parts.push({type: 'link', title: null, url: found[1]!, children, position})
        for (const other of brackets) other.hasLink = true
        plain = end
        break
      }
      default: {
        if (!value.startsWith('//', end)) break
        const length = protocol(index)
        if (length === 0) break
        const start = index - length
        address.lastIndex = start
        const isApart = start === from || /\s/.test(value[start - 1]!)
        if (!isApart || brackets.length > 0 || !address.test(value) || address.lastIndex > to) {
          return undefined
        }
        flush(start)
        end = address.lastIndex
        const url = value.slice(start, end)
        const children = [{type: 'text' as const, value: url, position: text.position(start, end)}]
        parts.push({type: 'link', title: null, url, children, position: text.position(start, end)})
        plain = end
      }
    }
    index = end
  }
  flush(to)
  return resolve(parts, text)

  function flush(end: number): void {
    if (end > plain) parts.push({type: 'plain', start: plain, end})
    plain = end
  }

  function closingTicks(length: number, start: number): number {
    for (let at = value.indexOf('`', start); at >= 0 && at < to; ) {
      let end = at
      while (value[end] === '`') end += 1
      if (end - at === length) return at
      at = value.indexOf('`', end)
    }
    return -1
  }

  /** Length of the protocol name that ends at a colon. */
  function protocol(colon: number): number {
    for (const name of ['http', 'https']) {
      const start = colon - name.length
      if (start >= from && value.slice(start, colon).toLowerCase() === name) return name.length
    }
    return 0
  }

  /**
   * Classify a run (CommonMark: left- and right-flanking) like micromark, by UTF-16 units. Nothing if it is text, as in
   * names of programs.
   */
  function runOf(mark: number, start: number, end: number): Run | undefined {
    const codeBefore = start > from ? value.charCodeAt(start - 1) : null
    const codeAfter = end < to ? value.charCodeAt(end) : null
    const before = classify(codeBefore)
    const after = classify(codeAfter)
    const isLeft = !after || (after === 2 && before !== undefined) || isMarker(codeAfter)
    const isRight = !before || (before === 2 && after !== undefined) || isMarker(codeBefore)
    const isStar = mark === star
    const opens = isLeft && (isStar || before !== undefined || !isRight)
    const closes = isRight && (isStar || after !== undefined || !isLeft)
    return opens || closes ? {type: 'run', mark, start, end, opens, closes} : undefined
  }
}

/** Cached results of `classifyCharacter` for ASCII: its expressions take longer than everything else about a run. */
const classesOfAscii = Array.from({length: 128}, (_, code) => classifyCharacter(code))

function classify(code: number | null): ReturnType<typeof classifyCharacter> {
  return code !== null && code < 128 ? classesOfAscii[code] : classifyCharacter(code)
}

/** Whether a character is the marker of GFM's deletions, next to which other runs may open and close more freely. */
function isMarker(code: number | null): boolean {
  return code === 126
}

/** Strip one space or line ending from both ends of code that has them at both. */
function unpad(code: string): string {
  const isPadded = /^[ \n]/.test(code) && /[ \n]$/.test(code) && /[^ \n]/.test(code)
  return isPadded ? code.slice(1, -1) : code
}

/** Pair the delimiter runs (CommonMark: "process emphasis"), and make texts of the rest. */
function resolve(parts: ReadonlyArray<Part>, text: JoinedText): Array<PhrasingContent> {
  const out: Array<Part> = []
  /** Indexes in `out` of runs that may open. */
  const openers: Array<number> = []
  /** How many of them are known not to match a kind of closing run; otherwise unclosed runs would be quadratic. */
  let useless: Array<number> | undefined
  for (const part of parts) {
    if (part.type !== 'run') {
      out.push(part)
      continue
    }
    while (part.closes && part.end > part.start) {
      const length = part.end - part.start
      const kind = (part.mark === star ? 0 : 6) + (part.opens ? 3 : 0) + (length % 3)
      const bottom = Math.min(useless?.[kind] ?? 0, openers.length)
      let at = openers.length - 1
      for (; at >= bottom; at -= 1) {
        const opener = out[openers[at]!] as Run
        const sum = opener.end - opener.start + length
        const isOdd = (opener.closes || part.opens) && length % 3 !== 0 && sum % 3 === 0
        if (opener.mark === part.mark && !isOdd) break
      }
      if (at < bottom) {
        useless ??= []
        useless[kind] = openers.length
        break
      }
      const place = openers[at]!
      const opener = out[place] as Run
      const used = opener.end - opener.start > 1 && length > 1 ? 2 : 1
      const children = toNodes(out.splice(place + 1), text)
      openers.length = at + 1
      opener.end -= used
      part.start += used
      // Openers that reuse freed indexes have not been tried yet.
      if (useless) for (const key in useless) useless[key] = Math.min(useless[key]!, at)
      const position = text.position(opener.end, part.start)
      if (opener.end === opener.start) {
        out.pop()
        openers.pop()
      }
      out.push({type: used === 2 ? 'strong' : 'emphasis', children, position})
    }
    if (part.end === part.start) continue
    if (part.opens) openers.push(out.length)
    out.push(part)
  }
  return toNodes(out, text)
}

/** Make texts of the remaining parts. */
function toNodes(parts: ReadonlyArray<Part>, text: JoinedText): Array<PhrasingContent> {
  const nodes: Array<PhrasingContent> = []
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!
    if (part.type !== 'plain' && part.type !== 'run') {
      nodes.push(part)
      continue
    }
    let {end} = part
    for (; index + 1 < parts.length; index += 1) {
      const next = parts[index + 1]!
      if (next.type !== 'plain' && next.type !== 'run') break
      ;({end} = next)
    }
    nodes.push(textOf(text, part.start, end))
  }
  // Arrays that grow over-allocate, and these are kept: the copy takes a third of the memory.
  return nodes.slice()
}

/** Make a text node from a range of the text. */
function textOf(text: JoinedText, start: number, end: number): Text {
  return {type: 'text', value: text.value.slice(start, end), position: text.position(start, end)}
}
