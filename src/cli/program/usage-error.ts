/** A request that cannot be fulfilled: exit status 2, and nothing is written. */
export class UsageError extends Error {
  override name = 'UsageError'
  readonly ruleId: string

  /**
   * @param reason
   *   *Cannot …, expected …*
   */
  constructor(reason: string, ruleId = 'usage') {
    super(reason)
    this.ruleId = ruleId
  }
}
