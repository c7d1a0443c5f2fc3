import type {Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'

/** A named value of an option. */
export interface Choice {
  name: string
  /** A short description, for `--help`. */
  description?: string
  /** Alternative names. */
  aliases?: ReadonlyArray<string>
}

/** An option of a command. */
export interface OptionDescription {
  /** In commander's syntax: `-o, --output <path>`. */
  flags: string
  /** A short description, in lower case. */
  description: string
  /** Allowed values, if they have names. */
  choices?: ReadonlyArray<Choice>
  /** Hints for values that belong to another command. */
  hints?: ReadonlyMap<string, string>
  default?: string
  /** Parse a value. Throws `InvalidValue`. */
  parse?(value: string): unknown
  /** Whether it can be repeated, so that its value is a list. */
  repeated?: boolean
  /** Options that it excludes, in camel case. */
  conflicts?: ReadonlyArray<string>
  /** What shells complete its value with (default: its choices). */
  completes?: 'file' | 'folder'
}

/** An argument of a command. */
export interface OperandDescription {
  name: string
  description: string
  optional?: boolean
  several?: boolean
  /** Whether to read standard input if there is no argument; on a terminal, the help is printed instead. */
  stdin?: boolean
}

/** A command line and what it does. */
export type Example = readonly [command: string, meaning: string]

/**
 * A command as data, from which `--help`, completions, the man page and the manual are generated. Its implementation is
 * loaded when it runs.
 */
export interface CommandDescription<Options = object> {
  name: string
  /** A short description, in lower case. */
  summary: string
  /** Further details, in whole sentences. */
  details?: string
  operands: ReadonlyArray<OperandDescription>
  options: ReadonlyArray<OptionDescription>
  /** At least two. */
  examples: ReadonlyArray<Example>
  /** Meaning of 0 and 1; 2 and 3 mean the same everywhere. */
  statuses: {0: string; 1?: string}
  /**
   * Run the command.
   *
   * @param operands
   *   Arguments other than options; never empty strings.
   * @param options
   *   Values by name, in camel case.
   * @param surroundings
   *   Streams, folder and environment.
   * @returns
   *   Exit status.
   */
  run(
    operands: ReadonlyArray<string>,
    options: Options,
    surroundings: Surroundings
  ): Promise<Status>
}

/** A value that an option does not accept; the message says what is expected. */
export class InvalidValue extends Error {
  override name = 'InvalidValue'
}

/** Exit statuses with the same meaning for all commands. */
export const commonStatuses: Readonly<Record<number, string>> = {
  2: 'wrong usage, no matching file, or a file could not be read or written',
  3: 'a file took longer than --timeout',
  130: 'interrupted'
}
