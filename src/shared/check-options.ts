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

/** What an option can be: one of some names, a number from here on, or of a type; `file` is a VFile. */
export type OptionKind =
  | ReadonlyArray<string>
  | number
  | 'boolean'
  | 'file'
  | 'function'
  | 'object'
  | 'string'

/**
 * Check the options of a call; `null` and `undefined` mean the default.
 *
 * @param task
 *   What is to be done, behind “Cannot”.
 * @param options
 *   What was given.
 * @param kinds
 *   What each option can be; others are not looked at.
 * @throws {TypeError}
 *   When an option, or all of them, is something else.
 */
export function checkOptions(
  task: string,
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>
): void {
  if (options === null || options === undefined) return
  if (typeof options !== 'object' || Array.isArray(options)) {
    const what = Array.isArray(options) ? 'an array' : `\`${String(options)}\``
    throw new TypeError(`Cannot ${task} with options ${what}, expected an object`)
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const value: unknown = (options as Record<string, unknown>)[name]
    if (typeof kind === 'number') checkCount(task, name, value, kind)
    else if (typeof kind !== 'string') checkChoice(task, name, value, kind)
    else checkType(task, name, value, kind)
  }
}

const typeNames = {
  boolean: '`true` or `false`',
  file: 'a VFile',
  function: 'a function',
  object: 'an object',
  string: 'a string'
} as const

function checkType(task: string, name: string, value: unknown, kind: keyof typeof typeNames): void {
  if (value === null || value === undefined) return
  const isFine = kind === 'file' ? Array.isArray(Object(value).messages) : typeof value === kind
  if (isFine) return
  const what = typeof value === 'string' ? value : nameOf(value)
  throw new TypeError(`Cannot ${task} with ${name} \`${what}\`, expected ${typeNames[kind]}`)
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
