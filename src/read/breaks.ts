import type {Nodes} from 'mdast'

/** Read `<br>` as a break: it is common in cells, since pipe tables have no other line breaks. */
export function readBreaks(node: Nodes): void {
  if (!('children' in node)) return
  for (let index = 0; index < node.children.length; index += 1) {
    const child = node.children[index]!
    if (child.type === 'html' && /^<br\s*\/?>$/i.test(child.value)) {
      node.children[index] = {type: 'break', ...(child.position && {position: child.position})}
    } else readBreaks(child)
  }
}
