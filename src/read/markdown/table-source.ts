import type {Point} from 'unist'
import {Source} from '../../../grammars/source.js'

/** Where a line starts in the surrounding text. */
export type LineStart = Pick<Point, 'line' | 'column'> & {offset: number}

/**
 * The lines of a table, cut out of a document without their prefixes, with a mapping to the document.
 *
 * ```text
 *  > - +-----+      +-----+
 *  >   | a   |      | a   |
 *  >   +-----+      +-----+
 *      ^ starts
 * ```
 */
export class MarkdownTableSource extends Source {
  /** Where each line starts in the document. */
  readonly starts: ReadonlyArray<LineStart>

  /**
   * @param lines
   *   Lines, without line endings.
   * @param starts
   *   Where each line starts in the document.
   */
  constructor(lines: ReadonlyArray<string>, starts: ReadonlyArray<LineStart>) {
    super(lines.join('\n'))
    this.starts = starts
  }

  override before(offset: number): string {
    const line = this.lineAt(offset)
    const margin = Math.max(0, this.starts[line]!.column - 1)
    return ' '.repeat(margin) + this.value.slice(this.lineStarts[line], offset)
  }

  /** Map an offset on a line to a point in the document. */
  override pointAt(line: number, offset: number): Point {
    const start = this.starts[line]!
    const units = offset - this.lineStarts[line]!
    return {line: start.line, column: start.column + units, offset: start.offset + units}
  }
}
