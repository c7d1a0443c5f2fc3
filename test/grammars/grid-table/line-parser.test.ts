import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  createLineLexer,
  findLineRuns,
  LineParser
} from '../../../grammars/grid-table/line-parser.js'
import {runs} from '../../runs.js'

describe('line grammar of tables', () => {
  it('should pass the checks of Chevrotain', () => {
    const lexer = createLineLexer({validate: true})
    expect(lexer.lexerDefinitionErrors).toEqual([])
    expect(() => new LineParser({validate: true})).not.toThrow()
  })

  it('should be total', () => {
    const lexer = createLineLexer()
    const parser = new LineParser()
    const text = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.string({unit: fc.constantFrom(...'+-|= \n>#`~a')})
    )
    fc.assert(
      fc.property(text, (value) => {
        const {tokens, errors} = lexer.tokenize(value)
        expect(errors).toEqual([])
        expect(tokens.map(({image}) => image).join('')).toBe(value)
        parser.input = tokens
        parser.lines()
        expect(parser.errors).toEqual([])
      }),
      {numRuns: runs(1000)}
    )
  })

  it('should tell where lines of tables start and end', () => {
    expect(findLineRuns('a\n > +--+\n > | b\n> +--+\n===\n```\n')).toEqual([
      {kind: 'grid', starts: [2, 10, 17], ends: [9, 16, 23]},
      {kind: 'simple', starts: [24], ends: [27]},
      {kind: 'fence', starts: [28], ends: [31]}
    ])
  })
})
