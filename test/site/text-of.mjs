/**
 * The words that a reader sees, of a help file and of a built page, in a form that can be compared: the body, and the
 * footnotes where a tool gathers and numbers them.
 */
import {citationOf} from '../../dist/src/to-mdast/footnotes.js'
import {withWholeUrl} from '../../dist/src/to-mdast/whole-url.js'

/** What a tool adds to a page, and says for itself. */
const added = new Set([
  // VitePress
  'header-anchor',
  'copy',
  'lang',
  'line-numbers-wrapper',
  // Docusaurus
  'hash-link',
  // Footnotes
  'footnote-ref',
  'footnote-backref',
  'data-footnote-backref'
])

/**
 * Collect the text of a built page.
 *
 * @param {import('hast').Element} element
 *   What was Markdown.
 * @param {import('./sites.mjs').Tool} tool
 *   What built it.
 */
export function textOfPage(element, {notes}) {
  let text = ''
  const ends = []
  visit(element)
  return {body: compress(text), notes: sort(ends)}

  function visit(node) {
    if (node.type === 'text') text += node.value
    const {className = [], ariaHidden, dataFootnoteRef} = node.properties ?? {}
    if (className.some((name) => added.has(name)) || ariaHidden === 'true') return
    if (notes && (dataFootnoteRef !== undefined || node.properties?.dataFootnoteBackref)) return
    if (notes && className.includes('footnote-ref')) return
    if (notes && (className.includes('footnotes') || className.includes('footnote'))) {
      visitNotes(node)
      return
    }
    for (const child of node.children ?? []) visit(child)
    if (node.type === 'element') text += ' '
  }

  function visitNotes(node) {
    if (node.tagName === 'li' && /fn/.test(node.properties.id ?? '')) {
      const before = text
      text = ''
      for (const child of node.children) visit(child)
      ends.push(text)
      text = before
      return
    }
    for (const child of node.children ?? []) visitNotes(child)
  }
}

/**
 * Collect the text of a help file.
 *
 * @param {import('mdast').Root} tree
 *   Help file.
 * @param {string} title
 *   Title that its page has.
 * @param {import('./sites.mjs').Tool} tool
 *   What its page is built with.
 */
export function textOfHelp(tree, title, {notes}) {
  let text = `${title} `
  let isFirst = true
  const ends = []
  visit(tree)
  return {body: compress(text), notes: sort(ends)}

  function visit(node) {
    switch (node.type) {
      case 'helpHeader':
        text += `${node.date ?? ''} `
        return
      case 'footnoteReference':
        if (!notes) text += `[${node.label ?? node.identifier}] `
        return
      case 'footnoteDefinition': {
        if (!notes) {
          text += `[${node.label ?? node.identifier}] `
          break
        }
        const before = text
        text = ''
        for (const child of node.children) visit(child)
        ends.push(text)
        text = before
        return
      }
      case 'comment':
      case 'thematicBreak':
        return
      case 'anchor':
        if (node.hidden) return
        break
      case 'helpLink':
        // It is written as a reference.
        if (notes && citationOf(node)) return
        // Words of a URL that a colon cut off are no words of its text.
        for (const child of withWholeUrl(node).children) visit(child)
        text += ' '
        return
      case 'heading': {
        // A first heading that says what the title says is the title.
        const own = compress(plain(node))
        const isTitle = isFirst && node.depth === 1 && own === compress(title)
        isFirst = false
        if (isTitle) return
        break
      }
      case 'admonition':
        isFirst = false
        text += `${node.data?.label ?? node.kind} `
        break
      case 'paragraph':
        if (node.data?.admonitionLabel) return
        if (compress(plain(node)) !== '') isFirst = false
        break
      case 'list':
      case 'code':
        if (compress(plain(node)) !== '') isFirst = false
        break
      default:
    }
    if (typeof node.value === 'string') text += node.value
    for (const child of node.children ?? []) visit(child)
    text += ' '
  }
}

function plain(node) {
  if (node.type === 'anchor' && node.hidden) return ''
  if (typeof node.value === 'string') return node.value
  return (node.children ?? []).map(plain).join('')
}

function sort(notes) {
  return notes.map(compress).sort().join('\n')
}

/**
 * Without blanks, which markup may add and take away, the marks around keys, and the colon and the case of labels.
 */
function compress(text) {
  return text.toLowerCase().replace(/[\s\u200b\u00a0<>:]/g, '')
}
