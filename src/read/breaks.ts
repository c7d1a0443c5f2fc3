import type {Nodes} from 'mdast'

/** Take `<br>` for what it is, a break: many write it in cells, where pipe tables have nothing else. */
export function readBreaks(node: Nodes): void {
  if (!('children' in node)) return
  for (const [index, child] of node.children.entries()) {
    if (child.type === 'html' && /^<br\s*\/?>$/i.test(child.value)) {
      node.children[index] = {type: 'break', ...(child.position && {position: child.position})}
    } else readBreaks(child)
  }
}
