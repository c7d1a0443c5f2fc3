import type {Heading, Paragraph, RootContent} from 'mdast'
import type {Source} from '../../source.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'
import type {LinkCount} from '../node-builder.js'
import {readRubric} from '../shared/rubric.js'
import {hasRoom} from '../shared/terms.js'
import {versionOf} from '../shared/version-note.js'
import {nextHeading, splitHeadings, titleEnd} from './glued-headings.js'
import {isHiddenAnchors} from './hidden-anchors.js'
import {Occurrences} from './occurrences.js'

/**
 * Make nodes of running text without an indented body.
 *
 * @param block
 *   Lines, trimmed.
 * @param isLeading
 *   Whether a space that is no indentation precedes it: text written outside a paragraph (spec A8).
 * @param builder
 *   Builder of the nodes.
 *
 * Deviation: a heading of level 0, ` id:Title`, has depth 1 and its topic in a hidden anchor before it: mdast has no
 * depth 0, and in the file only its position distinguishes it from the title of a topic (spec A14).
 *
 * Deviation: text that Sphinx's text writer does not set apart as a paragraph (version notes, the text of admonitions
 * except for `See also`, entries of a table of contents, images and their captions, file names above code, lone
 * anchors, C annotations) is compact (spec A8, A27, A28).
 *
 * Deviation: rubrics and the titles of topics and sidebars are headings with `data.rubric`, one level below the last
 * heading (spec A15, A30).
 */
export function readRunningText(
  block: TextBlock,
  isLeading: boolean,
  builder: BlockBuilder
): Array<RootContent> {
  if (!isLeading && !isMarked(block)) return [readParagraph(block, builder)]
  const text = block.toString()
  const rubric = readRubric(block, text, builder)
  if (rubric) return [rubric]
  const anchored = text.includes('⚓')
  if (anchored && isHiddenAnchors(text)) return [builder.nodes.compact(block)]
  if (isImage(text) || isFigure(text)) return [builder.nodes.compact(block)]
  if (text.includes('#')) {
    const headings = splitHeadings(block, text, builder)
    if (headings) return headings
  }
  const titled = (isLeading || anchored) && readUnmarkedTitle(block, text, isLeading, builder)
  if (titled) return titled
  const version = versionOf(text)
  if (version || isLeading) return [builder.nodes.compact(block, version)]
  const node = readParagraph(block, builder)
  if (block.length === 1) checkSignature(block, text, builder)
  const links = node.data?.compact ? undefined : linksOf(text)
  if (links) builder.nodes.note(node, {links})
  return [node]
}

/** Occurrences of heading and anchor markers per source; each source is searched once. */
const marks = new WeakMap<Source, {signs: Occurrences; anchors: Occurrences}>()

/** Whether running text may be more than a paragraph: a heading, a link, a version note, an anchor. */
function isMarked({source, start, end}: TextBlock): boolean {
  if ('-[|*NACDR'.includes(source.value.charAt(start))) return true
  let found = marks.get(source)
  if (!found) {
    const {value} = source
    found = {signs: new Occurrences(value, '#'), anchors: new Occurrences(value, '⚓')}
    marks.set(source, found)
  }
  return found.signs.isBetween(start, end) || found.anchors.isBetween(start, end)
}

function readParagraph(block: TextBlock, builder: BlockBuilder): Paragraph {
  if (isLineBlock(block)) return readLines(block, builder)
  const node = builder.nodes.paragraph(block)
  if (block.length === 1 && isFileName(block.line(0))) builder.nodes.note(node, {isCaption: true})
  return node
}

/**
 * Whether lines were not wrapped: each had ample room for the first word of the next (Sphinx: writers/text.py,
 * `visit_line_block`, which indents them; spec A32). Two lines may be broken by hand. Line endings inside links and
 * anchors are the author's, or the line was too long.
 */
function isLineBlock(block: TextBlock): boolean {
  if (
    block.length < 3 ||
    block.source.pointAt(block.source.lineAt(block.start), block.start).column < 4
  )
    return false
  for (let index = 0; index + 1 < block.length; index += 1) {
    if (!hasRoom(block.line(index), block.line(index + 1), 70)) return false
  }
  return !/\|:[^|\n]*\n[^|]*\||-\n/.test(block.toString())
}

function readLines(block: TextBlock, {nodes}: BlockBuilder): Paragraph {
  const lines = block.starts.map((_, index) => block.slice(index, index + 1))
  return nodes.withLines({type: 'paragraph', children: [], data: {compact: true}}, block, lines)
}

/**
 * A heading without its number signs. The builder decrements the section level once too often, so the second section at
 * the top has none, nor do the titles of topics and sidebars before the first section (spec A14).
 *
 * ```text
 *  > *|systemfunctions:⚓|*  system-functions:System Functions
 *  >  Abstract
 * ```
 */
function readUnmarkedTitle(
  block: TextBlock,
  text: string,
  isLeading: boolean,
  builder: BlockBuilder
): Array<RootContent> | undefined {
  let from = 0
  if (!isLeading) {
    const anchors = /⚓\|\* [ \n](?=[^\s:|*#]+:\S)/.exec(text)
    if (!anchors || !isHiddenAnchors(text.slice(0, anchors.index + '⚓|*'.length))) return undefined
    from = anchors.index + anchors[0].length
  }
  const id = /^([^\s:|*#]+):(?=\S)/.exec(text.slice(from))
  if (!id && (block.length > 1 || !/^\p{Lu}[^.*|:]{0,60}$/u.test(text))) return undefined
  const nodes: Array<RootContent> = []
  if (from > 0) nodes.push(builder.nodes.compact(block.cut(0, from)))
  let end = text.length
  let following: Array<RootContent> | undefined
  if (id) {
    const place = block.cut(from, from + id[0].length)
    const position = builder.nodes.position(place)
    nodes.push({
      type: 'paragraph',
      children: [
        {type: 'anchor', identifier: id[1]!, hidden: true, children: [], position: {...position}}
      ],
      data: {compact: true},
      position
    })
    from += id[0].length
    end = titleEnd(text)
    const next = nextHeading(text, from)
    if (next !== -1) {
      end = Math.max(from, titleEnd(text.slice(0, next)))
      following = splitHeadings(block.cut(end), text.slice(end), builder)
      if (!following) end = titleEnd(text)
    }
  }
  const node: Heading = {type: 'heading', depth: 1, children: []}
  if (isLeading) {
    node.data = {rubric: true}
    builder.nodes.note(node, {isBelow: true})
  }
  nodes.push(builder.nodes.withText(node, block.cut(from, end), 'heading'))
  if (following) return [...nodes, ...following]
  if (end < text.length) nodes.push(builder.nodes.compact(block.cut(end)))
  return nodes
}

/** `[image]`, `[image: text][image]` (Sphinx: writers/text.py, `visit_image`; spec A23). */
function isImage(text: string): boolean {
  return text.startsWith('[image') && /^\[image(?:\]|: [^\]]*\](?:\[image\])?)$/.test(text)
}

/** Whether text is the name or path of a file: if it is alone above code, it is the caption. */
function isFileName(text: string): boolean {
  return /^("?)(?:[\w.~-]+\/)*[\w~-]+\.[\w.-]*\w\1$|^("?)(?:~?\/[\w.-]+){1,20}\2$/.test(text)
}

/** An image with a caption and no space between them (Sphinx: writers/text.py, `visit_figure`). */
function isFigure(text: string): boolean {
  return text.startsWith('[image') && /^\[image(?:: [^\]]*\]\[image)?\](?=[^\s.,;:)#*])/.test(text)
}

/**
 * Whether text is a single link to a document or a section of one, as in a table of contents (Sphinx:
 * `compact_paragraph`), and whether the link is named after its section.
 */
function linksOf(text: string): LinkCount | undefined {
  const link = text.startsWith('|:') && /^\|:([^:|]*):([^|]*)\|$/.exec(text)
  if (!link) return undefined
  const [, target, title] = link
  const file = target!.lastIndexOf('.txt/')
  const whole = target!.endsWith('.txt')
  if (!whole && file === -1) return undefined
  // Pages generated by Sphinx are listed below tables of contents, not in them.
  if (whole && /^(?:genindex|modindex|[a-z]+-modindex|search)\.txt$/.test(target!)) {
    return {all: 0, titled: 0, whole: 0}
  }
  const topic = whole ? undefined : target!.slice(file + '.txt/'.length)
  const titled =
    topic === undefined ||
    /^(?:id\d+$|module-)/.test(topic) ||
    isNameOf(topic, title!) ||
    (/^[a-z0-9-]+$/.test(topic) && isIdOf(topic.replaceAll('-', ''), letters(title!)))
  return {all: 1, titled: titled ? 1 : 0, whole: whole ? 1 : 0}
}

/** Whether a topic is named after its object (Sphinx: `toc_object_entries`): `os.ctermid` is named `ctermid()`. */
function isNameOf(topic: string, title: string): boolean {
  const name = title.endsWith('()') ? title.slice(0, -2) : title
  const before = topic.length - name.length
  return topic.endsWith(name) && (before === 0 || topic[before - 1] === '.')
}

/** Report a line that opens a signature without closing it (spec A18). */
function checkSignature(block: TextBlock, text: string, builder: BlockBuilder): void {
  const open = text.startsWith('*') && /^\*[\p{L}_][^\s:|*]*:(?=[^\s*])[^*]*$/u.test(text)
  if (!open) return
  builder.state.report({
    ruleId: 'signature-unclosed',
    reason: 'No `*` closes the signature',
    start: block.end,
    actual: text,
    expected: ['*'],
    note: 'The line is read as text; close the anchor with `*`'
  })
}

/** Whether a topic is derived from a title: an id starts with a letter (docutils: `nodes.make_id`). */
function isIdOf(topic: string, title: string): boolean {
  return topic === title.replace(/^[0-9]+/, '') || (title.length > 2 && topic.endsWith(title))
}

/** Letters of which ids consist (docutils: `nodes.make_id`). */
function letters(text: string): string {
  const plain = /^[\0-\x7F]*$/.test(text) ? text : text.normalize('NFKD')
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, '')
}
