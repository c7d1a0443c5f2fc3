import type {Surroundings} from '../program/surroundings.js'

/**
 * Whether to colour messages: on a terminal, unless the call or the environment says otherwise (https://no-color.org).
 */
export function wantsColor(
  option: boolean | undefined,
  {environment, stderr}: Pick<Surroundings, 'environment' | 'stderr'>
): boolean {
  if (option === false || environment.NO_COLOR) return false
  if (environment.FORCE_COLOR && environment.FORCE_COLOR !== '0') return true
  return Boolean(stderr.isTTY) && environment.TERM !== 'dumb'
}
