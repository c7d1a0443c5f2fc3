import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {fromGridTable, fromHyperhelp, toHtml} from '../../../src/index.js'

function write(source: string): string {
  return toHtml(fromHyperhelp(source))
}

function sphinx(source: string): string {
  return toHtml(fromHyperhelp(source, {dialect: 'sphinx'}))
}

describe('toHtml', () => {
  it('should write definition lists, asides, keys and targets as elements', () => {
    expect(sphinx('*|x:⚓|*\n\n*a.b:b(c)*\n\n   Text.\n\n   See also: Take care.\n')).toBe(
      [
        '<p><a id="x"></a></p>',
        '<dl class="signature">',
        '<dt><a id="a.b"></a><code>b(c)</code></dt>',
        '<dd>',
        '<p>Text.</p>',
        '<aside class="admonition seealso">',
        '<p class="admonition-title">See also</p>',
        '<p>Take care.</p>',
        '</aside>',
        '</dd>',
        '</dl>',
        ''
      ].join('\n')
    )
    expect(write('Press <Ctrl+C>.')).toBe('<p>Press <kbd>Ctrl+C</kbd>.</p>\n')
  })

  it('should write nothing of the source as HTML', () => {
    expect(write('<script>alert(1)</script> &amp; |:javascript:alert(1)|')).not.toMatch(
      /<script|href|&amp;(?!amp;)/
    )
  })

  it('should drop HTML of other trees', () => {
    expect(toHtml({type: 'root', children: [{type: 'html', value: '<script>'}]})).toBe('\n')
  })

  it('should write links to other files as pages', () => {
    expect(write('|:a/b.txt/c:d|')).toBe('<p><a href="a/b.html#c">d</a></p>\n')
  })

  it('should keep footnotes in their place', () => {
    expect(sphinx('A [1].\n\n[1] B.\n\nC.\n')).toBe(
      '<p>A <a href="#footnote-1">[1]</a>.</p>\n<p><a id="footnote-1"></a>[1] B.</p>\n<p>C.</p>\n'
    )
  })

  it('should write alignment, spans and scopes of tables', () => {
    const table = fromGridTable(
      '+-------+-----+\n| a           |\n+:=====:+====:+\n| b     | c   |\n+-------+-----+',
      {dialect: 'pandoc'}
    )
    expect(toHtml(table)).toBe(
      [
        '<table>',
        '<colgroup><col style="width: 11%"><col style="width: 8%"></colgroup>',
        '<thead>',
        '<tr>',
        '<th scope="colgroup" colspan="2" align="center">a</th>',
        '</tr>',
        '</thead>',
        '<tbody>',
        '<tr>',
        '<td align="center">b</td>',
        '<td align="right">c</td>',
        '</tr>',
        '</tbody>',
        '</table>',
        ''
      ].join('\n')
    )
  })

  it('should write a whole page by option', () => {
    const page = toHtml(fromHyperhelp('%hyperhelp title="a < b"\n'), {document: true})
    expect(page).toMatch(/^<!doctype html>\n/)
    expect(page).toContain('<title>a &lt; b</title>')
    expect(page).toContain('<h1>a &lt; b</h1>')
    expect(page).toContain('\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
  })

  it('should say what language a page has, and never leave its title empty', () => {
    const tree = fromHyperhelp('no title')
    const page = toHtml(tree, {document: true, lang: 'de"', path: 'library/a&b.txt'})
    expect(page).toContain('<html lang="de&quot;">')
    expect(page).toContain('<title>library/a&amp;b.txt</title>')
    expect(toHtml(tree, {document: true, file: new VFile({path: 'knots/c.txt'})})).toContain(
      '<title>c.txt</title>'
    )
    expect(toHtml(tree, {document: true})).toContain('<title>Untitled</title>')
  })
})
