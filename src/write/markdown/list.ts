import type {ListItem} from 'mdast'
import type {Handle, Handlers} from 'mdast-util-to-markdown'

/** Write an item. Its number is incremented: finding its index among its siblings would take quadratic time. */
const listItem: Handle = (node: ListItem, parent, state, info) => {
  const index = state.indexStack.at(-1) ?? 0
  let bullet = state.bulletCurrent ?? '-'
  if (parent?.type === 'list' && parent.ordered) {
    const start = typeof parent.start === 'number' && parent.start > -1 ? parent.start : 1
    bullet = `${start + index}${bullet}`
  }
  const size = bullet.length + 1
  const tracker = state.createTracker(info)
  tracker.move(`${bullet} `)
  tracker.shift(size)
  const exit = state.enter('listItem')
  const indent = ' '.repeat(size)
  // GFM: a task has its marker before its text.
  const isTask = typeof node.checked === 'boolean' && node.children[0]?.type === 'paragraph'
  const task = isTask ? `[${node.checked ? 'x' : ' '}] ` : ''
  tracker.move(task)
  const value = state.indentLines(
    state.containerFlow(node, tracker.current()),
    (line, at, blank) => {
      if (at > 0) return blank ? line : indent + line
      return blank ? bullet : `${bullet} ${task}${line}`
    }
  )
  exit()
  return value
}

/** Items of lists. */
export const listHandlers: Partial<Handlers> = {listItem}
