import {type MarkupKind, MarkupScan} from '../../inline/hyperhelp/scan.js'
import {fenceOpener} from './code.js'
import {headingLine} from './heading.js'
import {lineEndAt} from './lines.js'

/** Markup that is never closed, and so runs to the end of a file. */
export interface Unclosed {
  readonly kind: MarkupKind | 'code'
  /** Where it starts, including the indentation of a fence. */
  readonly start: number
}

/**
 * Find what runs to the end of a hand-written help file in the editor (HyperHelp: HyperHelp-Help.sublime-syntax).
 *
 * @param text
 *   The whole file.
 * @returns
 *   The unclosed opener, if there is one; the editor sees no other.
 */
export function findUnclosed(text: string): Unclosed | undefined {
  const scan = new MarkupScan(text)
  let at = text.startsWith('%hyperhelp') ? lineEndAt(text, 0) + 1 : 0
  while (at < text.length) {
    fenceOpener.lastIndex = at
    headingLine.lastIndex = at
    if (fenceOpener.test(text)) {
      const end = scan.fenceEnd(fenceOpener.lastIndex)
      if (end === -1) return {kind: 'code', start: at}
      at = end
    } else if (headingLine.test(text)) {
      at = headingLine.lastIndex
    } else {
      const end = scan.lineEnd(at)
      for (let from = at; ; ) {
        const markup = scan.next(from, end)
        if (!markup) break
        const {kind, start} = markup
        const open = markup.end === -1 || (kind === 'keyBinding' && markup.end === text.length)
        if (open) return {kind, start}
        from = markup.end
      }
      at = end
    }
  }
  return undefined
}
