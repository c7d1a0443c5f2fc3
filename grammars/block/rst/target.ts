import type {Definition, RootContent} from 'mdast'
import type {Anchor} from '../../nodes.js'
import {hideEscapes, normalizeSpace, showEscapes, simpleName, toUrl} from '../../rst-text.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {AnonymousMarker, TargetLines, TargetMarker} from './lines.js'

/**
 * ```ebnf
 * target = TargetLines ;
 * ```
 *
 * docutils: "Hyperlink Targets": a `definition` if it has a URL or the name of another target, else an `anchor`.
 */
export const target: BlockConstruct = {
  name: 'target',
  tokens: [TargetMarker, AnonymousMarker, TargetLines],
  example: '.. _name: https://example.org\n',
  rule() {
    const token = this.CONSUME(TargetLines)
    return this.ACTION(
      (): Array<RootContent> => readTarget(this.lines.text([token]).lines(), token, this)
    )
  }
}

/** Name and colon (docutils: `explicit.patterns.target`); joined lines may contain a line ending. */
const named =
  /^(?:_|(?!_)(`?)(?![ `])([\s\S]+?)(?<![\s\0])\1)(?<!(?<!\0):)(?<![\s\0]) ?:(?: +|(?=\n)|$)/
const reference = new RegExp(`^(?:(${simpleName})_|\`(?! )(.+?)(?<![\\s\\0])\`_)$`, 'u')

function readTarget(
  lines: ReadonlyArray<string>,
  token: Parameters<BlockBuilder['lines']['text']>[0][number],
  {lines: cutter, nodes, state}: BlockBuilder
): Array<RootContent> {
  const position = nodes.position(cutter.text([token]))
  const isShort = lines[0]!.startsWith('__')
  const text = hideEscapes(lines.join('\n').replace(isShort ? /^__ */ : /^\.\. +_/, ''))
  const match = isShort ? /^/.exec(text)! : named.exec(text)
  if (!match) {
    const start = cutter.startOf(token)
    state.report({
      ruleId: 'rst-target',
      reason: 'The name of the target is not followed by a colon',
      start,
      end: start + lines[0]!.length,
      note: 'Write `.. _name:` or `.. _name: URL`; it is read as a comment (docutils: “malformed hyperlink target”)',
      severity: 'warning'
    })
    return [{type: 'comment', value: lines.join('\n').replace(/^\.\. */, ''), position}]
  }
  const name = normalizeSpace(showEscapes((match[2] ?? '').replaceAll('\n', '')))
  const parts = text
    .slice(match[0].length)
    .split('\n')
    .map((line) => line.trim())
  const refersTo = /_$/.test(parts.at(-1)!) ? readReference(parts.join(' ')) : undefined
  const url = refersTo === undefined ? toUrl(parts.join(' ')) : ''
  if (url === '' && refersTo === undefined && name !== '') {
    const anchor: Anchor = {
      type: 'anchor',
      identifier: name.toLowerCase(),
      hidden: true,
      children: []
    }
    return [{...anchor, position}]
  }
  const node: Definition = {
    type: 'definition',
    identifier: name.toLowerCase(),
    label: name,
    url,
    position
  }
  if (refersTo !== undefined || name === '') {
    node.data = {...(refersTo !== undefined && {refersTo}), ...(name === '' && {anonymous: true})}
  }
  return [node]
}

/** Read the name of another target: `name_` or `` `name`_ `` (docutils: `is_reference`). */
function readReference(text: string): string | undefined {
  const match = reference.exec(normalizeSpace(text))
  return match ? normalizeSpace(showEscapes(match[1] ?? match[2]!)) : undefined
}
