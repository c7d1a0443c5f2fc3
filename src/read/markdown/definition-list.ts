import type {Nodes, Parents, RootContent} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {markdownSpace} from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  Token,
  TokenizeContext
} from 'micromark-util-types'
import type {DefinitionList, DefinitionTerm} from '../../../grammars/nodes.js'
import {cellDialect} from './grid-table-search.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** Body of a definition: a container. */
    pandocDefinition: 'pandocDefinition'
    /** Its marker and the spaces after it. */
    pandocDefinitionPrefix: 'pandocDefinitionPrefix'
    /** Indentation of its further lines. */
    pandocDefinitionIndent: 'pandocDefinitionIndent'
    /** Look ahead for a table; never kept. */
    pandocDefinitionSearch: 'pandocDefinitionSearch'
  }
}

/** Maximum columns of a marker with the spaces after it. */
const widest = 4

/**
 * Create an extension for `micromark` that reads pandoc's definition lists: a term, and below it, optionally after a
 * blank line, blocks that begin with `:` or `~`. Table captions are not definitions.
 *
 * ```text
 *  Term
 *
 *  :   Text, and
 *
 *      +-----+
 *      | all |
 *      +-----+
 * ```
 */
export function pandocDefinitions(): Extension {
  const definition: Construct = {
    name: 'pandocDefinition',
    tokenize(effects, ok, nok) {
      return tokenizeDefinition(this, effects, ok, nok)
    },
    continuation: {
      tokenize(effects, ok, nok) {
        return effects.check(blankLine, ok, indent(this, effects, ok, nok))
      }
    },
    exit(effects) {
      effects.exit('pandocDefinition')
    }
  }
  return {document: {58: definition, 126: definition}}
}

function tokenizeDefinition(self: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let width = 1
  let mayBeCaption = false
  return start

  function start(code: Code): State | undefined {
    const place = cellDialect(self) === 'adobe' ? undefined : placeOf(self)
    if (!place) return nok(code)
    mayBeCaption = place === 'behind a blank line'
    effects.enter('pandocDefinition', {_container: true})
    effects.enter('pandocDefinitionPrefix')
    effects.consume(code)
    return first
  }

  function first(code: Code): State | undefined {
    return markdownSpace(code) ? blanks(code) : nok(code)
  }

  function blanks(code: Code): State | undefined {
    if (markdownSpace(code) && width < widest) {
      width += 1
      effects.consume(code)
      return blanks
    }
    if (code === null || code < -2) return nok(code)
    effects.exit('pandocDefinitionPrefix')
    self.containerState!.size = width
    return mayBeCaption ? effects.check(tableBelow, nok, ok)(code) : ok(code)
  }
}

/** The rest of a paragraph, a blank line, and a table: the paragraph is its caption. */
const tableBelow: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let isEmpty = false
    let isBehind = false
    let blanks = 0
    return (code) => {
      effects.enter('pandocDefinitionSearch')
      return line(code)
    }

    function line(code: Code): State | undefined {
      if (code === null) return nok(code)
      effects.consume(code)
      if (code >= -2) {
        if (!markdownSpace(code)) isEmpty = false
        return line
      }
      if (isEmpty) isBehind = true
      isEmpty = true
      blanks = 0
      return begin
    }

    function begin(code: Code): State | undefined {
      if (isBehind && (code === 43 || code === 124)) {
        effects.exit('pandocDefinitionSearch')
        return ok(code)
      }
      // Text with more indentation belongs to the definition.
      const isPrefix = code === 62 || (markdownSpace(code) && blanks < 3)
      if (isBehind && code !== null && code >= -2 && !isPrefix) return nok(code)
      if (isBehind && isPrefix) {
        blanks = code === 62 ? 0 : blanks + 1
        effects.consume(code)
        return begin
      }
      return line(code)
    }
  }
}

const blankLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const end: State = (code) => (code === null || code < -2 ? ok(code) : nok(code))
    return skipBlanks(effects, Number.POSITIVE_INFINITY, end)
  }
}

/** The indentation of a further line. */
function indent(self: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    const size = Number(self.containerState!.size)
    return skipBlanks(effects, size, (next, count) => (count === size ? ok(next) : nok(next)))(code)
  }
}

/** Consume whitespace; a tab counts as the columns that it fills. */
function skipBlanks(
  effects: Effects,
  most: number,
  then: (code: Code, count: number) => State | undefined
): State {
  let count = 0
  return (code) => {
    if (!markdownSpace(code)) return then(code, count)
    effects.enter('pandocDefinitionIndent')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (markdownSpace(code) && count < most) {
      // Virtual spaces follow a tab.
      count += 1
      effects.consume(code)
      return inside
    }
    effects.exit('pandocDefinitionIndent')
    return then(code, count)
  }
}

/** Find whether a term is above: a line of text that begins a block, or another definition. */
function placeOf(self: TokenizeContext): 'below' | 'behind a blank line' | undefined {
  const lines = linesBefore(self, 3)
  const isBehind = lines[0] === ''
  if (isBehind) lines.shift()
  const [term, before] = lines
  if (!term) return undefined
  if (isBehindDefinition(self)) return 'below'
  const isTerm = !noTerm.test(term) && (before === undefined || before === '')
  if (!isTerm) return undefined
  return isBehind ? 'behind a blank line' : 'below'
}

/** Lines that are not terms: table lines, fences, headings, quotes, thematic breaks, captions. */
const noTerm = /^(?:[+|>#]|`{3}|~{3}|:|[-=*_ \t]+$|[Tt]able:)/

/** The lines before this one in the same flow, last first. */
function linesBefore({events, sliceSerialize}: TokenizeContext, count: number): Array<string> {
  const lines: Array<string> = []
  for (let index = events.length - 1; index >= 0 && lines.length < count; index -= 1) {
    const [kind, token] = events[index]!
    if (kind === 'exit' && token.type === 'chunkFlow') {
      lines.push(sliceSerialize(token).trim().slice(0, 1000))
    }
  }
  return lines
}

/** Maximum number of events searched for a definition above. */
const farthest = 200

/** Whether the line before is part of a definition, but this one is not. */
function isBehindDefinition({events}: TokenizeContext): boolean {
  const from = Math.max(0, events.length - farthest)
  let isSameLine = true
  for (let index = events.length - 1; index >= from; index -= 1) {
    const [kind, {type}] = events[index]!
    if (type === 'chunkFlow') isSameLine = false
    if (isSameLine && type === 'pandocDefinitionIndent') return false
    // This line may have closed it.
    if (type === 'pandocDefinition') return kind === 'enter' || isSameLine
  }
  return false
}

/** Create an extension for `mdast-util-from-markdown` that goes with `pandocDefinitions`: `definitionList`. */
export function pandocDefinitionsFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      pandocDefinition(token: Token) {
        this.enter({type: 'definitionBody', children: []}, token)
      }
    },
    exit: {
      pandocDefinition(token: Token) {
        this.exit(token)
      }
    },
    transforms: [joinDefinitions]
  }
}

/** Group terms and definitions into lists. */
function joinDefinitions(node: Nodes): undefined {
  if (!('children' in node)) return
  const children = node.children as Array<Nodes>
  for (const child of children) joinDefinitions(child)
  if (node.type === 'definitionList' || !children.some(({type}) => type === 'definitionBody'))
    return
  const result: Array<Nodes> = []
  for (const child of children) {
    const before = result.at(-1)
    if (child.type !== 'definitionBody') result.push(child)
    else if (before?.type === 'paragraph') {
      result.pop()
      const list = result.at(-1)
      const {position} = before
      const term: DefinitionTerm = {
        type: 'definitionTerm',
        children: before.children,
        ...(position && {position})
      }
      if (list?.type === 'definitionList') add(list, [term, child])
      else result.push(add({type: 'definitionList', children: []}, [term, child]))
    } else if (before?.type === 'definitionList') add(before, [child])
    else result.push(...(child.children as Array<Nodes>))
  }
  ;(node as Parents).children = result as Array<RootContent>
}

function add(list: DefinitionList, items: DefinitionList['children']): DefinitionList {
  list.children.push(...items)
  const start = list.children[0]?.position?.start
  const end = list.children.at(-1)?.position?.end
  if (start && end) list.position = {start, end}
  return list
}
