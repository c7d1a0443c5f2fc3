import type {Source} from '../../../grammars/source.js'

/** A comment that protects the next table: in Markdown, reST, or a program. */
const mark =
  /^[\t >]*(?:<!--\s*gridhelp-ignore\s*-->|\.\.\s+gridhelp-ignore\b|(?:[#;%*!"']|\/\/|\/\*|--)+\s*gridhelp: ?ignore\b).*$/gm

/**
 * Find the comments that protect the next table.
 *
 * @returns
 *   Line numbers, from 0, ascending.
 */
export function ignoreMarks(source: Source): Array<number> {
  if (!source.value.includes('gridhelp')) return []
  return [...source.value.matchAll(mark)].map(({index}) => source.lineAt(index))
}
