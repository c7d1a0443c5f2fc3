/**
 * The words that a reader sees, of a help file and of a built page, in a form that can be compared.
 */

/** What a tool adds to a page, and says for itself. */
const added = new Set(['header-anchor', 'copy', 'lang', 'line-numbers-wrapper'])

/** The text of a built page. */
export function textOfPage(element) {
  let text = ''
  visit(element)
  return compress(text)

  function visit(node) {
    if (node.type === 'text') text += node.value
    const {className = [], ariaHidden} = node.properties ?? {}
    if (className.some((name) => added.has(name)) || ariaHidden === 'true') return
    for (const child of node.children ?? []) visit(child)
    if (node.type === 'element') text += ' '
  }
}

/** The text of a help file, with the title that its page has. */
export function textOfHelp(tree, title) {
  let text = `${title} `
  let isFirst = true
  visit(tree)
  return compress(text)

  function visit(node) {
    switch (node.type) {
      case 'helpHeader':
        text += `${node.date ?? ''} `
        return
      case 'footnoteReference':
        text += `[${node.label ?? node.identifier}] `
        return
      case 'footnoteDefinition':
        text += `[${node.label ?? node.identifier}] `
        break
      case 'comment':
      case 'thematicBreak':
        return
      case 'anchor':
        if (node.hidden) return
        break
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

/**
 * Without blanks, which markup may add and take away, the marks around keys, and the colon and the case of labels.
 */
function compress(text) {
  return text.toLowerCase().replace(/[\s\u200b\u00a0<>:]/g, '')
}
