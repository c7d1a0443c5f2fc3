import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {cellJoins, type TableEvidence, tableEvidence} from '../../src/unwrap/index.js'
import {KnownWords} from '../../src/unwrap/word-evidence.js'
import {runs} from '../runs.js'
import {type Version, wrap} from './writer.js'

function join(lines: ReadonlyArray<string>, width: number, evidence?: TableEvidence): string {
  const settings = {
    language: 'sphinx-help',
    widths: 'docutils',
    ...(evidence && {evidence})
  } as const
  const joins = cellJoins(lines, width, settings)
  return lines.map((line, index) => line + (joins[index] ?? '')).join('')
}

/** What a table is known to say, for lines alone. */
function evidenceOf(cuts: TableEvidence['cuts'], words: ReadonlyArray<string> = []): TableEvidence {
  return {cuts, words: new KnownWords(words), wideSentences: false, widths: []}
}

describe('cellJoins', () => {
  it.each([
    ['short', 15, ['|:library/arra', 'y.txt/array.ar', 'ray:[1]| and', 'more']],
    ['full', 14, ['|:library/arra', 'y.txt/array.ar', 'ray:[1]| and', 'more']]
  ] as const)('should make a link whole that was cut (%s)', (cuts, width, lines) => {
    const text = '|:library/array.txt/array.array:[1]| and more'
    expect(wrap(text, width, cuts)).toEqual(lines)
    expect(join(lines, width, evidenceOf(cuts))).toBe(text)
  })

  it('should tell from the lines alone how long cut lines are', () => {
    for (const version of ['short', 'full'] as const) {
      const text = 'see PyInterpreterState_SetDefault() or PyInterpreterState_Clear()'
      expect(join(wrap(text, 12, version), 12)).toBe(text)
    }
  })

  it('should put a blank where the next word had no room', () => {
    expect(join(['one two', 'three'], 10, evidenceOf('full'))).toBe('one two three')
  })

  it('should join a hyphenated word without a blank', () => {
    expect(join(['a well-', 'known place'], 11, evidenceOf('full'))).toBe('a well-known place')
  })

  it('should join wide characters without a blank', () => {
    expect(join(['日本語', '文'], 7, evidenceOf('full'))).toBe('日本語文')
  })

  it('should put no blank beside wide punctuation, nor a bracket beside a wide character', () => {
    expect(join(['工具、', 'tar'], 8, evidenceOf('full'))).toBe('工具、tar')
    expect(join(['标题（', 'name）和'], 9, evidenceOf('full'))).toBe('标题（name）和')
    expect(join(['これは何', '?'], 8, evidenceOf('full'))).toBe('これは何?')
  })

  it('should tell words from parts of words by the letters at the line end', () => {
    for (const text of ['the harbour master leaves', 'a short distribution of grain']) {
      for (const cuts of ['short', 'full'] as const) {
        for (let width = 8; width < 15; width += 1) {
          expect(join(wrap(text, width, cuts), width, evidenceOf(cuts))).toBe(text)
        }
      }
    }
  })

  it('should set markup and brackets apart from the words of prose', () => {
    expect(join(['the *Rope*', 'hangs'], 10, evidenceOf('full'))).toBe('the *Rope* hangs')
    expect(join(['the "rope"', 'hangs'], 10, evidenceOf('full'))).toBe('the "rope" hangs')
    expect(join(['some ropes', '(thin ones)'], 11, evidenceOf('short'))).toBe(
      'some ropes (thin ones)'
    )
  })

  it('should put a blank between wide characters that had room', () => {
    expect(join(['日本', '語文'], 6, evidenceOf('full'))).toBe('日本 語文')
  })

  it('should not take a line for cut that had room for more of the word below', () => {
    expect(join(['a', 'hello', 'world'], 5, evidenceOf('full'))).toBe('a hello world')
  })

  it('should not take a word for cut whose rest would have fitted', () => {
    // Sphinx 5 cuts at 4 columns, but five letters fit.
    expect(join(['abcd', 'e'], 5, evidenceOf('short'))).toBe('abcd e')
  })

  it('should prefer words that the table knows', () => {
    const lines = ['stream', 'reader']
    expect(join(lines, 6, evidenceOf('full', ['stream', 'reader']))).toBe('stream reader')
    expect(join(lines, 6, evidenceOf('full', ['streamreader']))).toBe('streamreader')
  })

  it('should end a paragraph where one blank would have left room for the next word', () => {
    expect(join(['Some text', 'ends'], 14, evidenceOf('none'))).toBe('Some text\n\nends')
    expect(join(['Some text', 'ended'], 14, evidenceOf('none'))).toBe('Some text ended')
  })

  it('should end a paragraph before a bullet', () => {
    expect(join(['Some text', '* an item'], 12, evidenceOf('none'))).toBe('Some text\n\n* an item')
  })

  it('should find a text that gives the same lines', () => {
    const word = fc.stringMatching(/^["(*]?[a-z_.]{1,14}(-[a-z]{2,6})?[,.)"]?$/)
    const wide = fc.stringMatching(/^[漢字語文]{1,6}[a-z]{0,3}$/)
    const texts = fc.array(fc.oneof({weight: 5, arbitrary: word}, wide), {
      minLength: 1,
      maxLength: 12
    })
    const versions = fc.constantFrom<Version>('short', 'full')
    fc.assert(
      fc.property(texts, fc.integer({min: 4, max: 24}), versions, (words, width, version) => {
        const lines = wrap(words.join(' '), width, version)
        const found = join(lines, width, evidenceOf(version)).replaceAll('\n\n', '  ')
        expect(wrap(found, width, version)).toEqual(lines)
      }),
      {numRuns: runs(300)}
    )
  })

  it('should give words back that fit and cannot be cut', () => {
    const texts = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), {minLength: 1, maxLength: 20})
    fc.assert(
      fc.property(texts, fc.integer({min: 9, max: 30}), (words, width) => {
        const text = words.join(' ')
        expect(join(wrap(text, width, 'full'), width, evidenceOf('none'))).toBe(text)
      })
    )
  })
})

describe('tableEvidence', () => {
  const cell = (lines: Array<string>, width: number, column: number, colSpan = 1) => ({
    lines,
    width,
    column,
    colSpan
  })

  it('should tell from all cells together how long cut lines are', () => {
    const word = 'V4L2_PIX_FMT_YUV420M'
    for (const version of ['short', 'full'] as const) {
      const cells = [
        cell(['em2820', 'or', 'em2840'], 6, 0),
        cell(wrap(word, 8, version), 8, 1),
        cell(wrap('struct v4l2_ctrl_h264_sps', 8, version), 8, 1)
      ]
      expect(tableEvidence(cells, 'docutils').cuts).toBe(version)
    }
  })

  it('should hold that no word was cut where nothing says so', () => {
    const cells = [cell(['Hardware', 'phase'], 9, 0), cell(['of the', 'driver'], 6, 1)]
    expect(tableEvidence(cells, 'docutils').cuts).toBe('none')
  })

  it('should find the width of columns that a cell over several of them widened', () => {
    const cells = [
      cell(['A heading over four columns'], 33, 0, 4),
      ...[0, 1, 2, 3].map((column) => cell(wrap(`Reference_${column}1`, 4, 'full'), 7, column))
    ]
    const {cuts, widths} = tableEvidence(cells, 'docutils')
    const cutWidths = widths.slice(1).map((width) => (cuts === 'short' ? width - 1 : width))
    expect(cutWidths).toEqual([4, 4, 4, 4])
  })
})
