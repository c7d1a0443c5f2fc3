/** A stream that text is written to. */
export interface TextStream {
  /** Whether a person sees it. */
  isTTY?: boolean | undefined
  write(text: string): unknown
  once?(event: 'drain', listener: () => void): unknown
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** What the program runs in: `process`, or what a test makes of it. */
export interface Surroundings {
  stdin: AsyncIterable<Uint8Array | string> & {isTTY?: boolean | undefined}
  stdout: TextStream
  stderr: TextStream
  environment: Readonly<Record<string, string | undefined>>
  /** What relative paths start from. */
  folder: string
  /** Ends the work: nothing more is written. For who writes files: asking for it keeps Ctrl-C from ending the program. */
  signal?: AbortSignal | undefined
}
