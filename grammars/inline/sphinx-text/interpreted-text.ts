import type {PhrasingContent} from 'mdast'
import type {InlineConstruct, InlineRules} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** `:role:` and text in backticks; text in backticks alone, perhaps with an address, and what follows a reference. */
const InterpretedText: InlineToken = inlineToken({
  name: 'InterpretedText',
  label: ':role:`text`',
  pattern:
    /(?::[A-Za-z][\w+.-]*(?::[A-Za-z][\w+.-]*)?:)?`[^\s`](?:[^`]*[^\s`])?`(?:__?(?![A-Za-z0-9_]))?/,
  opens: ':`',
  needs: '`'
})
/** A reference to a footnote in plain reStructuredText. */
const FootnoteMark: InlineToken = inlineToken({
  name: 'FootnoteMark',
  label: '[label]_',
  pattern: /\[[#*]?[0-9A-Za-z]?[0-9A-Za-z_.-]*\]_(?![A-Za-z0-9_])/,
  opens: '['
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
  tokens: [InterpretedText, FootnoteMark],
  example: ':a:`b`',
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
            const position = this.nodes.position(token)
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

function readInterpreted(
  image: string,
  offset: number,
  {state, nodes}: InlineRules
): PhrasingContent {
  const {text: source} = state
  const open = image.indexOf('`')
  const close = image.lastIndexOf('`')
  const role = open > 0 ? image.slice(1, open - 1) : undefined
  const position = source.position(offset, offset + image.length)
  const target = /^([^<]*[^\s<])\s*<([^<>]+)>$/.exec(image.slice(open + 1, close))
  const from = offset + open + 1
  const end = target ? from + target[1]!.length : offset + close
  const child = nodes.text(from, end)
  if (role === undefined && close + 1 < image.length) {
    // A reference without an address of its own is the name of a target elsewhere.
    return target
      ? {type: 'link', url: target[2]!.replace(/\s+/g, ''), children: [child], position}
      : {...child, position}
  }
  if (role === 'strong') return {type: 'strong', children: [child], position}
  if (role === undefined || emphasisRoles.test(role)) {
    return {type: 'emphasis', children: [nodes.text(from, offset + close)], position}
  }
  if (proseRoles.test(role)) return {...child, position}
  // `~module.name` shows `name` (Sphinx: "Cross-referencing Python objects").
  const value = child.value.startsWith('~')
    ? child.value.slice(child.value.lastIndexOf('.') + 1)
    : child.value
  return {type: 'inlineCode', value: value.replace(/^!/, ''), position}
}
