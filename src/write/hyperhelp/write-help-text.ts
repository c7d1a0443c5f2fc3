import type {PhrasingContent} from 'mdast'
import type {Anchor, HelpLink} from '../../../grammars/nodes.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {printHyperhelpPhrasing, wordJoiner} from '../notation/hyperhelp.js'
import type {Lose} from './losses.js'

/** A space at which no line may end. */
export const held = '\uE000'
/** A line ending inside a comment; the next line keeps its indentation. */
export const rawEnding = '\uE001'
/** Follows a character of text that could open a construct. */
export const mayOpen = '\uE002'

/**
 * Print phrasing in the notation of hand-written help files, ready for wrapping.
 *
 * @param nodes
 *   Phrasing.
 * @param lose
 *   Receives what the notation cannot express.
 * @returns
 *   Text; `\n` stands for a break, `held`, `rawEnding` and `mayOpen` for what their names say.
 */
export function writeHelpText(nodes: ReadonlyArray<PhrasingContent>, lose: Lose): string {
  let value = ''
  /** The end of the value: inspecting the value itself would flatten it each time. */
  let tail = ''
  for (const node of nodes) {
    let printed = printNode(node, lose)
    // HyperHelp removes a line ending directly after a comment.
    if (node.type === 'break' && tail.endsWith('**>')) printed = held + printed
    // A separator consumes the bar of a following link; a following `>` belongs to the key binding before it.
    const clash =
      (printed.startsWith('|') && (tail.endsWith('----') || tail.endsWith('===='))) ||
      (tail.endsWith('>') && printed.startsWith('>'))
    if (clash) printed = wordJoiner + printed
    value += printed
    tail = (tail + printed.slice(-4)).slice(-4)
  }
  return value
}

function printNode(node: PhrasingContent, lose: Lose): string {
  switch (node.type) {
    case 'text':
      if (node.value.includes('`')) lose('backtick', node)
      return guardMarks(node.value.replace(/[\n\r]+/g, ' '))
    case 'inlineCode':
      if (node.value.includes('`')) lose('inlineCode', node)
      return `\`${hold(node.value.replaceAll('`', "'"))}\``
    case 'comment':
      if (node.value.includes('**>')) lose('comment', node)
      return `<**${hold(node.value.replaceAll('**>', '* *>'), rawEnding)}**>`
    case 'keyBinding':
      if (/^(?:[\p{L}\p{M}\p{N}\p{Pc}?]|>*$)/u.test(node.value) && !/>[^>]/.test(node.value)) {
        return `<${hold(node.value)}>`
      }
      lose('keyBinding', node)
      return guardMarks(hold(`<${node.value}>`))
    case 'helpLink':
      return printLink(node, lose)
    case 'anchor':
      return printAnchor(node, lose)
    case 'delete':
    case 'emphasis':
    case 'strong':
    case 'linkReference':
      lose(node.type, node)
      return writeHelpText(node.children, lose)
    case 'link': {
      const text = writeHelpText(node.children, lose)
      const bare = toPlainText(node)
      if (bare === node.url || `mailto:${bare}` === node.url) return text
      lose('link', node)
      return node.url ? `${text} (${guardMarks(node.url.replaceAll('`', '%60'))})` : text
    }
    default: {
      const printed = printHyperhelpPhrasing([node], {
        hold: held,
        language: 'hyperhelp',
        lose: (what) => lose(what, node)
      })
      return 'children' in node ? printed : guardMarks(printed)
    }
  }
}

/** Mark characters that could open a construct. A backtick cannot be guarded. */
function guardMarks(value: string): string {
  return value.replaceAll('`', "'").replace(/[<|*]/g, `$&${mayOpen}`)
}

/** Characters with which a link or an anchor may begin. */
const begins = /^[\p{L}\p{M}\p{N}\p{Pc}:$]/u

/**
 * ```text
 *  |text|   |::te:xt|   |:topic:text|   |package::text|   |package:topic:text|
 * ```
 */
function printLink(node: HelpLink, lose: Lose): string {
  // A reference without text shows the title of its target.
  const text = node.data?.title ?? plainOf(node.children)
  const owner = node.package ?? ''
  const same = node.identifier === text && text !== ''
  // A link that HyperHelp cannot follow is written as in its source.
  const raw = rawOf(node.children)
  if (node.data?.malformed && /^[^:|]*:[^:|]*$/.test(raw) && begins.test(raw)) {
    return `|${hold(raw)}|`
  }
  const short = same && owner === '' && begins.test(text) && !text.includes(':')
  const body = short ? text : `${owner}:${same ? '' : node.identifier}:${text}`
  const isSaid =
    !body.includes('|') && !owner.includes(':') && (same || !node.identifier.includes(':'))
  if (isSaid && begins.test(body)) return `|${hold(body)}|`
  lose('helpLink', node)
  return writeHelpText(node.children, lose)
}

/**
 * ```text
 *  *text*   *:te:xt*   *topic:text*   *|topic:text|*
 * ```
 */
function printAnchor(node: Anchor, lose: Lose): string {
  const text = plainOf(node.children)
  const identifier = node.identifier ?? '_none'
  const same = identifier === text && node.identifier !== undefined
  const short = same && text !== '' && begins.test(text) && !text.includes(':')
  const body = short ? text : `${same ? '' : identifier}:${text}`
  const close = node.hidden ? '|*' : '*'
  const isSaid =
    !`${body}${close}`.slice(0, -1).includes(close) && (same || !identifier.includes(':'))
  if (isSaid && begins.test(body)) return hold(`${node.hidden ? '*|' : '*'}${body}${close}`)
  lose('anchor', node)
  return writeHelpText(node.children, lose)
}

function plainOf(nodes: ReadonlyArray<PhrasingContent>): string {
  return rawOf(nodes).trim()
}

function rawOf(nodes: ReadonlyArray<PhrasingContent>): string {
  return nodes.map((node) => toPlainText(node)).join('')
}

function hold(value: string, ending: string = held): string {
  return value
    .replace(/\r?\n|\r/g, ending)
    .replace(/[\t ]/g, (blank) => (blank === ' ' ? held : blank))
}
