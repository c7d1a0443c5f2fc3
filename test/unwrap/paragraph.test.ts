import {describe, expect, it} from 'vitest'
import type {Language} from '../../grammars/nodes.js'
import {paragraphJoins} from '../../src/unwrap/index.js'

function join(lines: ReadonlyArray<string>, language: Language, width?: number): string {
  const joins = paragraphJoins(lines, language, width)
  return lines.map((line, index) => line + (joins[index] ?? '')).join('')
}

describe('paragraphJoins', () => {
  it('should join hand-written lines by blanks', () => {
    expect(join(['Use a well-', 'known "', 'mark".'], 'hyperhelp')).toBe(
      'Use a well- known " mark".'
    )
  })

  it.each([
    ['an opening quote', ['Call "', 'tidy()" now.'], 'Call "tidy()" now.'],
    ['a closing quote at the start of a line', ['Call "tidy', '" now.'], 'Call "tidy" now.'],
    ['quotes inside a literal', ['See "Map["Key"]', '" for it.'], 'See "Map["Key"]" for it.'],
    ['an opening star', ['It is *', 'very* new.'], 'It is *very* new.'],
    ['a closing star at the start of a line', ['It is *very', '* new.'], 'It is *very* new.'],
    ['a hyphenated word', ['a well-', 'known place'], 'a well-known place'],
    ['punctuation behind a link', ['see |:a.txt:A|', '. Then'], 'see |:a.txt:A|. Then'],
    ['the plural behind a literal', ['all "int"', 's and'], 'all "int"s and'],
    ['a bracket before a link', ['it (', '|:a.txt:A|)'], 'it (|:a.txt:A|)'],
    ['the reference of a footnote', ['as said', '[2], and'], 'as said[2], and'],
    ['a hidden anchor', ['*|using-the-', 'tool:⚓|* Tool'], '*|using-the-tool:⚓|* Tool'],
    ['the prefix of a heading', ['## using-the-tool:', 'Tools'], '## using-the-tool:Tools']
  ])('should join without a blank at %s', (_, lines, text) => {
    expect(join(lines, 'sphinx-help')).toBe(text)
  })

  it.each([
    ['a closing quote', ['Call "tidy()"', 'now.'], 'Call "tidy()" now.'],
    ['a closing star', ['It is *new*', 'here.'], 'It is *new* here.'],
    ['a blank inside a literal', ['Run "tidy', '--all" first.'], 'Run "tidy --all" first.'],
    ['a word that starts with a dot', ['Write', '.tidy files'], 'Write .tidy files'],
    ['a list inside a literal', [`the list "['a',`, `'b']" of`], `the list "['a', 'b']" of`],
    ['a dash between blanks', ['again –', '"0" or'], 'again – "0" or'],
    ['the hyphen of a word left out', ['pre-', 'and postfix'], 'pre- and postfix'],
    ['a star of its own', ['2 *', '3 is 6'], '2 * 3 is 6']
  ])('should join with a blank at %s', (_, lines, text) => {
    expect(join(lines, 'sphinx-help')).toBe(text)
  })

  it('should keep the blank at quotes of plain Sphinx, which wraps whole paragraphs', () => {
    expect(join(['Say "', 'yes".'], 'sphinx-text')).toBe('Say " yes".')
  })

  it('should join wide characters without a blank', () => {
    expect(join(['日本', '語 text'], 'sphinx-text')).toBe('日本語 text')
  })

  it('should make a word whole that plain Sphinx cut at the column or one before it', () => {
    expect(join(['https://a.example/b', 'c/d e'], 'sphinx-text', 19)).toBe(
      'https://a.example/bc/d e'
    )
    expect(join(['https://a.example/b', 'c/d e'], 'sphinx-text', 20)).toBe(
      'https://a.example/bc/d e'
    )
    expect(join(['https://a.example/b', 'c/d e'], 'sphinx-text', 30)).toBe(
      'https://a.example/b c/d e'
    )
  })
})
