declare module 'pandoc-wasm' {
  /** pandoc 3.10: options as in its defaults files, and standard input. */
  export function convert(
    options: Record<string, string>,
    text: string,
    files: object
  ): Promise<{stdout: string}>
}
