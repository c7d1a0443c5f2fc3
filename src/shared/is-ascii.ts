/** Whether there are no other characters than those of ASCII. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}
