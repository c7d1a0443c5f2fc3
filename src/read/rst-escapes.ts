import type {Nodes, Text} from 'mdast'
import {JoinedText} from '../../grammars/joined-text.js'

declare module 'mdast' {
  interface TextData {
    /** Source of the text in reStructuredText, if escapes make it differ. */
    written?: string
  }
}

/** Stands for an escaping backslash. */
const mark = '\uFFFE'
/**
 * Noncharacters that stand for the 32 ASCII punctuation characters when escaped, in order: Unicode has 32 that no text
 * contains.
 */
const firstMask = 0xfdd0

const asciiMarks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/** A quote that is plain text: elsewhere quotes delimit what Sphinx's writer makes of a literal. */
const quote = '\uFDD1'

/**
 * A literal, in which nothing is escaped; a backslash and what it escapes; a quote. An escaped space next to markup
 * stays: it ends the markup.
 */
const escapes =
  /``(?=[^\s`]|`[^`])(?:[^`]|`(?!`))*?[^\s`]`{0,3}``(?!`)|\\([!-/:-@[-`{-~])|(?<![`*_])\\[ \n](?![`*:])|\\$|"/g

/**
 * Hide escaped characters from the inline grammar, like docutils (`utils.escape2null`). Each remains one unit, so that
 * all offsets stay valid.
 *
 * @param text
 *   Running text of reStructuredText.
 * @param quotes
 *   Whether to hide quotes as well: Sphinx's writer puts them around literals, people do not.
 * @returns
 *   The text to read; the same one if there is nothing to hide.
 */
export function hideEscapesIn(text: JoinedText, quotes: boolean): JoinedText {
  if (!text.value.includes('\\') && !(quotes && text.value.includes('"'))) return text
  const value = hide(text.value, quotes)
  return value === text.value ? text : new JoinedText(text.source, value, text.starts, text.offsets)
}

/**
 * Restore the characters that the inline grammar has left hidden, without their backslashes.
 *
 * @param nodes
 *   Nodes that were read; they are changed.
 */
export function showEscapesIn(nodes: ReadonlyArray<Nodes>): void {
  for (const node of nodes) {
    if ('children' in node) showEscapesIn(node.children)
    if ('url' in node) node.url = show(node.url)
    if (!('value' in node) || !/[\uFDD1\uFFFE]/.test(node.value)) continue
    if (node.type === 'text' && node.value.includes(mark))
      node.data = {...node.data, written: show(node.value, '\\')}
    node.value = show(node.value)
  }
}

/** Get the source of a text that was read from reStructuredText and has not been changed since. */
export function writtenText({value, data}: Text): string | undefined {
  const written = data?.written
  return written !== undefined && show(hide(written, false)) === value ? written : undefined
}

function hide(value: string, quotes: boolean): string {
  return value.replace(escapes, (match, character: string | undefined) => {
    if (match === '"') return quotes ? quote : match
    if (!match.startsWith('\\')) return match
    if (character === undefined) return mark.repeat(match.length)
    return mark + String.fromCharCode(firstMask + asciiMarks.indexOf(character))
  })
}

function show(value: string, backslash = ''): string {
  return value.replace(/\uFFFE([\uFDD0-\uFDEF]|\uFFFE?)|\uFDD1/g, (_, masked?: string) => {
    if (masked === undefined) return '"'
    if (masked === '') return backslash
    if (masked === mark) return backslash === '' ? '' : `${backslash} `
    return backslash + asciiMarks[masked.charCodeAt(0) - firstMask]
  })
}
