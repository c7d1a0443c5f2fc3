/** Name of a file before it was compressed. */
export function withoutGzip(name: string): string {
  return name.replace(/\.gz$/i, '')
}
