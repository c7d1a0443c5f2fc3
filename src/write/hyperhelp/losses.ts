import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'

/** Takes what help files cannot say, and the node that says it. */
export type Lose = (what: string, node: Nodes) => void

const text = 'its text is written without marks'

/** What is wrong, and what was written instead. */
const reasons: Readonly<Record<string, readonly [reason: string, note: string]>> = {
  emphasis: ['HyperHelp has no emphasis', text],
  strong: ['HyperHelp has no strong text', text],
  delete: ['HyperHelp has no deleted text', text],
  expression: ['HyperHelp has no code with links in it', text],
  link: [
    'HyperHelp has links to topics only',
    'the address stands behind the text, in parentheses'
  ],
  linkReference: ['HyperHelp has links to topics only', text],
  helpLink: ['A link cannot have this topic or text: a bar or a colon is in it', text],
  anchor: ['An anchor cannot have this topic or text: a mark of its own is in it', text],
  identifier: [
    'A topic cannot have a colon',
    'a hyphen stands for it; links to it must say so too'
  ],
  keyBinding: ['A key cannot begin or go on like this', text],
  comment: ['A comment cannot have `**>` in it', 'it is written `* *>`'],
  backtick: [
    'A backtick without a partner would make code of all that follows',
    'an apostrophe is written for it; `\u0060code\u0060` needs two'
  ],
  inlineCode: ['Code cannot have a backtick in it', 'apostrophes are written for backticks'],
  code: ['A line of code cannot be three backticks', 'a blank stands between them'],
  meta: ['The language of code cannot have a backtick', 'an apostrophe is written for it'],
  break: ['These lines cannot stand by themselves', 'they are written as running text'],
  start: ['This paragraph begins like another block', 'a word joiner (U+2060) stands before it'],
  heading: ['A heading has text only', text],
  attribute: [
    'An attribute of the header has a quote or a line ending',
    'an apostrophe or a blank is written'
  ],
  html: ['HyperHelp has no HTML', 'its text is written without tags'],
  yaml: ['HyperHelp has no front matter', 'it is left out'],
  spans: ['A cell over several rows or columns has no form here', 'its text is written once']
}

/** What the same file says again and again: one message tells how often. */
const frequent = new Set(['emphasis', 'strong', 'expression', 'delete'])

/**
 * Make what takes the losses, and tells them to a file.
 *
 * @param file
 *   Takes a message for each; those about mere looks are one message a kind.
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
