import type {PhrasingContent} from 'mdast'
import {writtenText} from '../../read/rst-escapes.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {holdBlanks, type PrintState} from './print-state.js'

/**
 * Print phrasing as reStructuredText (docutils: "Inline Markup").
 *
 * @param nodes
 *   Phrasing.
 * @param state
 *   How to print it.
 * @returns
 *   Text; a break is `\n`. Characters that docutils would read as markup are escaped; where markup needs a space next
 *   to it and the text has none, there is an escaped space, which shows nothing.
 */
export function printRstPhrasing(
  nodes: ReadonlyArray<PhrasingContent>,
  state: PrintState = {}
): string {
  let value = ''
  // Last character of `value`: asking for it would copy all of it each time.
  let last = ''
  // Whether the last construct must be followed by a space or punctuation.
  let marked = false
  for (const node of nodes) {
    const text = node.type === 'text'
    const written = text ? writtenText(node) : undefined
    const piece = written ?? (text ? escapeText(node.value, last) : printNode(node, state))
    if (piece === '') continue
    const construct = (!text || written !== undefined) && isMarkup.test(piece)
    if (marked && (construct || !mayFollow.test(piece))) value += '\\ '
    else if (construct && last !== '' && !mayPrecede.test(last)) value += '\\ '
    value += piece
    last = piece.slice(-1)
    marked = construct
  }
  return value
}

/** docutils: "Inline markup recognition rules", 6 and 7. */
const mayPrecede = /[\s'"([{<\-/:\0]/
const mayFollow = /^[\s'")\]}>\-/:.,;!?\\\0]/

/** Literals, emphasis, references, footnotes, interpreted text with a role. */
const isMarkup = /^(?:[*`_]|\[.*_$|:\w+:`)/s

function printNode(node: PhrasingContent, state: PrintState): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value, '')
    case 'break':
      return '\n'
    case 'inlineCode': {
      const {value} = node
      // A literal must not be empty, or start or end with a space.
      if (value === '' || value.trim() !== value || /^`|`$/.test(value)) {
        state.lose?.('inlineCode')
        return escapeText(value, '')
      }
      return holdBlanks(`\`\`${value}\`\``, state)
    }
    case 'expression':
      return printNode({type: 'inlineCode', value: inline(node.children)}, state)
    case 'emphasis':
    case 'strong': {
      // Markup does not nest: its content is text.
      const value = escapeText(inline(node.children).trim(), '', true)
      const mark = node.type === 'strong' ? '**' : '*'
      return value === '' ? '' : mark + value + mark
    }
    case 'link': {
      const text = inline(node.children)
      if (text === node.url && /^https?:\/\/[\w./-]*\w$/.test(text)) return text
      const {document, isUntitled, name} = node.data ?? {}
      if (document !== undefined) {
        return printRole('doc', isUntitled ? document : withTarget(text, document), state)
      }
      return holdBlanks(
        `\`${withTarget(text, node.url)}\`${name === undefined ? '__' : '_'}`,
        state
      )
    }
    case 'helpLink': {
      if (node.data?.role) {
        const {role, isUntitled} = node.data
        const text = inline(node.children)
        return printRole(
          role,
          isUntitled ? escapeReference(text) : withTarget(text, node.identifier),
          state
        )
      }
      const topic = node.package === null ? node.identifier : `${node.package}:${node.identifier}`
      return holdBlanks(`\`${withTarget(inline(node.children), topic)}\`__`, state)
    }
    case 'anchor': {
      const text = inline(node.children)
      if (text === '') {
        state.lose?.('anchor')
        return ''
      }
      return holdBlanks(`_\`${escapeReference(text)}\``, state)
    }
    case 'footnoteReference': {
      const label = node.label ?? node.identifier
      return /^(?:\d+|[#*]|#?[A-Za-z][\w.-]*)$/.test(label) ? `[${label}]_` : `[${label}]`
    }
    case 'keyBinding':
      return node.data?.isKey
        ? printRole('kbd', escapeReference(node.value), state)
        : holdBlanks(escapeText(`<${node.value}>`, ''), state)
    case 'superscript':
    case 'subscript':
      return printRole(node.type.slice(0, 3), escapeReference(inline(node.children)), state)
    case 'inlineMath':
      // Escapes in it are kept.
      return printRole('math', node.value, state)
    case 'comment':
      state.lose?.('comment')
      return ''
    case 'html':
      state.lose?.('html')
      return ''
    case 'image':
    case 'imageReference':
      state.lose?.(node.type)
      return escapeText(node.alt ?? '', '')
    default:
      state.lose?.(node.type)
      return 'children' in node
        ? printRstPhrasing(node.children, state)
        : escapeText(toPlainText(node), '')
  }
}

/** After one of these, a marker begins nothing (docutils: "Inline markup recognition rules", 6). */
const isWord = /[\p{L}\p{N}]/u

/**
 * Escape what docutils would read as inline markup.
 *
 * @param before
 *   Character before it; or empty.
 * @param inside
 *   Whether the text is emphasized, so that any star after a word ends it.
 */
function escapeText(value: string, before: string, inside = false): string {
  let result = ''
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index]!
    const previous = index > 0 ? value[index - 1]! : before
    const next = value[index + 1]
    // docutils does not require text after it, so that a marker at the end of a text opens markup as well.
    const opens = next === undefined || !/\s/.test(next)
    if (character === '\\') result += '\\\\'
    else if (inside && character === '*') result += '\\*'
    // The Sphinx builder of help files begins links with `|:`.
    else if (character === '|' && next === ':') result += '\\|'
    else if ((character === '*' || character === '|') && opens && !isWord.test(previous))
      result += `\\${character}`
    else if (character === '`') result += '\\`'
    else if (character === '_' && (/[\p{L}\p{N}`\]|_]/u.test(previous) || next === '`')) {
      // `word_` is a reference; `a_b` is not.
      result += next !== undefined && /[\p{L}\p{N}]/u.test(next) ? '_' : '\\_'
    } else result += character
  }
  return result
}

function printRole(role: string, text: string, state: PrintState): string {
  return text === '' ? '' : holdBlanks(`:${role}:\`${text}\``, state)
}

function withTarget(title: string, target: string): string {
  return `${escapeReference(title)} <${target}>`
}

function escapeReference(value: string): string {
  return value.replace(/[\\`<>]/g, '\\$&')
}

function inline(nodes: ReadonlyArray<PhrasingContent>): string {
  let value = ''
  for (const node of nodes) value += toPlainText(node)
  return value
}
