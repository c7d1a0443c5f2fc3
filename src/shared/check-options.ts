/**
 * Check an option with named values.
 *
 * @param task
 *   Task, to follow “Cannot”.
 * @param name
 *   Name of the option.
 * @param value
 *   Given value; `null` and `undefined` mean the default.
 * @param choices
 *   Allowed values.
 * @throws {TypeError}
 *   If it is none of them.
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
 * Check an option that is a count.
 *
 * @throws {RangeError}
 *   If it is not an integer from `least`.
 */
export function checkCount(task: string, name: string, value: unknown, least: number): void {
  if (value === null || value === undefined) return
  if (Number.isInteger(value) && (value as number) >= least) return
  throw new RangeError(
    `Cannot ${task} with ${name} \`${String(value)}\`, expected an integer from ${least}`
  )
}

/** Kind of an option: one of several names, a number with this minimum, or a type; `file` is a VFile. */
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
 *   Task, to follow “Cannot”.
 * @param options
 *   Given options.
 * @param kinds
 *   Kind of each option; others are not checked.
 * @throws {TypeError}
 *   If an option, or `options` itself, is something else.
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
 * Check a delimiter between fields.
 *
 * @throws {TypeError}
 *   If it is not a string, is empty, or contains a line ending or quote, which have other meanings.
 */
export function checkDelimiter(task: string, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value === 'string' && value !== '' && !/["\n\r]/.test(value)) return
  throw new TypeError(
    `Cannot ${task} with delimiter ${JSON.stringify(value)}, expected text without quotes and line endings`
  )
}

/**
 * Check that a value is a string.
 *
 * @throws {TypeError}
 *   If it is something else.
 */
export function checkText(task: string, value: unknown): void {
  if (typeof value === 'string') return
  throw new TypeError(`Cannot ${task} with \`${nameOf(value)}\`, expected a string`)
}

/**
 * Check that a node has one of several types.
 *
 * @throws {TypeError}
 *   If it is something else.
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
