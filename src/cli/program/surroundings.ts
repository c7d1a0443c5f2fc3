/** A stream that text is written to. */
export interface TextStream {
  /** Whether it is a terminal. */
  isTTY?: boolean | undefined
  write(text: string): unknown
  once?(event: 'drain', listener: () => void): unknown
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** The environment of the program: `process`, or a substitute in tests. */
export interface Surroundings {
  stdin: AsyncIterable<Uint8Array | string> & {isTTY?: boolean | undefined}
  stdout: TextStream
  stderr: TextStream
  environment: Readonly<Record<string, string | undefined>>
  /** Base of relative paths. */
  folder: string
  /**
   * Stops the work, so that nothing more is written. Only for commands that write files: reading it keeps Ctrl-C from
   * ending the program immediately.
   */
  signal?: AbortSignal | undefined
}
