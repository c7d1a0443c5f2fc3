import type {Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'

/** A value that an option takes by name. */
export interface Choice {
  name: string
  /** In a few words, for `--help`. */
  description?: string
  /** Other names that people use for it. */
  aliases?: ReadonlyArray<string>
}

/** An option of a command. */
export interface OptionDescription {
  /** As commander has them: `-o, --output <path>`. */
  flags: string
  /** In a few words, lower case. */
  description: string
  /** The values that it takes, where they have names. */
  choices?: ReadonlyArray<Choice>
  /** What to say about values that another command takes. */
  hints?: ReadonlyMap<string, string>
  default?: string
  /** Make a value of what was given. Throws `InvalidValue`. */
  parse?(value: string): unknown
  /** Whether it can be given several times: its value is a list. */
  repeated?: boolean
  /** Options, in camel case, that contradict it. */
  conflicts?: ReadonlyArray<string>
  /** What a shell completes its value with (default: its choices). */
  completes?: 'file' | 'folder'
}

/** What a command works on. */
export interface OperandDescription {
  name: string
  description: string
  optional?: boolean
  several?: boolean
  /** Whether standard input is read when there is none; on a terminal that prints the help instead. */
  stdin?: boolean
}

/** A command line and what it does. */
export type Example = readonly [command: string, meaning: string]

/**
 * A command, as data: made into `--help`, completions, the man page and the manual. Its work is loaded when it runs.
 */
export interface CommandDescription<Options = object> {
  name: string
  /** In a few words, lower case. */
  summary: string
  /** What else there is to say, in whole sentences. */
  details?: string
  operands: ReadonlyArray<OperandDescription>
  options: ReadonlyArray<OptionDescription>
  /** At least two. */
  examples: ReadonlyArray<Example>
  /** What 0 and 1 mean; 2 and 3 mean the same everywhere. */
  statuses: {0: string; 1?: string}
  /**
   * Do the work.
   *
   * @param operands
   *   What stands beside the options; never empty texts.
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

/** A value that an option does not take; the message says what it does. */
export class InvalidValue extends Error {
  override name = 'InvalidValue'
}

/** Exit statuses that mean the same for each command. */
export const commonStatuses: Readonly<Record<number, string>> = {
  2: 'wrong usage, no matching file, or a file could not be read or written',
  3: 'a file took longer than --timeout',
  130: 'interrupted'
}
