import type {VFileMessage} from 'vfile-message'
import type {BidiControls} from '../../shared/characters.js'
import type {FoundConfig} from '../program/config-types.js'
import type {Surroundings} from '../program/surroundings.js'
import {escapeControls} from './escape-controls.js'
import {estimate} from './estimate.js'
import {wantsColor} from './wants-color.js'

/** How much to print, and how: options of every command. All are off by default, except for colours. */
export interface ReporterOptions {
  /** Print only errors. */
  quiet?: boolean
  /** Treat warnings as errors. */
  frail?: boolean
  /** Also print notes, and what was detected. */
  verbose?: boolean
  /** How to report bidirectional controls (default: `'warn'`). */
  bidi?: BidiControls
  /** Whether to use colours (default: if the terminal supports them). */
  color?: boolean
  /** Configuration, with the severity of each rule. */
  configuration?: FoundConfig
}

/** A line of output about a problem: position, severity, reason, and rule. */
interface Line {
  place: string
  severity: 'error' | 'warning' | 'info'
  reason: string
  ruleId: string
  note?: string | undefined
}

/**
 * Exit statuses: 0, success; 1, the input has errors; 2, wrong usage, or a file could not be read or written; 3, a file
 * took too long. The highest one wins.
 */
export type Status = 0 | 1 | 2 | 3

/** Longest part of a message, in UTF-16 units, so that a document cannot fill the terminal. */
const longest = 240

/** Rule about characters that reorder displayed text. */
export const bidiRule = 'bidi-control'

/** Rule about files that take too long. */
const timeRule = 'time-limit'

/** Rules about files that cannot be read or written. */
const fileRules = new Set(['encoding', 'input-too-large', 'input-unreadable', 'output-refused'])

const colors = {error: 31, warning: 33, info: 36}

/** Reports problems on standard error, and remembers how severe they were. */
export interface Reporter {
  /** Report a message about the content of a file. */
  message(name: string, message: VFileMessage): void
  /** Report that something failed: exit status 2. */
  failure(name: string, ruleId: string, reason: string): void
  /** Report a problem with a file as a whole. */
  warning(name: string, ruleId: string, reason: string): void
  /** Print what was detected, if requested. */
  detail(text: string): void
  /** Print a summary. */
  summary(text: string): void
  /** Record a failure that a message has already reported. */
  failed(): void
  /** Show progress, on terminals only. */
  progress(done: number, all: number, name: string): void
  /** Exit status of the program. */
  status(): Status
}

/**
 * Create a reporter.
 *
 * @param surroundings
 *   Where to report: standard error, and whether it supports colours.
 * @param options
 *   How much to print.
 */
export function createReporter(
  surroundings: Pick<Surroundings, 'environment' | 'stderr'>,
  options: ReporterOptions
): Reporter {
  const stream = surroundings.stderr
  const color = wantsColor(options.color, surroundings)
  let status: Status = 0
  let shown = false
  let started: number | undefined
  /** Rules whose note has already been shown to a person. */
  const explained = new Set<string>()

  return {
    message(name, {fatal, line, column, reason, ruleId, note}) {
      if (ruleId === bidiRule && options.bidi === 'allow') return
      const level = options.configuration?.rules?.[ruleId ?? '']
      if (level === 'off') return
      if (level !== undefined) fatal = level === 'error'
      const severity = fatal ? 'error' : fatal === false ? 'warning' : 'info'
      if (ruleId === timeRule) raise(3)
      if (fatal && fileRules.has(ruleId ?? '')) raise(2)
      if (severity === 'error' || (severity === 'warning' && options.frail)) raise(1)
      const place = line ? `${name}:${line}:${column ?? 1}` : name
      say({place, severity, reason, ruleId: ruleId ?? '', note})
    },
    failure(name, ruleId, reason) {
      raise(ruleId === timeRule ? 3 : 2)
      say({place: name, severity: 'error', reason, ruleId})
    },
    warning(name, ruleId, reason) {
      if (options.frail) raise(1)
      say({place: name, severity: 'warning', reason, ruleId})
    },
    summary(text) {
      if (!options.quiet) print(`\n${text}`)
    },
    failed() {
      raise(2)
    },
    detail(text) {
      if (options.verbose) print(escapeControls(text))
    },
    progress(done, all, name) {
      if (!stream.isTTY || options.quiet) return
      clear()
      if (done === all) {
        started = undefined
        return
      }
      started ??= performance.now()
      const left = estimate(performance.now() - started, done, all)
      stream.write(`[${done + 1}/${all}]${left} ${cut(escapeControls(name), 60)}`)
      shown = true
    },
    status: () => status
  }

  function raise(level: Status): void {
    if (level > status) status = level
  }

  function say({place, severity, reason, ruleId, note}: Line): void {
    if (options.quiet && severity !== 'error') return
    if (severity === 'info' && !options.verbose) return
    const label = color ? `\u001b[${colors[severity]}m${severity}\u001b[39m` : severity
    const rule = ruleId === '' ? '' : ` ${ruleId}`
    print(`${escapeControls(place)} ${label} ${cut(escapeControls(reason), longest)}${rule}`)
    // A person sees the note of each rule once; programs see none, and `--verbose` shows all.
    const isNew = stream.isTTY && severity !== 'info' && !options.quiet && !explained.has(ruleId)
    explained.add(ruleId)
    if (note && (options.verbose || isNew)) print(`  ${cut(escapeControls(note), longest)}`)
  }

  function print(line: string): void {
    clear()
    stream.write(`${line}\n`)
  }

  function clear(): void {
    if (shown) stream.write('\r\u001b[K')
    shown = false
  }
}

function cut(value: string, length: number): string {
  return value.length > length ? `${value.slice(0, length - 1)}…` : value
}
