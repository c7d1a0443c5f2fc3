import {distance} from 'fastest-levenshtein'

/**
 * Find the name that somebody meant.
 *
 * @param value
 *   What was given.
 * @param names
 *   What there is.
 * @returns
 *   The nearest name; nothing where none is near.
 */
export function nearest(value: string, names: Iterable<string>): string | undefined {
  const wanted = value.toLowerCase()
  let best: string | undefined
  let least = (wanted.length < 3 ? 1 : Math.max(2, Math.floor(wanted.length * 0.4))) + 1
  for (const name of names) {
    const away =
      name.toLowerCase().startsWith(wanted) && wanted.length > 1 ? 1 : distance(wanted, name)
    if (away < least) {
      least = away
      best = name
    }
  }
  return best
}

/** *, did you mean `x`?*, where there is something near. */
export function suggest(value: string, names: Iterable<string>): string {
  const name = nearest(value, names)
  return name === undefined ? '' : `; did you mean \`${name}\`?`
}
