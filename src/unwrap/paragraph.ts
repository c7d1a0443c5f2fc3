import type {Language} from '../../grammars/nodes.js'

/**
 * Decide what stands for each line ending of a wrapped paragraph, heading or term.
 *
 * @returns
 *   A blank or nothing for each line ending, one fewer than there are lines.
 */
export function paragraphJoins(lines: ReadonlyArray<string>, language: Language): Array<string> {
  const joins: Array<string> = new Array(Math.max(0, lines.length - 1)).fill(' ')
  if (language === 'hyperhelp') return joins
  for (let index = 0; index < joins.length; index += 1) {
    if (/\w[a-zA-Z]-$/.test(lines[index]!) && /^\w+[a-zA-Z]/.test(lines[index + 1]!)) {
      joins[index] = ''
    }
  }
  return joins
}
