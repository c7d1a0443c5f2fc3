/**
 * Check an option that has names for values.
 *
 * @param task
 *   What is to be done, behind “Cannot”.
 * @param name
 *   Name of the option.
 * @param value
 *   What was given; `null` and `undefined` mean the default.
 * @param choices
 *   Values that it can have.
 * @throws {TypeError}
 *   When it is none of them.
 */
export function checkChoice(
  task: string,
  name: string,
  value: unknown,
  choices: ReadonlyArray<string>
): void {
  if (value === null || value === undefined || choices.includes(value as string)) return
  const names = choices.map((choice) => `\`${choice.replace(/\n/g, '\\n').replace(/\r/g, '\\r')}\``)
  const last = names.pop()!
  const list = names.length > 1 ? `${names.join(', ')}, or ${last}` : `${names[0]} or ${last}`
  throw new TypeError(`Cannot ${task} with ${name} \`${String(value)}\`, expected ${list}`)
}

/**
 * Check an option that is a number of something.
 *
 * @throws {RangeError}
 *   When it is no integer from `least` on.
 */
export function checkCount(task: string, name: string, value: unknown, least: number): void {
  if (value === null || value === undefined) return
  if (Number.isInteger(value) && (value as number) >= least) return
  throw new RangeError(
    `Cannot ${task} with ${name} \`${String(value)}\`, expected an integer from ${least}`
  )
}

/**
 * Check what stands between two fields.
 *
 * @throws {TypeError}
 *   When it is no text, or a line ending or a quote, which are something else already.
 */
export function checkDelimiter(task: string, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value === 'string' && value !== '' && !/["\n\r]/.test(value)) return
  throw new TypeError(
    `Cannot ${task} with delimiter ${JSON.stringify(value)}, expected text without quotes and line endings`
  )
}

/**
 * Check that a text is one.
 *
 * @throws {TypeError}
 *   When it is something else.
 */
export function checkText(task: string, value: unknown): void {
  if (typeof value === 'string') return
  throw new TypeError(`Cannot ${task} with \`${nameOf(value)}\`, expected a string`)
}

/**
 * Check that a node is of one of some types.
 *
 * @throws {TypeError}
 *   When it is something else.
 */
export function checkNode(task: string, value: unknown, types: ReadonlyArray<string>): void {
  const type: unknown = Object(value).type
  if (types.includes(type as string)) return
  const what = typeof type === 'string' ? type : nameOf(value)
  throw new TypeError(
    `Cannot ${task} with \`${what}\`, expected ${types.map((t) => `\`${t}\``).join(' or ')}`
  )
}

function nameOf(value: unknown): string {
  return value === null ? 'null' : typeof value
}
