import {describe, expect, it} from 'vitest'
import {
  findTables,
  formatTables,
  fromGridTable,
  fromRst,
  toGridTable,
  toHtml,
  toHyperhelp,
  toMarkdown
} from '../../src/index.js'

const drawing =
  '+------+-------+\n| tree | fruit |\n+======+=======+\n| fig  | figs  |\n+------+-------+'

/** Read the only table of a Markdown document. */
function read(document: string) {
  const [table] = findTables(document, {dialect: 'markdown'})
  return table!
}

describe('captions', () => {
  it.each([
    ['below', `${drawing}\n\n: Trees and *fruit* {#trees .wide}`],
    ['above', `: Trees and *fruit*\n\n${drawing}`],
    ['by name', `${drawing}\n\nTable: Trees and *fruit* {#trees key="a b"}`],
    ['without words', `${drawing}\n\n: {#trees}`]
  ])('should come back, %s', (_, text) => {
    const table = read(`${text}\n`)
    expect(toGridTable(table)).toBe(text)
    expect(toGridTable(fromGridTable(text, {dialect: 'pandoc'}))).toBe(text)
    expect(toMarkdown(table, {tables: 'grid'})).toBe(`${text}\n`)
    expect(toGridTable(table, {caption: false})).toBe(drawing)
  })

  it('should be left where they are by what draws a table in its place', () => {
    const text = `> ${drawing.replace('fig  |', 'fig   |').replace(/\n/g, '\n> ')}\n>\n> : Trees {#trees}\n`
    const {value} = formatTables(text, {from: 'markdown', fix: true})
    expect(value).toBe(text.replace('fig   |', 'fig  |'))
  })

  it('should stand beside pipe tables, where pandoc reads them', () => {
    const pipe = '| tree | fruit |\n| ---- | ----- |\n| fig  | figs  |\n'
    expect(toMarkdown(read(`: Trees {#trees}\n\n${drawing}\n`))).toBe(
      `Table: Trees {#trees}\n\n${pipe}`
    )
    expect(
      toMarkdown({...read(drawing), dialect: 'rst', caption: 'Trees', identifier: 'trees'})
    ).toBe(`**Trees**\n\n${pipe}`)
  })

  it('should be elements of HTML', () => {
    const html = toHtml({
      type: 'root',
      children: [read(`${drawing}\n\n: Trees of *ours* {#t .a}\n`)]
    })
    expect(html).toContain('<table id="t" class="a">\n<caption>Trees of <em>ours</em></caption>')
  })

  it('should be a line of text in help files', () => {
    const help = toHyperhelp({type: 'root', children: [read(`${drawing}\n\n: Trees\n`)]})
    expect(help).toContain(`Trees\n\n+------+-------+`)
  })

  it('should keep the markup that a title has in reST', () => {
    const tree = fromRst('.. table:: Trees of *ours*\n\n   +---+\n   | a |\n   +---+\n')
    expect(toMarkdown(tree)).toContain('**Trees of _ours_**\n\n')
  })

  it('should be text that is no attribute, where it only looks so', () => {
    const table = {...read(drawing), caption: 'Trees {x}'}
    expect(toGridTable(table)).toBe(`${drawing}\n\n: Trees \\{x}`)
  })

  it('should be told where a dialect has none', () => {
    const lost: Array<string> = []
    toGridTable(read(`${drawing}\n\n: Trees\n`), {
      dialect: 'rst',
      onLoss: (what) => lost.push(what)
    })
    expect(lost).toEqual(['caption'])
  })

  it('should stand with tables in cells', () => {
    const inner = '+---+\n| a |\n+---+\n\n: A'.split('\n').map((line) => `| ${line.padEnd(5)} |`)
    const text = ['+-------+', ...inner, '+-------+'].join('\n')
    expect(toGridTable(read(text))).toBe(text)
  })
})
