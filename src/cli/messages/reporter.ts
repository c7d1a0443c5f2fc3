import type {VFileMessage} from 'vfile-message'
import type {BidiControls} from '../../shared/characters.js'
import type {FoundConfig} from '../program/config-types.js'
import type {Surroundings} from '../program/surroundings.js'
import {escapeControls} from './escape-controls.js'
import {estimate} from './estimate.js'
import {wantsColor} from './wants-color.js'

/** How much to say, and how: options of every command, all of them off when absent but colours. */
export interface ReporterOptions {
  /** Say nothing but errors. */
  quiet?: boolean
  /** Take warnings for errors. */
  frail?: boolean
  /** Say more: notes, and what was decided. */
  verbose?: boolean
  /** What to say about bidirectional controls (default: `'warn'`). */
  bidi?: BidiControls
  /** Use colours; absent: where they can be seen. */
  color?: boolean
  /** What to make of messages, by their rules. */
  configuration?: FoundConfig
}

/** What is said of one thing: where, how bad, what, and by which rule. */
interface Line {
  place: string
  severity: 'error' | 'warning' | 'info'
  reason: string
  ruleId: string
  note?: string | undefined
}

/**
 * Exit statuses: fine; the input has errors; the call was wrong, or a file could not be read or written; a file took too
 * long. The highest one counts.
 */
export type Status = 0 | 1 | 2 | 3

/** Longest piece of a message, in UTF-16 units: a document must not fill the terminal. */
const longest = 240

/** Rule of characters that show text in another order than it has. */
export const bidiRule = 'bidi-control'

/** Rule of files that take too long. */
const timeRule = 'time-limit'

/** Rules of files that cannot be read or written. */
const fileRules = new Set(['encoding', 'input-too-large', 'input-unreadable', 'output-refused'])

const colors = {error: 31, warning: 33, info: 36}

/** Says on standard error what went wrong, and remembers how bad it was. */
export interface Reporter {
  /** Report a message about the content of a file. */
  message(name: string, message: VFileMessage): void
  /** Report that something could not be done: exit status 2. */
  failure(name: string, ruleId: string, reason: string): void
  /** Report something about a file as a whole. */
  warning(name: string, ruleId: string, reason: string): void
  /** Say what was decided, where that is asked for. */
  detail(text: string): void
  /** Say how much was found. */
  summary(text: string): void
  /** Remember that something could not be done, which a message has told. */
  failed(): void
  /** Show how far the work is, on a terminal only. */
  progress(done: number, all: number, name: string): void
  /** What the program shall exit with. */
  status(): Status
}

/**
 * Make a reporter.
 *
 * @param surroundings
 *   What to say it on: standard error, and whether that has colours.
 * @param options
 *   How much to say.
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
  /** Rules whose way out a person has seen. */
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
    // A person is told the way out once for each rule; programs, and those who want it, see all or none.
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
