import {describe, expect, it} from 'vitest'
import {detectHelpDialect, detectLanguage} from '../../src/read/detect-language.js'

const page = [
  'Knots',
  '*****',
  '',
  'Ropes are tied to posts with hitches, and to one another with bends,',
  'of which there are many: the sheet bend is the best known one of all.',
  '',
  'Bends',
  '=====',
  ''
].join('\n')

describe('detectLanguage', () => {
  const languageOf = (value: string) => detectLanguage(value)?.language

  it.each([
    ['a header', '%hyperhelp title="Knots"\nText.'],
    ['headings', '# knots:Knots\n\nText.\n\n## bends:Bends\n'],
    ['links', 'See |:knots.txt/bend:the bend|.'],
    ['underlined headings', '# knots:Knots\n=============\n\n# bends:Bends\n-------------\n']
  ])('should know HyperHelp by %s', (_, text) => {
    expect(languageOf(text)).toBe('hyperhelp')
  })

  it.each([
    ['nothing else', ''],
    ['a word with # at the start of a line', 'It was mended in\n#4528, at last.\n'],
    ['a paragraph that begins with #', '#knots is the channel.\n'],
    ['what looks like one link', 'The form is |pipe:topic:text| here.\n'],
    ['one stray ::', 'For example::\n\n   tie()\n'],
    [
      'examples of the marks of HyperHelp',
      'The mark *|bend:a bend|* is an anchor, as is\n*|knot|*.\n'
    ],
    [
      'a stray :: and a literal',
      'For example::\n\nUse ``tie`` for it.\n\n   tie = {\n     1: 2}\n'
    ],
    ['one literal in two backticks', 'Use ``tie`` for it.\n'],
    ['terms that share a body', 'bend\nhitch\n   A knot.\n\nloop\nnoose\n   Another one.\n'],
    [
      'quotation marks, which are as wide as letters',
      'What is called a “hitch” at sea is a knot that ties ropes to posts –\nor a rope to a rope that is under load, as on yachts of all sizes, or\nelsewhere.\n\nraw\ntext\n\nmore\ntext\n'
    ]
  ])("should know Sphinx's text by its titles, with %s", (_, text) => {
    expect(languageOf(page + text)).toBe('sphinx-text')
  })

  it('should know a page by one title, whatever ticket it begins with', () => {
    expect(languageOf('Bends\n=====\n\n#4528 is the ticket.\n\nIt is mended.\n')).not.toBe(
      'hyperhelp'
    )
    expect(languageOf('Bends\n=====\n\n#. Sheet bend\n')).not.toBe('hyperhelp')
  })

  it('should know a page whose title has two letters', () => {
    expect(languageOf('if\n**\n\n\nBends\n-----\n\n"tie"\n   A command.\n')).toBe('sphinx-text')
  })

  it('should know reStructuredText', () => {
    expect(languageOf('Knots\n=====\n\n.. note:: Dry ropes only.\n')).toBe('rst')
    const source = '.. currentmodule:: knots\n\n.. _bends:\n\nSee :ref:`hitches`.\n\n'
    expect(languageOf(`${source}${page}`)).toBe('rst')
  })

  it('should say nothing of a text without signs', () => {
    expect(languageOf('Only words.\n')).toBeUndefined()
    expect(languageOf('')).toBeUndefined()
  })
})

describe('detectHelpDialect', () => {
  const languageOf = (value: string) => detectHelpDialect(value).language

  it('should know what the Sphinx builder writes', () => {
    expect(languageOf('*|knots:⚓|*\n')).toBe('sphinx-help')
    expect(languageOf('Text.\n\n```rst\ntie()\n```\n')).toBe('sphinx-help')
    expect(languageOf('See |:a.txt/knots:Knots|.\n')).toBe('sphinx-help')
  })

  it('should not take one anchor that shows nothing for proof in what a person wrote', () => {
    expect(languageOf('*|bend:The bend|* and *|hitch|*, *|loop:⚓|*too.\n')).toBe('hyperhelp')
  })

  it('should not take one fence for proof in what a person wrote', () => {
    const text = 'Write `a`, `b` and `c`:\n\n```rst\n.. note::\n```\n'
    expect(languageOf(text)).toBe('hyperhelp')
  })
})
