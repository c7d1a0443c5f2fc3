import type {Code, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Parent} from 'unist'
import {findUnclosed, type Unclosed} from '../../grammars/block/hyperhelp/find-unclosed.js'
import type {Report, RuleId} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {parse} from './read-document.js'
import type {ParseSettings} from './settings.js'

/** Problem for each kind, and the length of its opener. */
const facts: Readonly<
  Record<Unclosed['kind'], {ruleId: RuleId; name: string; length: number; close: string}>
> = {
  code: {ruleId: 'code-unclosed', name: 'fence', length: 3, close: '```'},
  inlineCode: {ruleId: 'code-unclosed', name: 'inline code', length: 1, close: '`'},
  keyBinding: {ruleId: 'key-binding-unclosed', name: 'key binding', length: 1, close: '>'},
  comment: {ruleId: 'comment-unclosed', name: 'comment', length: 3, close: '**>'},
  link: {ruleId: 'link-unclosed', name: 'link', length: 1, close: '|'},
  anchor: {ruleId: 'anchor-unclosed', name: 'anchor', length: 1, close: '*'},
  hiddenAnchor: {ruleId: 'anchor-unclosed', name: 'hidden anchor', length: 2, close: '|*'}
}

/** Read a hand-written help file like the editor. */
export function parseStrictly(source: Source, settings: ParseSettings): Root {
  const rest = findUnclosed(source.value)
  const block = TextBlock.of(source)
  const root = parse(source, settings, rest ? block.before(rest.start) : block)
  if (rest) appendRest(root, rest, source, settings.report)
  shortenLanguages(root)
  return root
}

/**
 * Append what runs to the end of a file to the tree of the text before it.
 *
 * @param root
 *   Tree; changed in place.
 */
function appendRest(root: Root, rest: Unclosed, source: Source, report: Report): void {
  const {value} = source
  const {ruleId, name, length, close} = facts[rest.kind]
  let start = rest.start
  while (value[start] === ' ' || value[start] === '\t') start += 1
  let end = value.length
  while (end > start && /\s/.test(value[end - 1]!)) end -= 1
  const position = source.position(start, end)
  report({
    ruleId,
    reason: `The file ends inside ${name}`,
    start,
    end: start + length,
    expected: [close],
    note: 'Everything up to the end of the file is part of it',
    severity: 'warning'
  })
  const body = value.slice(start + length, end)
  if (rest.kind === 'code') {
    const [info = '', ...lines] = body.split('\n')
    const node: Code = {type: 'code', value: lines.join('\n'), position}
    const language = /^[\p{L}\p{M}\p{N}\p{Pc}-]+/u.exec(info)?.[0]
    if (language) node.lang = language
    root.children.push(node)
    return
  }
  const children: Array<PhrasingContent> = [
    {type: 'text', value: body, position: source.position(start + length, end)}
  ]
  const node: PhrasingContent =
    rest.kind === 'link'
      ? {type: 'helpLink', package: null, identifier: body, children, position}
      : rest.kind === 'anchor' || rest.kind === 'hiddenAnchor'
        ? {
            type: 'anchor',
            identifier: body,
            hidden: rest.kind === 'hiddenAnchor',
            children,
            position
          }
        : {type: rest.kind, value: body, position}
  const text = value.slice(value.lastIndexOf('\n', start - 1) + 1, start)
  const parents = text.trim() === '' ? undefined : lastParagraph(root)
  if (!parents) {
    const paragraph: Paragraph = {type: 'paragraph', children: [node], position}
    root.children.push(paragraph)
    return
  }
  const siblings = parents[parents.length - 1]!.children as Array<PhrasingContent>
  const before = siblings[siblings.length - 1]
  const blanks = /(?<![ \t])[ \t]*$/.exec(text)![0]
  if (before?.type === 'text' && before.position && blanks) {
    before.value += blanks
    before.position.end = {...position.start}
  }
  siblings.push(node)
  for (const parent of parents) {
    if (parent.position) parent.position.end = {...position.end}
  }
}

/** The last paragraph or term of a tree, with its ancestors. */
function lastParagraph(root: Root): Array<Parent> | undefined {
  const parents: Array<Parent> = []
  let node: Parent = root
  while (node.type !== 'paragraph' && node.type !== 'definitionTerm') {
    parents.push(node)
    const last = node.children[node.children.length - 1]
    if (!last || !('children' in last)) return undefined
    node = last as Parent
  }
  return [...parents, node]
}

/** Languages that the editor colors: the first prefix of the name counts. */
const languages = ['json', 'python', 'py', 'xml', 'plist']

/** Set the language of fences to the one that the editor uses: `json` for `json5`. */
function shortenLanguages(node: Parent): void {
  for (const child of node.children) {
    if (child.type === 'code') {
      const code = child as Code
      const language = languages.find((name) => code.lang?.startsWith(name))
      if (language) code.lang = language
    } else if ('children' in child) {
      shortenLanguages(child as Parent)
    }
  }
}
