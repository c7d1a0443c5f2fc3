import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext
} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** A formula between lines of two dollars. */
    mathBlock: 'mathBlock'
    mathBlockFence: 'mathBlockFence'
    mathBlockValue: 'mathBlockValue'
  }
}

/** A line of two dollars. */
const fence = /^[\t >]*\$\$[\t ]*$/gm

/** Whether a formula may begin in a part of a text and end after it. */
export function isMathOpen(text: string, start: number, end: number): boolean {
  const part = text.slice(start, end)
  const count = part.includes('$$') ? (part.match(fence)?.length ?? 0) : 0
  return count % 2 === 1 && text.slice(end).search(fence) !== -1
}

/**
 * Create an extension for `micromark` that reads formulas between lines of two dollars, without markup inside.
 *
 * @param text
 *   The document; an opening line without a closing one is text.
 */
export function mathBlocks(text: string): Extension {
  let last = 0
  for (const {index} of text.matchAll(fence)) last = index
  const construct: Construct = {
    name: 'mathBlock',
    concrete: true,
    tokenize(effects, ok, nok) {
      // The last such line can only end a formula.
      return this.now().offset >= last ? nok : tokenize(this, effects, ok, nok)
    }
  }
  return last === 0 ? {} : {flow: {36: construct}}
}

function tokenize(self: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const nextLine: Construct = {partial: true, tokenize: tokenizeNextLine}
  const close: Construct = {
    partial: true,
    tokenize: (effects, ok, nok) => factorySpace(effects, fenceLine(effects, ok, nok), 'linePrefix')
  }
  return (code) => {
    effects.enter('mathBlock')
    return fenceLine(effects, opened, nok)(code)
  }

  function opened(code: Code): State | undefined {
    // It may directly follow a paragraph.
    return self.interrupt ? ok(code) : lineEnd(code)
  }

  function lineEnd(code: Code): State | undefined {
    return code === null ? done(code) : effects.attempt(nextLine, lineStart, done)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.attempt(close, done, content)(code)
  }

  function content(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return lineEnd(code)
    effects.enter('mathBlockValue')
    return value(code)
  }

  function value(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mathBlockValue')
      return lineEnd(code)
    }
    effects.consume(code)
    return value
  }

  function done(code: Code): State | undefined {
    effects.exit('mathBlock')
    return ok(code)
  }

  /** A line ending after which the formula continues; it closes no container. */
  function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next))
    }
  }
}

/** Two dollars, followed only by whitespace. */
function fenceLine(effects: Effects, ok: State, nok: State): State {
  let dollars = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathBlockFence')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === 36 && dollars < 2) {
      dollars += 1
      effects.consume(code)
      return inside
    }
    if (dollars < 2) return nok(code)
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mathBlockFence')
      return ok(code)
    }
    if (!markdownSpace(code)) return nok(code)
    effects.consume(code)
    return inside
  }
}

/** Create the extension for `mdast-util-from-markdown` that makes nodes of them. */
export function mathBlocksFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      mathBlock(token) {
        this.enter({type: 'math', value: ''}, token)
        this.buffer()
      }
    },
    exit: {
      mathBlockValue(token) {
        this.config.enter.data!.call(this, token)
        this.config.exit.data!.call(this, token)
      },
      mathBlock(token) {
        const value = this.resume().replace(/^\n|\n$/g, '')
        const node = this.stack[this.stack.length - 1]
        if (node?.type === 'math') node.value = value
        this.exit(token)
      }
    }
  }
}
