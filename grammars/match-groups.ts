import type {CustomPatternMatcherFunc, CustomPatternMatcherReturn} from 'chevrotain'

/**
 * Make a pattern of a token that hands on what it matched: its `payload` are the named groups, so that no rule matches
 * again.
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

/** Make what a pattern returns that found something. */
export function handOn(image: string, payload: unknown): CustomPatternMatcherReturn {
  return Object.assign([image] as [string], {payload})
}
