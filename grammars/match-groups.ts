import type {CustomPatternMatcherFunc, CustomPatternMatcherReturn} from 'chevrotain'

/**
 * Make a token pattern that passes on its named groups as `payload`, so that no rule has to match again.
 *
 * @param pattern
 *   Expression with the flag `y`.
 */
export function matchGroups(pattern: RegExp): CustomPatternMatcherFunc {
  return (text, offset) => {
    pattern.lastIndex = offset
    const match = pattern.exec(text)
    return match && handOn(match[0], match.groups)
  }
}

/** Make the result of a successful custom pattern. */
export function handOn(image: string, payload: unknown): CustomPatternMatcherReturn {
  return Object.assign([image] as [string], {payload})
}
