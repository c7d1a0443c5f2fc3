import type {PhrasingContent, RootContent} from 'mdast'
import type {SubstitutionDefinition} from '../../rst-nodes.js'
import {hideEscapes, normalizeSpace, showEscapes, simpleName, toUrl} from '../../rst-text.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {SubstitutionLines, SubstitutionMarker} from './lines.js'

/**
 * ```ebnf
 * substitutionDefinition = SubstitutionLines ;
 * ```
 *
 * docutils: "Substitution Definitions", with the directives `replace`, `image`, `unicode` and `date`.
 */
export const substitutionDefinition: BlockConstruct = {
  name: 'substitutionDefinition',
  tokens: [SubstitutionMarker, SubstitutionLines],
  example: '.. |name| replace:: text\n',
  rule() {
    const token = this.CONSUME(SubstitutionLines)
    return this.ACTION((): Array<RootContent> => [readDefinition(this.lines.text([token]), this)])
  }
}

const marker = new RegExp(
  `^\\.\\. +\\|(?! )([\\s\\S]+?)(?<![\\s\\0])\\|(?:\\s+(${simpleName})::(?:\\s+|$))?`,
  'u'
)

function readDefinition(block: TextBlock, {nodes, state}: BlockBuilder): RootContent {
  const text = block.toString()
  const match = marker.exec(hideEscapes(text))
  const position = nodes.position(block)
  const keep = (reason: string): RootContent => {
    state.report({
      ruleId: 'rst-substitution',
      reason,
      start: block.start,
      end: block.end,
      note: 'Write `.. |name| replace:: text`, or use `image`, `unicode` or `date`; it is read as a comment',
      severity: 'warning'
    })
    return {type: 'comment', value: text.replace(/^\.\. */, ''), position}
  }
  if (!match) return keep('The name of the substitution does not end with `|`')
  const name = normalizeSpace(showEscapes(match[1]!))
  // Hidden escapes are as long as the backslashes they replace.
  const rest = block.cut(match[0].length)
  const node: SubstitutionDefinition = {
    type: 'substitutionDefinition',
    name,
    children: [],
    position
  }
  switch (match[2]?.toLowerCase()) {
    case 'replace':
      nodes.leave({node, text: rest, kind: 'paragraph'})
      return node
    case 'unicode': {
      const value = rest.toString()
      node.children = [{type: 'text', value: readUnicode(value), position}]
      const trim = /\n:([lr]?)trim:/.exec(value)?.[1]
      if (trim !== undefined) node.data = {trim}
      return node
    }
    case 'raw': {
      // A line break in raw HTML is meant for every format; any other raw text is not.
      const value = rest.toString().replace(/^\S+\s*/, '')
      node.children = [
        /^<br ?\/?>$/.test(value) ? {type: 'break', position} : {type: 'html', value, position}
      ]
      return node
    }
    case 'date':
      node.children = [{type: 'text', value: formatDate(rest.toString()), position}]
      return node
    case 'image': {
      node.children = readImage(rest, name, position)
      return node
    }
    case undefined:
      return keep('The substitution has no directive')
    default:
      return keep(
        `A substitution cannot hold the directive \`${match[2]}\`, only \`replace\`, \`image\`, \`unicode\` or \`date\``
      )
  }
}

function readImage(
  block: TextBlock,
  name: string,
  position: PhrasingContent['position']
): Array<PhrasingContent> {
  const lines = block.lines()
  const first = lines.findIndex((line) => /^:[^:]+:/.test(line))
  const url = toUrl(hideEscapes(lines.slice(0, first === -1 ? lines.length : first).join(' ')))
  const options: Record<string, string> = {}
  for (const line of first === -1 ? [] : lines.slice(first)) {
    const option = /^:([^:]+):(.*)$/.exec(line)
    if (option) options[option[1]!.toLowerCase()] = option[2]!.trimStart()
  }
  return [imageOf(url, {alt: name, ...options}, position)]
}

/** Make an image from its URL and options; with a target, it is a link. */
export function imageOf(
  url: string,
  {alt, target, ...options}: Record<string, string>,
  position: PhrasingContent['position']
): PhrasingContent {
  const image: PhrasingContent = {
    type: 'image',
    url,
    alt: alt ?? '',
    ...(Object.keys(options).length > 0 && {data: {options}}),
    ...(position && {position})
  }
  if (!target) return image
  const reference = /^(?:`(.+)`|([^\s]+))_$/.exec(target)
  const name = reference && normalizeSpace(reference[1] ?? reference[2]!)
  return {
    type: 'link',
    url: name ? '' : toUrl(hideEscapes(target)),
    children: [image],
    ...(name && {data: {reference: {kind: 'name' as const, name, written: target}}}),
    ...(position && {position})
  }
}

/** Convert character codes and other text; whitespace is dropped (docutils: `Unicode`). */
function readUnicode(text: string): string {
  const [value] = text.split(/(?:^|[ \n])\.\. |\n:/)
  return value!.split(/\s+/).map(readCharacter).join('')
}

/** Read `0x201C`, `U+2014`, `&#x2014;`, `169`; other words stay. */
function readCharacter(text: string): string {
  const hex = /^(?:0x|x|\\x|U\+?|\\u)([0-9a-f]+)$|^&#x([0-9a-f]+);$/i.exec(text)
  const code = hex
    ? Number.parseInt(hex[1] ?? hex[2]!, 16)
    : /^[0-9]+$/.test(text)
      ? Number(text)
      : 0
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : text
}

/** Format today's date (docutils: `Date`, with the most common codes of `strftime`). */
function formatDate(format: string): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  const codes: Record<string, string> = {
    Y: String(now.getFullYear()),
    m: two(now.getMonth() + 1),
    d: two(now.getDate()),
    H: two(now.getHours()),
    M: two(now.getMinutes()),
    S: two(now.getSeconds()),
    y: two(now.getFullYear() % 100),
    B: now.toLocaleString('en', {month: 'long'}),
    b: now.toLocaleString('en', {month: 'short'}),
    A: now.toLocaleString('en', {weekday: 'long'}),
    a: now.toLocaleString('en', {weekday: 'short'}),
    '%': '%'
  }
  return (format.trim() || '%Y-%m-%d').replace(/%(.)/g, (all, code: string) => codes[code] ?? all)
}
