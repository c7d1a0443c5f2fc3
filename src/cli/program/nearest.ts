import {distance} from 'fastest-levenshtein'

/**
 * Find the name that was probably meant.
 *
 * @param value
 *   Given name.
 * @param names
 *   Known names.
 * @returns
 *   The nearest name; `undefined` if none is near.
 */
export function nearest(value: string, names: Iterable<string>): string | undefined {
  const wanted = value.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1
  const swapped = swaps(wanted)
  for (const name of names) {
    const isStart = wanted.length > 1 && name.toLowerCase().startsWith(wanted)
    const away = isStart || swapped.includes(name) ? 1 : distance(wanted, name)
    if (away < least) {
      least = away
      best = name
    }
  }
  return best
}

/** Words that differ by two swapped adjacent letters. */
function swaps(word: string): Array<string> {
  return Array.from(
    {length: Math.max(0, word.length - 1)},
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  )
}

/** *; did you mean `x`?*, if a name is near. */
export function suggest(value: string, names: Iterable<string>): string {
  const name = nearest(value, names)
  return name === undefined ? '' : `; did you mean \`${name}\`?`
}
