import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'

/** Receives what help files cannot express, with its node. */
export type Lose = (what: string, node: Nodes) => void

const text = 'its text was written without markup'

/** Reason, and what was written instead. */
const reasons: Readonly<Record<string, readonly [reason: string, note: string]>> = {
  emphasis: ['HyperHelp has no emphasis', text],
  strong: ['HyperHelp has no strong text', text],
  delete: ['HyperHelp has no deleted text', text],
  expression: ['HyperHelp has no code with links in it', text],
  link: [
    'HyperHelp has links to topics only',
    'the URL was written after the text, in parentheses'
  ],
  linkReference: ['HyperHelp has links to topics only', text],
  helpLink: ['A link cannot have a bar or a colon in its topic or text', text],
  anchor: ['An anchor cannot have its own markers in its topic or text', text],
  identifier: [
    'A topic cannot contain a colon',
    'it was replaced with a hyphen; write links to it the same way'
  ],
  keyBinding: ['A key binding cannot contain this text', text],
  comment: ['A comment cannot contain `**>`', 'it was written as `* *>`'],
  backtick: [
    'An unpaired backtick would turn all that follows into code',
    'an apostrophe is written for it; `\u0060code\u0060` needs two'
  ],
  inlineCode: ['Code cannot contain a backtick', 'backticks were replaced with apostrophes'],
  code: ['A line of code cannot consist of three backticks', 'a space was inserted'],
  meta: ['The language of code cannot contain a backtick', 'it was replaced with an apostrophe'],
  break: ['These lines cannot be a block of their own', 'they were written as running text'],
  start: [
    'This paragraph starts like another block',
    'a word joiner (U+2060) was written before it'
  ],
  heading: ['A heading can contain only text', text],
  attribute: [
    'An attribute of the help header contains a quote or a line ending',
    'it was replaced with an apostrophe or a space'
  ],
  math: ['HyperHelp has no formulas', 'its source was written as code'],
  inlineMath: ['HyperHelp has no formulas', 'its source was written as text'],
  image: ['HyperHelp has no images', 'the description was written'],
  imageReference: ['HyperHelp has no images', 'the description was written'],
  align: ['Columns of HyperHelp have no alignment', 'the cells were written without it'],
  html: ['HyperHelp has no HTML', 'its text was written without tags'],
  yaml: ['HyperHelp has no front matter', 'it was left out'],
  spans: ['HyperHelp has no cells that span', 'its text was written once']
}

/** Losses so frequent that one message per file states their number. */
const frequent = new Set(['emphasis', 'strong', 'expression', 'delete'])

/**
 * Make a receiver of losses that reports them on a file.
 *
 * @param file
 *   Receives a message for each; losses of mere appearance are one message per kind.
 */
export function reportLosses(file: VFile | null | undefined): Lose {
  const seen = new Map<string, {message: VFileMessage; count: number}>()
  return (what, node) => {
    if (!file) return
    const known = seen.get(what)
    const [reason, note] = reasons[what] ?? [`HyperHelp has no form for \`${what}\``, text]
    if (known && frequent.has(what)) {
      known.count += 1
      known.message.reason = `${reason}, ${known.count} times in this document`
      known.message.message = known.message.reason
      return
    }
    const message = new VFileMessage(reason, {
      place: node.position,
      ruleId: 'hyperhelp-loss',
      source: 'gridhelp'
    })
    message.fatal = false
    message.note = note.charAt(0).toUpperCase() + note.slice(1)
    file.messages.push(message)
    seen.set(what, {message, count: 1})
  }
}
