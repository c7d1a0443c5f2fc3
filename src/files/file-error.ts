import {describeError} from './describe-error.js'

/** An error of our own about a file. */
export class FileError extends Error {
  override name = 'FileError'
  readonly ruleId: string
  /** Position in the file, in lines and UTF-16 units from 1; absent for the whole file. */
  readonly place: {line: number; column: number} | undefined

  constructor(ruleId: string, reason: string, place?: {line: number; column: number}) {
    super(reason)
    this.ruleId = ruleId
    this.place = place
  }
}

/** Why a file cannot be read. */
export interface FileFault {
  ruleId: string
  /** What is wrong, in plain words, without a full stop. */
  reason: string
  place?: {line: number; column: number} | undefined
}

/**
 * Explain why a file cannot be read, whatever was thrown: one bad file never stops the others.
 *
 * @param error
 *   What was thrown.
 */
export function explainError(error: unknown): FileFault {
  if (error instanceof FileError) {
    return {ruleId: error.ruleId, reason: error.message, place: error.place}
  }
  const {code, message} = error as NodeJS.ErrnoException
  return code === undefined
    ? {
        ruleId: 'internal',
        reason: `gridhelp has failed, please report: ${message}`
      }
    : {ruleId: 'input-unreadable', reason: `${describeError(error)}, expected a readable file`}
}
