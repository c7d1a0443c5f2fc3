import {textWidth} from '../../../grammars/grid-table/widths.js'
import {held, mayOpen, rawEnding} from './write-help-text.js'

/** Words with which no line may begin, because they would start a block. */
const startsBlock = /^(?:[*+-]$|[0-9]{1,9}[.)]$|#|```|={3,}|-{3,}|\+[-=]|<\*\*|%hyperhelp)/

/**
 * Wrap text to a width, as displayed by HyperHelp: of links and anchors only the text counts. Words and runs of spaces
 * are not broken.
 *
 * @param text
 *   Result of `writeHelpText`, without breaks.
 * @param width
 *   Maximum width in columns.
 */
export function wrapLines(text: string, width: number): Array<string> {
  const lines: Array<string> = []
  let line = ''
  let room = 0
  for (const word of splitWords(text)) {
    const columns = widthOf(word)
    if (line !== '' && room + 1 + columns > width) {
      lines.push(line)
      line = ''
    }
    room = line === '' ? columns : room + 1 + columns
    line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines
}

/** Split at the spaces where a line may end. */
function splitWords(text: string): Array<string> {
  const words: Array<string> = []
  let isComment = false
  // A single space; runs of spaces stay inside a word.
  for (const word of text.trim().split(/(?<! ) (?! )/)) {
    const last = words.length - 1
    const bare = word.replaceAll(mayOpen, '')
    if (last >= 0 && (isComment || startsBlock.test(bare))) words[last] += ` ${word}`
    else words.push(word)
    isComment = word.endsWith('**>')
  }
  return words
}

function widthOf(word: string): number {
  const shown = withoutComments(word.replaceAll(mayOpen, '').replaceAll(held, ' '))
    .replace(/\|[^|:\s]*:[^|:]*:([^|]*)\|(?!\*)/g, '|$1|')
    .replace(/\*\|(?:[^|:]*:)?([^|]*)\|\*/g, '$1')
    .replace(/\*[^*:|\s][^*:|]*:([^*]*)\*/g, '*$1*')
    .replaceAll(rawEnding, '')
  return textWidth(shown, 'docutils')
}

/** Remove comments. The first unclosed one ends the search, which a regular expression would start over. */
function withoutComments(text: string): string {
  let shown = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('<**', at)
    const end = start === -1 ? -1 : text.indexOf('**>', start + 3)
    if (end === -1) return shown + text.slice(at)
    shown += text.slice(at, start)
    at = end + 3
  }
}
