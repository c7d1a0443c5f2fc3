import {readFileSync} from 'node:fs'
import path from 'node:path'
import ignore from 'ignore'
import {describeError} from '../../files/describe-error.js'
import {isBelow} from '../../files/is-below.js'
import {ruleIds} from '../../shared/rules.js'
import {drawnDialects, readDialects} from '../description/dialects.js'
import type {Config, FoundConfig, RuleLevel} from './config-types.js'
import {suggest} from './nearest.js'
import {UsageError} from './usage-error.js'

const fileName = 'gridhelp.config.json'
const levels: ReadonlyArray<RuleLevel> = ['off', 'warning', 'error']

/** Checks for the keys; each returns what is expected if a value is wrong. */
const keys: Readonly<Record<keyof Config, (value: unknown) => string | undefined>> = {
  style: (value) => oneOf(value, ['keep', 'canonical']),
  width: (value) =>
    Number.isInteger(value) && (value as number) > 0 ? undefined : 'a number of columns, from 1',
  dialects: (value) =>
    recordOf(
      value,
      readDialects.map(({name}) => name)
    ),
  rules(value) {
    const unknown = isRecord(value) && Object.keys(value).find((id) => !ruleIds.has(id))
    if (unknown) return `known rules, not \`${unknown}\`${suggest(unknown, ruleIds)}`
    return recordOf(value, levels)
  }
}

/**
 * Find the configuration for a folder: the nearest `gridhelp.config.json`, or `package.json` with the key `gridhelp`,
 * in the folder or above.
 *
 * @param folder
 *   Absolute path.
 * @param named
 *   Path of the configuration to use (default: the nearest).
 * @throws {UsageError}
 *   If it cannot be read, or has unknown keys or values.
 */
export function findConfig(folder: string, named?: string): FoundConfig | undefined {
  if (named !== undefined) {
    const full = path.resolve(folder, named)
    return check(full, read(full, named), named)
  }
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of [fileName, 'package.json']) {
      const full = path.join(at, name)
      const relative = path.relative(folder, full)
      const value = read(full, relative, true)
      if (value === undefined) continue
      if (name === fileName) return check(full, value, relative)
      const own = (value as {gridhelp?: unknown}).gridhelp
      if (own !== undefined) return check(full, own, relative)
    }
    if (at === path.dirname(at)) return undefined
  }
}

/**
 * Find the dialect that the configuration assigns to a file.
 *
 * @param full
 *   Absolute path.
 */
export function dialectFor(config: FoundConfig | undefined, full: string): string | undefined {
  if (!config?.dialects || !isBelow(config.folder, full)) return undefined
  const relative = path.relative(config.folder, full).split(path.sep).join('/')
  const found = Object.entries(config.dialects).filter(([pattern]) =>
    ignore().add(pattern).ignores(relative)
  )
  return found.at(-1)?.[1]
}

function read(full: string, name: string, mayBeMissing = false): unknown {
  let text: string
  try {
    text = readFileSync(full, 'utf8')
  } catch (error) {
    if (mayBeMissing) return undefined
    throw refuse(`Cannot read \`${name}\`: ${describeError(error)}`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // Problems of a `package.json` are reported by other tools.
    if (mayBeMissing && path.basename(full) === 'package.json') return undefined
    throw refuse(`Cannot read \`${name}\`, expected JSON: ${(error as Error).message}`)
  }
}

function check(full: string, value: unknown, name: string): FoundConfig {
  if (!isRecord(value)) throw refuse(`Cannot use \`${name}\`, expected an object`)
  for (const [key, setting] of Object.entries(value)) {
    if (key === '$schema') continue
    const checkKey = Object.hasOwn(keys, key) ? keys[key as keyof Config] : undefined
    if (!checkKey) {
      const known = Object.keys(keys)
      throw refuse(
        `Cannot use \`${key}\` in \`${name}\`, expected ${known.join(', ')}${suggest(key, known)}`
      )
    }
    const expected = checkKey(setting)
    if (expected !== undefined) {
      throw refuse(
        `Cannot use \`${JSON.stringify(setting)}\` for \`${key}\` in \`${name}\`, expected ${expected}`
      )
    }
  }
  return {...(value as Config), folder: path.dirname(full), path: full}
}

function oneOf(value: unknown, names: ReadonlyArray<string>): string | undefined {
  if (typeof value === 'string' && names.includes(value)) return undefined
  return names.join(', ') + (typeof value === 'string' ? suggest(value, names) : '')
}

function recordOf(value: unknown, names: ReadonlyArray<string>): string | undefined {
  if (!isRecord(value)) return `an object whose values are ${names.join(', ')}`
  for (const setting of Object.values(value)) {
    const expected = oneOf(setting, names)
    if (expected !== undefined) return `values ${expected}`
  }
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(reason: string): UsageError {
  return new UsageError(reason, 'config')
}

/** JSON schema of the configuration, for editors. */
export const configSchema: Readonly<Record<string, unknown>> = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'gridhelp configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: {type: 'string'},
    style: {
      enum: ['keep', 'canonical'],
      description:
        'How fmt draws valid tables: keep preserves their layout, canonical redraws them.'
    },
    width: {type: 'integer', minimum: 1, description: 'Maximum width of a table in columns.'},
    dialects: {
      type: 'object',
      description: 'Dialect of the tables in matching files; the last matching pattern wins.',
      additionalProperties: {enum: drawnDialects.map(({name}) => name)}
    },
    rules: {
      type: 'object',
      description: 'Severity of each rule.',
      additionalProperties: {enum: levels}
    }
  }
}
