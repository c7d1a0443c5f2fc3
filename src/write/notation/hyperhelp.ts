import type {PhrasingContent} from 'mdast'
import type {Language} from '../../../grammars/nodes.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {holdBlanks, type PrintState} from './print-state.js'

/** Markers of each language; the grammar of links and anchors is the same. */
const marks: Record<Language, {code: string; emphasis: string; strong: string; links: boolean}> = {
  // HyperHelp: help/syntax.txt has no emphasis: `*text*` is an anchor.
  hyperhelp: {code: '`', emphasis: '', strong: '', links: true},
  'sphinx-help': {code: '"', emphasis: '*', strong: '**', links: true},
  'sphinx-text': {code: '"', emphasis: '*', strong: '**', links: false},
  rst: {code: '``', emphasis: '*', strong: '**', links: false}
}

/** Invisible, and not part of what is read; it keeps a character from opening a construct. */
export const wordJoiner = '\u2060'
/**
 * Characters that open a construct of HyperHelp before what follows them (HyperHelp: HyperHelp-Help.sublime-syntax).
 */
const openers =
  /<(?=\*\*|[>?\p{L}\p{M}\p{N}\p{Pc}])|[|*](?=[:$\p{L}\p{M}\p{N}\p{Pc}])|\*(?=\|[:$\p{L}\p{M}\p{N}\p{Pc}])/gu

/**
 * Print phrasing in HyperHelp's notation (HyperHelp: help/syntax.txt).
 *
 * Links and anchors get the shortest form that reads back the same: `|text|` only if the text is the topic and contains
 * no colon.
 *
 * @param nodes
 *   Phrasing.
 * @param state
 *   `language`: `'hyperhelp'` (default), or one of Sphinx's, whose markers differ.
 * @returns
 *   Text; a break is `\n`.
 */
export function printHyperhelpPhrasing(
  nodes: ReadonlyArray<PhrasingContent>,
  state: PrintState = {}
): string {
  let value = ''
  for (const node of nodes) value += printNode(node, state)
  return value
}

function printNode(node: PhrasingContent, state: PrintState): string {
  const language = state.language ?? 'hyperhelp'
  const {code, emphasis, strong, links} = marks[language]
  switch (node.type) {
    case 'text': {
      const value = state.textOf?.(node) ?? node.value
      // A lone backtick would turn everything after it into code.
      if (language !== 'hyperhelp') return value
      if (value.includes(code)) state.lose?.('backtick')
      return value.replaceAll(code, "'").replace(openers, `$&${wordJoiner}`)
    }
    case 'break':
      return '\n'
    case 'inlineCode':
      // A backtick cannot be escaped (HyperHelp: help/syntax.txt, "Inline Code"); Sphinx writes quotes within quotes.
      if (language === 'hyperhelp' && node.value.includes(code)) {
        state.lose?.('inlineCode')
        return code + holdBlanks(node.value.replaceAll(code, "'"), state) + code
      }
      return code + holdBlanks(node.value, state) + code
    // Sphinx: the builder writes code with links in it as emphasis.
    case 'expression':
    case 'emphasis':
    case 'strong': {
      const mark = node.type === 'strong' ? strong : emphasis
      if (mark === '') state.lose?.(node.type)
      return mark + printHyperhelpPhrasing(node.children, state) + mark
    }
    case 'helpLink': {
      const text = inline(node.children)
      if (!links || text.includes('|') || /[:|]/.test(node.identifier)) {
        state.lose?.('helpLink')
        return text
      }
      const short =
        language === 'hyperhelp' &&
        node.package === null &&
        node.identifier === text &&
        !text.includes(':')
      const body = short ? text : `${node.package ?? ''}:${node.identifier}:${text}`
      return holdBlanks(`|${body}|`, state)
    }
    case 'anchor': {
      const text = inline(node.children)
      if (!links) {
        if (text !== '') state.lose?.('anchor')
        return text
      }
      const mark = node.hidden ? ['*|', '|*'] : ['*', '*']
      const identifier = node.identifier ?? '_none'
      // sphinx_hyperhelp: `make_anchor`; in hand-written help files, empty text stays empty.
      const shown = text === '' && node.hidden && language === 'sphinx-help' ? '⚓' : text
      const body = identifier === shown && !shown.includes(':') ? shown : `${identifier}:${shown}`
      return holdBlanks(mark[0] + body + mark[1], state)
    }
    case 'keyBinding':
      return holdBlanks(`<${node.value}>`, state)
    case 'comment':
      return language === 'hyperhelp' ? holdBlanks(`<**${node.value}**>`, state) : ''
    case 'footnoteReference':
      return `[${node.label ?? node.identifier}]`
    case 'link': {
      const text = printHyperhelpPhrasing(node.children, state)
      if (text === node.url || `mailto:${text}` === node.url) return text
      state.lose?.('link')
      return language === 'sphinx-text' ? text : `${text} (${node.url})`
    }
    case 'image':
    case 'imageReference':
      state.lose?.(node.type)
      return node.alt ? `[image: ${node.alt}]` : '[image]'
    case 'html':
      state.lose?.('html')
      return ''
    default:
      state.lose?.(node.type)
      return 'children' in node ? printHyperhelpPhrasing(node.children, state) : toPlainText(node)
  }
}

function inline(nodes: ReadonlyArray<PhrasingContent>): string {
  let value = ''
  for (const node of nodes) value += toPlainText(node)
  return value
}
