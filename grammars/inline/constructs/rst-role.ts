import {createToken, type TokenType} from 'chevrotain'
import type {PhrasingContent} from 'mdast'
import type {InlineConstruct} from '../construct.js'
import type {InlineParser} from '../parser.js'

/** `:role:` and text in backticks; text in backticks alone, perhaps with an address, and what follows a reference. */
const InterpretedText: TokenType = createToken({
  name: 'InterpretedText',
  label: ':role:`text`',
  pattern:
    /(?::[A-Za-z][\w+.-]*(?::[A-Za-z][\w+.-]*)?:)?`[^\s`](?:[^`]*[^\s`])?`(?:__?(?![A-Za-z0-9_]))?/,
  line_breaks: true
})
/** A reference to a footnote in plain reStructuredText. */
const FootnoteMark: TokenType = createToken({
  name: 'FootnoteMark',
  label: '[label]_',
  pattern: /\[[#*]?[0-9A-Za-z]?[0-9A-Za-z_.-]*\]_(?![A-Za-z0-9_])/
})

/**
 * ```ebnf
 * interpretedText = InterpretedText | FootnoteMark ;
 * ```
 *
 * Markup of plain reStructuredText (docutils: "Interpreted Text", "Hyperlink References"; Sphinx: "Roles").
 */
export const interpretedText: InlineConstruct = {
  name: 'interpretedText',
  tokens: {'sphinx-text': [InterpretedText, FootnoteMark]},
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(InterpretedText)
          return this.ACTION(() => readInterpreted(token.image, token.startOffset, this))
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(FootnoteMark)
          return this.ACTION((): PhrasingContent => {
            const label = token.image.slice(1, -2)
            const position = this.state.text.position(token.startOffset, this.endOf(token))
            const identifier = label.toLowerCase()
            return this.state.footnotes.has(identifier)
              ? {type: 'footnoteReference', identifier, label, position}
              : {type: 'text', value: `[${label}]`, position}
          })
        }
      }
    ])
  }
}

const proseRoles =
  /^(?:ref|doc|term|numref|pep|rfc|abbr|title|cite|dfn|issue|source|gh|t|title-reference|sub|sup|download)$/
const emphasisRoles = /^(?:emphasis|dfn|title|title-reference|t|cite)$/

function readInterpreted(image: string, offset: number, builder: InlineParser): PhrasingContent {
  const {text: source} = builder.state
  const open = image.indexOf('`')
  const close = image.lastIndexOf('`')
  const role = open > 0 ? image.slice(1, open - 1) : undefined
  const position = source.position(offset, offset + image.length)
  const target = /^([^<]*[^\s<])\s*<([^<>]+)>$/.exec(image.slice(open + 1, close))
  const from = offset + open + 1
  const end = target ? from + target[1]!.length : offset + close
  const child = builder.textNode(from, end)
  if (role === undefined && close + 1 < image.length) {
    // A reference without an address of its own is the name of a target elsewhere.
    return target
      ? {type: 'link', url: target[2]!.replace(/\s+/g, ''), children: [child], position}
      : {...child, position}
  }
  if (role === 'strong') return {type: 'strong', children: [child], position}
  if (role === undefined || emphasisRoles.test(role)) {
    return {type: 'emphasis', children: [builder.textNode(from, offset + close)], position}
  }
  if (proseRoles.test(role)) return {...child, position}
  // `~module.name` shows `name` (Sphinx: "Cross-referencing Python objects").
  const value = child.value.startsWith('~')
    ? child.value.slice(child.value.lastIndexOf('.') + 1)
    : child.value
  return {type: 'inlineCode', value: value.replace(/^!/, ''), position}
}
