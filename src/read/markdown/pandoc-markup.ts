import type {Nodes, Text} from 'mdast'
import type {CompileContext, Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {} from 'mdast-util-gfm-table'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext
} from 'micromark-util-types'
import {attributeList, readAttributes} from './attributes.js'
import {cellDialect} from './grid-table-search.js'

declare module 'mdast' {
  interface TextData {
    /** Whether the text is pandoc markup for which there is no node; it is written verbatim. */
    verbatim?: boolean | undefined
    /** Whether it is the attributes of the node before, which are invisible. */
    attributes?: boolean | undefined
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** Pandoc markup for which there is no node. */
    pandocMarkup: 'pandocMarkup'
    /** Part of it on one line. */
    pandocMarkupData: 'pandocMarkupData'
  }

  interface Token {
    _pandocMarkup?: string | undefined
  }
}

/** Options of `pandocMarkup`. */
export interface PandocMarkupOptions {
  /** Whether to find it in the whole document, not just in cells of pandoc's tables (default: `false`). */
  everywhere?: boolean | undefined
}

/** Whether the markup continues with a character, ends with it, ended before it, or is none. */
type Scan = (code: Code) => 'more' | 'end' | 'past' | 'none'

/** Maximum number of characters of unclosed markup, which keeps the search linear. */
const longest = 2000

/**
 * Create an extension for `micromark` that finds the markup of pandoc's Markdown for which mdast has no node: math,
 * sub- and superscript, inline notes, citations, spans and attributes, TeX, and markers at the start of a line (fancy
 * lists, definitions, line blocks, divs). It is kept as verbatim text, and not parsed inside.
 *
 * Constructs of other extensions take precedence, so that `remark-math` gets its math; but brackets and single tildes
 * precede those of CommonMark and GFM.
 */
export function pandocMarkup(options: PandocMarkupOptions = {}): Extension {
  const construct = (
    scan: (previous: Code, context: TokenizeContext) => Scan | undefined,
    add: 'before' | 'after' = 'after'
  ): Construct => ({
    name: 'pandocMarkup',
    add,
    previous(code) {
      return scan(code, this) !== undefined
    },
    tokenize(effects, ok, nok) {
      if (!options.everywhere && cellDialect(this) !== 'pandoc') return nok
      return tokenize(this, effects, ok, nok, scan)
    }
  })
  const atStart = construct((previous) => (isLineStart(previous) ? scanLineMark() : undefined))
  const text: Record<number, Construct | Array<Construct>> = {
    // `$`
    36: construct(scanMath),
    // `^`
    94: construct(() => scanWord(94)),
    // `~`
    126: [
      construct((previous) => (previous === 126 ? undefined : scanWord(126)), 'before'),
      construct((previous) => (previous === 126 ? undefined : scanStrikeout())),
      atStart
    ],
    // `@`
    64: construct((previous) => (isWord(previous) ? undefined : scanKey())),
    // `[`
    91: construct(scanBrackets, 'before'),
    // `\`
    92: construct(scanTex),
    // `{`, after code, a link, an image
    123: construct((_, {events}) =>
      /^(?:codeText|image|link)$/.test(events.at(-1)?.[1].type ?? '') ? scanGroup() : undefined
    ),
    // `#`, `(`, `:`, `|`
    35: atStart,
    40: atStart,
    58: atStart,
    124: atStart
  }
  for (let code = 65; code <= 90; code += 1) {
    text[code] = atStart
    text[code + 32] = atStart
  }
  return {text}
}

function tokenize(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  create: (previous: Code, context: TokenizeContext) => Scan | undefined
): State {
  let value = ''
  let scan: Scan | undefined
  return start

  function start(code: Code): State | undefined {
    scan = create(context.previous, context)
    if (!scan) return nok(code)
    const token = effects.enter('pandocMarkup')
    effects.enter('pandocMarkupData')
    // If the attempt fails, micromark drops the token, and the value with it.
    Object.defineProperty(token, '_pandocMarkup', {get: () => value})
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    const result = value.length > longest ? 'none' : scan!(code)
    if (result === 'none') return nok(code)
    if (result === 'past') {
      effects.exit('pandocMarkupData')
      effects.exit('pandocMarkup')
      return ok(code)
    }
    if (code === null) return nok(code)
    if (code < -2) {
      effects.exit('pandocMarkupData')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter('pandocMarkupData')
      value += '\n'
      return inside
    }
    effects.consume(code)
    // A tab, followed by virtual spaces.
    if (code !== -1) value += code === -2 ? '\t' : String.fromCharCode(code)
    if (result === 'end') {
      effects.exit('pandocMarkupData')
      effects.exit('pandocMarkup')
      return ok
    }
    return inside
  }
}

/**
 * `$x$`, `$$x$$`: within single dollars no space at either end, and no digit after them (pandoc: `tex_math_dollars`).
 */
function scanMath(): Scan {
  let dollars = 0
  let closing = 0
  let content = 0
  let before: Code = null
  let escaped = false
  return (code) => {
    if (content === 0 && code === 36 && dollars < 2) {
      dollars += 1
      return 'more'
    }
    if (code === null) return dollars === 1 && closing === 1 ? 'past' : 'none'
    if (dollars === 1) {
      // What follows a dollar decides whether it closes.
      if (closing === 1) {
        if (!isDigit(code)) return 'past'
        closing = 0
      }
      if (content === 0 && isBlank(code)) return 'none'
      if (code === 36 && !escaped && !isBlank(before)) {
        closing = 1
        return 'more'
      }
    } else if (code === 36 && !escaped) {
      closing += 1
      if (closing === 2) return content > 0 ? 'end' : 'none'
      return 'more'
    } else closing = 0
    content += 1
    escaped = code === 92 && !escaped
    before = code
    return 'more'
  }
}

/** `^2^`, `~2~`: one word; `^[…]`: a note. */
function scanWord(mark: number): Scan {
  let count = 0
  let escaped = false
  let note: Scan | undefined
  return (code) => {
    if (note) return note(code)
    if (code === null) return 'none'
    count += 1
    if (count === 1) return 'more'
    if (count === 2 && mark === 94 && code === 91) {
      note = scanBalanced(91, 93)
      return note(code)
    }
    // Code and HTML take precedence.
    if ((isBlank(code) || code === 60 || code === 96) && !escaped) return 'none'
    if (code === mark && !escaped) return count > 2 ? 'end' : 'none'
    escaped = code === 92 && !escaped
    return 'more'
  }
}

/** `~~old~~`, if no other construct reads it. */
function scanStrikeout(): Scan {
  let count = 0
  let tildes = 0
  let before: Code = null
  return (code) => {
    if (code === null) return 'none'
    count += 1
    if (count < 3) return code === 126 ? 'more' : 'none'
    if (count === 3 && (isBlank(code) || code === 126)) return 'none'
    tildes = code === 126 && (tildes > 0 || !isBlank(before)) ? tildes + 1 : 0
    before = code
    return tildes === 2 ? 'end' : 'more'
  }
}

/** `@doe99`, `@{a b}`, `@fig:one.two`: no two adjacent punctuation characters inside. */
function scanKey(): Scan {
  let count = 0
  let before: Code = null
  let group: Scan | undefined
  return (code) => {
    if (group) return group(code)
    count += 1
    if (count === 1) return 'more'
    if (count === 2 && code === 123) {
      group = scanBalanced(123, 125)
      return group(code)
    }
    const fits =
      isWord(code) ||
      (count > 2 && keyPunctuation.has(code ?? 0) && !keyPunctuation.has(before ?? 0))
    before = code
    if (fits) return 'more'
    return count > 2 ? 'past' : 'none'
  }
}

/** Punctuation allowed inside keys (pandoc: `citeKey`). */
const keyPunctuation = new Set([...':.#$%&-+?<>~/'].map((character) => character.charCodeAt(0)))

/** `[text]{.class}`; `[see @doe99, p. 3]`. */
function scanBrackets(): Scan {
  const brackets = scanBalanced(91, 93)
  let before: Code = null
  let closed = false
  let cites = false
  let attributes: Scan | undefined
  return (code) => {
    if (attributes) return attributes(code)
    if (closed) {
      if (code === 123) {
        attributes = scanGroup()
        return attributes(code)
      }
      // `[a](b)`, `[a][b]` are links.
      return cites && code !== 40 && code !== 91 ? 'past' : 'none'
    }
    if (code === 64 && !isWord(before)) cites = true
    // `[^1]`
    if (code === 94 && before === 91) return 'none'
    before = code
    const result = brackets(code)
    if (result !== 'end') return result
    closed = true
    return 'more'
  }
}

/** `\alpha`, `\cite[p.~3]{doe}`, and the no-break space `\ `. */
function scanTex(): Scan {
  let count = 0
  let group: Scan | undefined
  return (code) => {
    if (group) {
      const result = group(code)
      if (result !== 'end') return result
      group = undefined
      return 'more'
    }
    count += 1
    if (count === 1) return 'more'
    if (count === 2 && code === 32) return 'end'
    if (isLetter(code)) return 'more'
    if (count === 2) return 'none'
    if (code === 123 || code === 91) {
      group = scanBalanced(code, code + 2)
      return group(code)
    }
    return 'past'
  }
}

/** `{.class #id key=value}`, `{=html}` */
function scanGroup(): Scan {
  const group = scanBalanced(123, 125)
  return (code) => (code === null || code < -2 ? 'none' : group(code))
}

/** Balanced brackets with their contents. */
function scanBalanced(open: number, close: number): Scan {
  let depth = 0
  let escaped = false
  return (code) => {
    if (code === null) return 'none'
    if (!escaped && code === open) depth += 1
    if (!escaped && code === close) {
      depth -= 1
      if (depth === 0) return 'end'
    }
    escaped = code === 92 && !escaped
    return 'more'
  }
}

/** `a.`, `(iv)`, `#.`, `(@one)`, `:`, `~`, `|`, `:::` at the start of a line, before a space. */
function scanLineMark(): Scan {
  let value = ''
  return (code) => {
    if (code === null || code < 0 || code === 32) return lineMark.test(value) ? 'past' : 'none'
    value += String.fromCharCode(code)
    return lineMarkStart.test(value) ? 'more' : 'none'
  }
}

const lineMark = /^(?:[|~]|:+|\(?(?:[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#|@[\w-]*)[.)])$/
const lineMarkStart =
  /^(?:[|~]|:{1,40}|\(?(?:[A-Za-z]|[ivxlcdm]{0,15}|[IVXLCDM]{0,15}|#|@[\w-]{0,60})[.)]?)$/

function isLineStart(code: Code): boolean {
  return code === null || code < -2
}

function isBlank(code: Code): boolean {
  return code === null || code < 0 || code === 32
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: Code): boolean {
  return code !== null && ((code >= 65 && code <= 90) || (code >= 97 && code <= 122))
}

function isWord(code: Code): boolean {
  return code !== null && (isLetter(code) || isDigit(code) || code === 95 || code > 127)
}

/** Create an extension for `mdast-util-from-markdown` that goes with `pandocMarkup`: texts with `data.verbatim`. */
export function pandocMarkupFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      pandocMarkup(this: CompileContext, token) {
        // Not a text yet: the text after it would be merged into it. In pipe tables, pipes are escaped in any markup.
        const value = this.data.inTable
          ? token._pandocMarkup!.replace(/\\\|/g, '|')
          : token._pandocMarkup
        this.enter({type: 'pandocMarkup', value} as never, token)
      }
    },
    exit: {
      pandocMarkup(this: CompileContext, token) {
        this.exit(token)
      }
    },
    transforms: [toTexts]
  }
}

function toTexts(node: Nodes): undefined {
  if (!('children' in node)) return
  for (const [index, child] of node.children.entries()) {
    if ((child as {type: string}).type === 'pandocMarkup') {
      const text = child as unknown as Text
      text.type = 'text'
      text.data = {verbatim: true}
      const owner: Nodes | undefined = node.children[index - 1]
      if (owner && owners.has(owner.type) && attributes.test(text.value)) {
        text.data.attributes = true
        giveAttributes(owner, text.value)
      }
    } else toTexts(child)
  }
}

/** Nodes that attributes may follow (pandoc: `link_attributes`, `inline_code_attributes`). */
const owners = new Set(['image', 'imageReference', 'inlineCode', 'link', 'linkReference'])

const attributes = new RegExp(`^\\{${attributeList}\\}$`)

/** Set the HTML attributes of a node. */
function giveAttributes(node: Nodes, text: string): void {
  const {attributes = {}, classes, identifier} = readAttributes(text.slice(1, -1))
  const hProperties: Record<string, string | Array<string>> = {}
  if (identifier) hProperties.id = identifier
  if (classes) hProperties.className = classes
  const size = ['width', 'height'].flatMap((name) =>
    attributes[name] && /^[\w.%]+$/.test(attributes[name]) ? [`${name}: ${attributes[name]}`] : []
  )
  if (size.length > 0) hProperties.style = size.join('; ').replace(/: (\d+)(?=;|$)/g, ': $1px')
  if (Object.keys(hProperties).length > 0) node.data = {...node.data, hProperties} as never
}
