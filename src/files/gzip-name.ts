/** The name that a text has before it is compressed. */
export function withoutGzip(name: string): string {
  return name.replace(/\.gz$/i, '')
}
