/** Sequence in which the items of a list are numbered (docutils: states.py, `Body.enum`). */
export type Sequence = 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman' | '#'

/** Punctuation around the number. */
export type EnumeratorFormat = 'parens' | 'rparen' | 'period'

export interface Enumerator {
  readonly format: EnumeratorFormat
  readonly sequence: Sequence
  /** Ordinal of the item; absent if letters look like a Roman numeral but are none. */
  readonly ordinal: number | undefined
}

const sequences: ReadonlyArray<[Exclude<Sequence, '#'>, RegExp]> = [
  ['arabic', /^[0-9]+$/],
  ['loweralpha', /^[a-z]$/],
  ['upperalpha', /^[A-Z]$/],
  ['lowerroman', /^[ivxlcdm]+$/],
  ['upperroman', /^[IVXLCDM]+$/]
]

/**
 * Read an enumerator (docutils: states.py, `parse_enumerator`).
 *
 * @param marker
 *   The enumerator, with or without the spaces after it.
 * @param expected
 *   Sequence of the items before it: `i` may be a letter or a Roman numeral.
 */
export function readEnumerator(marker: string, expected?: Sequence): Enumerator {
  const mark = marker.trimEnd()
  const format = mark.startsWith('(') ? 'parens' : mark.endsWith(')') ? 'rparen' : 'period'
  const text = mark.slice(format === 'parens' ? 1 : 0, -1)
  const sequence = sequenceOf(text, expected)
  return {format, sequence, ordinal: ordinalOf(text, sequence)}
}

function sequenceOf(text: string, expected: Sequence | undefined): Sequence {
  if (text === '#') return '#'
  const known = sequences.find(([name]) => name === expected)
  if (known) {
    if (known[1].test(text)) return known[0]
  } else if (text === 'i') return 'lowerroman'
  else if (text === 'I') return 'upperroman'
  return sequences.find(([, pattern]) => pattern.test(text))![0]
}

function ordinalOf(text: string, sequence: Sequence): number | undefined {
  switch (sequence) {
    case '#':
      return 1
    case 'arabic':
      return Number(text)
    case 'loweralpha':
    case 'upperalpha':
      return text.toLowerCase().charCodeAt(0) - 96
    default:
      return readRoman(text.toUpperCase())
  }
}

/**
 * Write an enumerator, without the spaces after it.
 *
 * @returns
 *   Nothing if its sequence does not reach that far.
 */
export function writeEnumerator(
  ordinal: number,
  sequence: Sequence,
  format: EnumeratorFormat
): string | undefined {
  const text = writeOrdinal(ordinal, sequence)
  return text === undefined ? undefined : enclose(text, format)
}

/** Add the punctuation of a format around a number. */
export function enclose(text: string, format: EnumeratorFormat): string {
  return format === 'period' ? `${text}.` : format === 'rparen' ? `${text})` : `(${text})`
}

function writeOrdinal(ordinal: number, sequence: Sequence): string | undefined {
  switch (sequence) {
    case '#':
      return '#'
    case 'arabic':
      return String(ordinal)
    case 'loweralpha':
    case 'upperalpha': {
      if (ordinal > 26) return undefined
      const letter = String.fromCharCode(96 + ordinal)
      return sequence === 'upperalpha' ? letter.toUpperCase() : letter
    }
    default: {
      const numeral = writeRoman(ordinal)
      return sequence === 'lowerroman' ? numeral?.toLowerCase() : numeral
    }
  }
}

const roman = /^M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const digits: ReadonlyArray<[string, number]> = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1]
]

function readRoman(numeral: string): number | undefined {
  if (!roman.test(numeral)) return undefined
  let value = 0
  let at = 0
  for (const [digit, worth] of digits) {
    for (; numeral.startsWith(digit, at); at += digit.length) value += worth
  }
  return value
}

function writeRoman(ordinal: number): string | undefined {
  if (ordinal < 1 || ordinal > 4999) return undefined
  let numeral = ''
  let rest = ordinal
  for (const [digit, worth] of digits) {
    for (; rest >= worth; rest -= worth) numeral += digit
  }
  return numeral
}
