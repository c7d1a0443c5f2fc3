/** Line endings to docutils and Python. */
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** Split text at its line endings; tabs expand to multiples of eight columns (docutils: `string2lines`). */
export function splitLines(value: string): Array<string> {
  return value.split(lineEnd).map((line) => {
    let result = ''
    for (const [index, part] of line.replace(/\0/g, '\ufffd').split('\t').entries()) {
      if (index > 0) result += ' '.repeat(8 - (result.length % 8))
      result += part
    }
    return result
  })
}
