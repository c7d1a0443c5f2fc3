import type {RootContent} from 'mdast'
import type {HelpComment, KeyBinding} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Names of keys on keyboards and in Sublime Text's key bindings, and of mouse actions. */
const keyNames = new Set(
  `alt altgr backspace break capslock clear cmd command contextmenu control ctrl del delete down end enter equals esc
  escape home insert ins keypad left menu meta minus numlock opt option pagedown pageup pause pgdn pgup plus primary
  printscreen return right scrolllock shift space super tab up win windows button click double middle mouse triple
  wheel`.split(/\s+/)
)

/**
 * Check for the name of keys rather than of a placeholder: `Ctrl+C`, `F1`, `x`, but not `flags`.
 *
 * @param value
 *   Text between the angle brackets.
 */
export function isKeys(value: string): boolean {
  return value.split(/[+,\s]\s*(?!$)/).every((part) => {
    const name = part.trim()
    return (
      [...name].length === 1 ||
      keyNames.has(name.toLowerCase()) ||
      /^f(?:\d|1\d|2[0-4])$/i.test(name)
    )
  })
}

/** Lower a key: to `<kbd>`, or code with its brackets. */
export function lowerKeyBinding(node: KeyBinding, state: LowerState): Array<RootContent> {
  const {value, data} = node
  const place = node.position && {position: node.position}
  if (state.settings.keys === 'kbd' && (data?.isKey || isKeys(value))) {
    return [
      {type: 'html', value: '<kbd>'},
      {type: 'text', value, ...place},
      {type: 'html', value: '</kbd>'}
    ]
  }
  return [{type: 'inlineCode', value: data?.isKey ? value : `<${value}>`, ...place}]
}

/** Lower a comment: to nothing, or by option to an HTML comment. */
export function lowerComment(node: HelpComment, state: LowerState): Array<RootContent> {
  if (!state.settings.comments) return []
  // `--` would end it, a blank line would split it.
  const value = node.value
    .trim()
    .replace(/-(?=-)/g, '- ')
    .replace(/\n[\t ]*(?=\n)/g, '')
  return [{type: 'html', value: `<!-- ${value.replace(/-$/, '- ')} -->`}]
}
