import process from 'node:process'

/**
 * Whether what samples and examples give is written instead of compared: `UPDATE=1 npm test`.
 *
 * What CI wrote nobody would look at, so it refuses.
 */
export const isUpdating = process.env.UPDATE === '1'

if (isUpdating && process.env.CI) {
  throw new Error('Cannot update what tests expect in CI, expected `UPDATE=1` on your own machine')
}
