import type {Code, Heading, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Admonition, AdmonitionKind, DefinitionList} from '../../nodes.js'
import {hideEscapes, toUrl} from '../../rst-text.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct, BlockRules} from '../construct.js'
import {between} from '../node-builder.js'
import {readCsvTable} from './csv-table.js'
import {type Directive, keep, partsOf, report, reportEmpty} from './directive-parts.js'
import type {DirectivePayload} from './indent/payloads.js'
import {DirectiveLines, DirectiveMarker, DirectiveOpen} from './lines.js'
import {captioned, readListTable} from './list-table.js'
import {imageOf} from './substitution.js'
import {readToctree} from './toctree.js'

/**
 * ```ebnf
 * directive = DirectiveLines | DirectiveOpen, Indent, blocks, Dedent ;
 * ```
 *
 * docutils: "Directives". `./directive-form.ts` lists them and how their lines are read.
 */
export const directive: BlockConstruct = {
  name: 'directive',
  tokens: [DirectiveMarker, DirectiveLines, DirectiveOpen],
  example: '.. note:: text\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(DirectiveLines)
          return this.ACTION(() =>
            readLines(partsOf(token.payload as DirectivePayload, this), this)
          )
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(DirectiveOpen)
          const parts = this.ACTION(() => {
            const payload = token.payload as DirectivePayload
            return leaveArgument(partsOf(payload, this), this)
          })
          const blocks = this.takeBody()
          return this.ACTION(() => readBlocks(parts.directive, parts.lead, blocks, this))
        }
      }
    ])
  }
}

// Directives with lines as content

function readLines(directive: Directive, rules: BlockRules): Array<RootContent> {
  const {kind, fault, argument, content, position, options} = directive
  if (fault) {
    report(directive, rules, fault.reason, `${fault.note}; it becomes a code block`)
    return [keep(directive)]
  }
  switch (kind) {
    case 'code':
      return [content ? codeOf(directive, trimEnds(content), rules) : empty(directive, rules)]
    case 'math': {
      const parts = [argument, content].filter((part) => part !== undefined)
      if (parts.length === 0) return [empty(directive, rules)]
      return [{type: 'math', value: parts.join('\n\n'), position}]
    }
    case 'raw': {
      if (!content) return [empty(directive, rules)]
      const raw = argument!.toString()
      const lang = raw.split(/\s/)[0]!
      return [{type: 'code', lang, value: content.toString(), data: {raw}, position}]
    }
    case 'image':
      return [imageParagraph(directive, argument!)]
    case 'rubric':
      return [headingOf(argument!, rules)]
    case 'csvTable':
      return readCsvTable(directive, rules) ?? [keep(directive)]
    case 'toctree':
      return readToctree(directive, rules)
    case 'hidden':
      if (directive.name === 'default-role') {
        const role = argument?.toString().trim()
        rules.state.defaultRoles.push({start: directive.whole.start, role})
      }
      return [{...keep(directive), data: {directive: directive.name, options, silent: true}}]
    default:
      rules.state.report({
        ruleId: 'rst-directive',
        reason:
          kind === 'elsewhere'
            ? `The directive \`${directive.name}\` includes other files`
            : `Unknown directive \`${directive.name}\``,
        start: directive.whole.start,
        end: directive.whole.ends[0]!,
        note:
          kind === 'elsewhere'
            ? 'gridhelp opens no other files; the directive becomes a code block'
            : 'It becomes a code block',
        severity: 'info'
      })
      return [keep(directive)]
  }
}

/** Languages of highlighters, for directives named after a program. */
const languages: Readonly<Record<string, string>> = {
  graphviz: 'dot',
  digraph: 'dot',
  graph: 'dot',
  uml: 'plantuml',
  plantuml: 'plantuml',
  mermaid: 'mermaid',
  tikz: 'latex',
  jinja: 'jinja',
  doctest: 'pycon',
  testcode: 'python',
  testsetup: 'python',
  testcleanup: 'python',
  ipython: 'ipython',
  prompt: 'console'
}

function codeOf(directive: Directive, content: TextBlock, {nodes}: BlockRules): Code {
  const {name, argument, options, position} = directive
  const isCode = /^(?:code|code-block|sourcecode)$/.test(name)
  const lang = isCode ? argument?.toString().split(/\s/)[0] : languages[name]
  const node: Code = {type: 'code', value: content.toString(), position}
  if (lang && lang !== 'none') node.lang = lang
  const {caption} = options
  if (node.lang && caption) node.meta = `title="${caption.replaceAll('"', "'")}"`
  if (Object.keys(options).length > 0) node.data = {options}
  if (name === 'parsed-literal' && /[*`|_\\[]/.test(node.value)) {
    const parsed: Paragraph = {type: 'paragraph', children: [], position}
    nodes.leave({node: parsed, text: content, kind: 'paragraph', isLiteral: true})
    node.data = {...node.data, parsed}
  }
  return node
}

/** Drop blank lines at both ends. */
function trimEnds(block: TextBlock): TextBlock {
  let from = 0
  let to = block.length
  while (from < to && block.starts[from]! >= block.ends[from]!) from += 1
  while (to > from && block.starts[to - 1]! >= block.ends[to - 1]!) to -= 1
  return block.slice(from, to)
}

function imageParagraph({options, position}: Directive, argument: TextBlock): Paragraph {
  const url = toUrl(hideEscapes(argument.toString()))
  return {type: 'paragraph', children: [imageOf(url, options, position)], position}
}

function headingOf(argument: TextBlock, {nodes}: BlockRules): RootContent {
  const node: Heading = {type: 'heading', depth: 6, children: [], data: {rubric: true}}
  nodes.note(node, {isBelow: true})
  return nodes.withText(node, argument, 'heading')
}

// Directives with blocks as content

/** Leave the argument to the inline grammar before the texts of the content: texts must be in order. */
function leaveArgument(
  directive: Directive,
  rules: BlockRules
): {directive: Directive; lead: Array<RootContent>} {
  const {kind, argument, name, position} = directive
  const {nodes} = rules
  const lead: Array<RootContent> = []
  if (kind === 'version') {
    lead.push(versionNote(directive, rules))
  } else if (kind === 'topic' && argument) {
    lead.push(headingOf(argument, rules))
    const subtitle = directive.optionTexts.get('subtitle')
    if (subtitle) lead.push(headingOf(subtitle, rules))
  } else if (kind === 'titled' && argument && name !== 'code-tab') {
    lead.push(headingOf(argument, rules))
  } else if (kind === 'figure') {
    lead.push(imageParagraph(directive, argument!))
  } else if ((kind === 'table' || kind === 'listTable') && argument) {
    lead.push(nodes.paragraph(argument))
  } else if (kind === 'object') {
    for (const line of argument ? signaturesOf(argument) : []) {
      const place = nodes.position(line)
      lead.push({
        type: 'definitionTerm',
        children: [
          {type: 'text', value: line.lines().join(' ').replaceAll('\\ ', ''), position: place}
        ],
        position: place
      })
    }
    if (lead.length === 0) {
      lead.push({
        type: 'definitionTerm',
        children: [{type: 'text', value: name, position}],
        position
      })
    }
  }
  return {directive, lead}
}

/** Signatures are one per line; a backslash at the end continues a line. */
function signaturesOf(argument: TextBlock): Array<TextBlock> {
  const found: Array<TextBlock> = []
  let from = 0
  for (let index = 0; index < argument.length; index += 1) {
    if (argument.line(index).endsWith('\\') && index + 1 < argument.length) {
      argument.ends[index]! -= 1
      continue
    }
    found.push(argument.slice(from, index + 1))
    from = index + 1
  }
  return found
}

const versions: Readonly<
  Record<string, {label: string; change: 'added' | 'changed' | 'deprecated' | 'removed'}>
> = {
  versionadded: {label: 'New in version', change: 'added'},
  versionchanged: {label: 'Changed in version', change: 'changed'},
  deprecated: {label: 'Deprecated since version', change: 'deprecated'},
  versionremoved: {label: 'Removed in version', change: 'removed'}
}

function versionNote({name, argument, position}: Directive, {nodes}: BlockRules): Paragraph {
  const {label, change} = versions[name]!
  const version = /^\S+/.exec(argument!.toString())![0]
  const rest = argument!.cut(version.length)
  const data = {compact: true, change, version}
  const isNote = rest.length > 0
  const text: PhrasingContent = {
    type: 'text',
    value: `${label} ${version}${isNote ? ': ' : '.'}`,
    position
  }
  if (!isNote) return {type: 'paragraph', children: [text], data, position}
  const node = nodes.paragraph(rest, data)
  node.children = [text]
  return node
}

function readBlocks(
  directive: Directive,
  lead: Array<RootContent>,
  blocks: Array<RootContent>,
  rules: BlockRules
): Array<RootContent> {
  const {kind, name, argument, content, position} = directive
  const isEmpty = content === undefined && blocks.length === 0
  switch (kind) {
    case 'admonition': {
      if (isEmpty) reportEmpty(directive, rules)
      const known = name as AdmonitionKind
      const node: Admonition = {
        type: 'admonition',
        kind: known,
        children: blocks as Admonition['children'],
        position
      }
      if (argument) node.data = {label: argument.toString()}
      return [node]
    }
    case 'version': {
      const note = lead[0] as Paragraph
      const first = blocks[0]
      const [text] = note.children
      const isAlone = text?.type === 'text' && text.value.endsWith('.')
      if (first?.type !== 'paragraph' || !isAlone) return [note, ...blocks]
      text.value = `${text.value.slice(0, -1)}: `
      first.children = [text, ...first.children]
      first.data = {...first.data, ...note.data}
      return blocks
    }
    case 'figure': {
      const first = blocks[0]
      if (first?.type === 'paragraph') first.data = {...first.data, caption: true}
      else if (first && !(first.type === 'comment' && first.value === '')) {
        report(
          directive,
          rules,
          'The caption of the figure is not a paragraph',
          'Write the caption first, or two dots alone where there is none (docutils: “Figure caption must be a paragraph or empty comment”)',
          'warning'
        )
      }
      return [...lead, ...blocks]
    }
    case 'object': {
      const children = lead as DefinitionList['children']
      children.push({
        type: 'definitionBody',
        children: blocks as Array<never>,
        position: between(blocks) ?? position
      })
      return [{type: 'definitionList', children, data: {kind: 'signature'}, position}]
    }
    case 'table': {
      if (isEmpty) return [empty(directive, rules)]
      const table = blocks.find((node) => node.type === 'gridTable')
      // A broken table is code, and has been reported.
      if (blocks.length > 1 || (!table && blocks[0]?.type !== 'code')) {
        report(
          directive,
          rules,
          'The content of the directive `table` is not one table',
          'Move everything else out of it (docutils: “exactly one table expected”)'
        )
      }
      if (!table) return [keep(directive)]
      table.data = {...table.data, options: directive.options}
      captioned(table, lead[0])
      return blocks
    }
    case 'listTable':
      if (isEmpty) return [empty(directive, rules)]
      return [readListTable(directive, lead[0], blocks, rules) ?? keep(directive)]
    default: {
      const needsContent =
        kind === 'quote' || kind === 'topic' || /^(?:compound|container)$/.test(name)
      return isEmpty && needsContent ? [empty(directive, rules)] : [...lead, ...blocks]
    }
  }
}

/** Keep a directive that lacks its content. */
function empty(directive: Directive, rules: BlockRules): Code {
  reportEmpty(directive, rules)
  return keep(directive)
}
