import {describe, expect, it} from 'vitest'
import {fromHyperhelp, type ToMarkdownOptions, toMarkdown} from '../../../src/index.js'

function sphinx(source: string, options?: ToMarkdownOptions): string {
  return toMarkdown(fromHyperhelp(source, {dialect: 'sphinx'}), options)
}

describe('footnotes', () => {
  it('should be those of GFM', () => {
    expect(sphinx('Ropes [1] burn.\n\n[1] Slowly.\n')).toBe('Ropes [^1] burn.\n\n[^1]: Slowly.\n')
  })

  it('should be cited by links to their labels', () => {
    expect(sphinx('See |:ashley44:[Ashley44]| and |:loop:[1]|.\n\n[Ashley44] Knots.\n')).toBe(
      'See [^ashley44] and [1].\n\n[^ashley44]: Knots.\n'
    )
  })

  it('should stay to be seen where nothing refers to them', () => {
    expect(sphinx('Ropes burn.\n\n[1] Slowly.\n')).toBe(
      'Ropes burn.\n\n<a id="footnote-1"></a>[1] Slowly.\n'
    )
  })

  it('should be links where HTML refers to them', () => {
    const markdown = sphinx('+-------+---+\n| a [1] | b |\n+-------+---+\n\n[1] Slowly.\n', {
      tables: 'html'
    })
    expect(markdown).toContain('<td>a <a href="#footnote-1">[1]</a></td>')
    expect(markdown).toContain('\n<a id="footnote-1"></a>[1] Slowly.\n')
  })
})
