import type {Source} from '../../../grammars/source.js'

/** A comment that keeps the next table as it is: of Markdown, of reST, of a program. */
const mark =
  /^[\t >]*(?:<!--\s*gridhelp-ignore\s*-->|\.\.\s+gridhelp-ignore\b|(?:[#;%*!"']|\/\/|\/\*|--)+\s*gridhelp: ?ignore\b).*$/gm

/**
 * Find the lines that ask to leave the next table alone.
 *
 * @returns
 *   Numbers of lines, from 0, ascending.
 */
export function ignoreMarks(source: Source): Array<number> {
  if (!source.value.includes('gridhelp')) return []
  return [...source.value.matchAll(mark)].map(({index}) => source.lineAt(index))
}
