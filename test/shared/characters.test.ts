import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {
  findTables,
  formatTables,
  fromGridTable,
  fromHyperhelp,
  fromSphinxText,
  toCsv,
  toGridTable,
  toHtml,
  toHyperhelp,
  toJson,
  toMarkdown,
  toMatrix
} from '../../src/index.js'

const readers = {fromHyperhelp, fromSphinxText, findTables}

/** Messages of each reader: rule and place. */
function messagesOf(
  value: string | Uint8Array,
  bidi?: 'warn' | 'allow'
): Record<string, Array<string>> {
  return Object.fromEntries(
    Object.entries(readers).map(([name, read]) => {
      const file = new VFile(value)
      read(file, bidi ? {bidi} : undefined)
      return [name, file.messages.map(({ruleId, line, column}) => `${ruleId} ${line}:${column}`)]
    })
  )
}

function everywhere(messages: Array<string>): Record<string, Array<string>> {
  return Object.fromEntries(Object.keys(readers).map((name) => [name, messages]))
}

function table(cell: string): string {
  const border = `+${'-'.repeat([...cell].length + 2)}+`
  return `${border}\n| ${cell} |\n${border}\n`
}

describe('characters that are none', () => {
  it('should read NUL as U+FFFD, and say so once', () => {
    expect(toMarkdown(fromHyperhelp('a\0b\0\n'))).toBe('a\uFFFDb\uFFFD\n')
    expect(toMatrix(fromGridTable(table('a\0b')))).toEqual([['a\uFFFDb']])
    expect(messagesOf('a\r\nb\0c\0\n')).toEqual(everywhere(['nul-character 2:2']))
  })

  it('should read halves of surrogate pairs as U+FFFD, and say so once', () => {
    expect(toMarkdown(fromSphinxText('a\uD800b\uDC00😀\n'))).toBe('a\uFFFDb\uFFFD😀\n')
    expect(toMatrix(fromGridTable(table('\uDC00')))).toEqual([['\uFFFD']])
    expect(messagesOf('😀\uD800\n\uDC00')).toEqual(everywhere(['lone-surrogate 1:3']))
  })

  it.each(['a\uD800\0b', table('\uD800\0'), '*|a\uDC00:b|*\n\n"\0"\n', '# \uD83D:\0\n'])(
    'should write well-formed text: %j',
    (text) => {
      for (const tree of [fromHyperhelp(text), fromSphinxText(text)]) {
        for (const written of [toMarkdown(tree), toHtml(tree), toHyperhelp(tree), toJson(tree)]) {
          expect(written.isWellFormed()).toBe(true)
          expect(written).not.toContain('\0')
        }
      }
      for (const one of findTables(text)) {
        expect(toCsv(one)).not.toMatch(/\0|\p{Surrogate}/u)
        expect(toGridTable(one)).not.toMatch(/\0|\p{Surrogate}/u)
      }
    }
  )
})

describe('bytes', () => {
  const bytes = (...parts: Array<string | number>): Uint8Array =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part)))
    )

  it.each([
    ['Latin-1', bytes('a\nb', 0xe9, 'c'), 'encoding 2:2', '`0xE9` at offset 3'],
    ['a sequence that is cut off', bytes('\ufeffa\r\n', 0xe2, 0x82), 'encoding 2:1', 'offset 6'],
    ['a long form', bytes('é', 0xc0, 0xaf), 'encoding 1:2', '`0xC0` at offset 2'],
    ['a half of a pair', bytes(0xed, 0xa0, 0x80), 'encoding 1:1', '`0xED` at offset 0'],
    ['UTF-16', bytes(0xff, 0xfe, 'a'), 'encoding 1:1', 'this looks like UTF-16']
  ])('should say where text is not UTF-8: %s', (_, value, message, reason) => {
    expect(messagesOf(value)).toEqual(everywhere([message]))
    const file = new VFile(value)
    fromHyperhelp(file)
    expect(file.messages[0]!.reason).toContain(reason)
    expect(file.messages[0]!.fatal).toBe(true)
  })

  it('should take U+FFFD for what it is', () => {
    expect(messagesOf(bytes('a\ufffdb'))).toEqual(everywhere([]))
  })
})

describe('bidirectional controls', () => {
  const controls = [...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069']

  it.each(controls.map((control) => [control.codePointAt(0)!.toString(16), control]))(
    'should keep U+%s, and warn',
    (code, control) => {
      const text = `a ${control}b\n`
      expect(messagesOf(text)).toEqual(everywhere(['bidi-control 1:3']))
      expect(messagesOf(text, 'allow')).toEqual(everywhere([]))
      expect(toMarkdown(fromHyperhelp(text))).toBe(text)
      const file = new VFile(text)
      fromSphinxText(file)
      expect(file.messages[0]!.reason).toContain(`U+${code!.toUpperCase()}`)
    }
  )

  it('should warn once a line, and not of marks of direction', () => {
    expect(messagesOf('\u200e\u202Ea\u202C\n\u200f\n\u061cb\u2066')).toEqual(
      everywhere(['bidi-control 1:2', 'bidi-control 3:3'])
    )
  })
})

describe('line endings and blanks of other kinds', () => {
  const text = `Title\n=====\n\nSome text.\n\n${table('a')}`

  it.each([
    ['\r\n', '\r\n'],
    ['\r', '\r']
  ])('should read %j as a line ending', (_, eol) => {
    for (const read of [fromHyperhelp, fromSphinxText]) {
      expect(toMarkdown(read(text.replaceAll('\n', eol)))).toBe(toMarkdown(read(text)))
    }
    expect(formatTables(text.replaceAll('\n', eol)).value).toBe(text.replaceAll('\n', eol))
  })

  it('should leave out a byte order mark, and count it', () => {
    const tree = fromHyperhelp(`\ufeff${text}`)
    expect(toMarkdown(tree)).toBe(toMarkdown(fromHyperhelp(text)))
    expect(tree.children[0]!.position!.start).toEqual({line: 1, column: 2, offset: 1})
    expect(formatTables(`\ufeff${text}`).value).toBe(`\ufeff${text}`)
  })

  it.each(['\f', '\v', '\u0085', '\u2028', '\u2029'])(
    'should take %j for no line ending',
    (one) => {
      const tree = fromHyperhelp(`a${one}b\n`)
      expect(tree.position!.end).toMatchObject({line: 2, column: 1})
      expect(tree.children).toHaveLength(1)
      expect(toMatrix(fromGridTable(table(`a${one}b`)))).toEqual([[`a${one}b`]])
    }
  )

  it('should see tabs as docutils does: up to the next of each eight columns', () => {
    const lines = ['+-------+---+', '|\t| b |', '+-------+---+', '']
    expect(toMatrix(fromGridTable(lines.join('\n')))).toEqual([['', 'b']])
  })
})
