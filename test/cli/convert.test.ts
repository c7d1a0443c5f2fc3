import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const table = '+---+\n| a |\n+---+\n'
const cut = '+---+\n| b |\n+--\n'
const simple = '===  ===\na    b\n===  ===\n'

describe('gridhelp convert', () => {
  it.each([
    ['a malformed table', `${table}\n${cut}`, '| b |\n+--\n', 1],
    ['a paragraph between simple tables', `${simple}\nTie.\n\n${simple}`, '\nTie.\n', 0]
  ])('should keep %s among nothing but tables', async (_, text, kept, status) => {
    const folder = await folderWith({'a.txt': text})
    const outcome = await folder.call(['convert', 'a.txt'])
    expect(outcome.status).toBe(status)
    expect(outcome.stdout).toContain(kept)
    // Each fault is told once, though the text is read twice.
    const lines = outcome.stderr.split('\n')
    expect(new Set(lines).size).toBe(lines.length)
    expect((await folder.call(['convert', '--verbose', 'a.txt'])).stderr).toContain(
      'a.txt is read as sphinx-text after all, since not all of it is tables\n'
    )
    const [answer] = (
      await folder.call(['convert', '--ndjson'], {stdin: `${JSON.stringify({text})}\n`})
    ).stdout.split('\n')
    expect(JSON.parse(answer!).output).toBe(outcome.stdout)
  })

  it('should say where the text is that is left out when only tables are wanted', async () => {
    const folder = await folderWith({'a.txt': `${table}\n\n  Tie.\n\n${table}\nUntie.\n`})
    const {status, stdout, stderr} = await folder.call(['convert', '-f', 'grid-table', 'a.txt'])
    expect(stdout).not.toContain('ie.')
    expect({status, stderr}).toEqual({
      status: 0,
      stderr:
        'a.txt:6:3 warning Unexpected text outside of tables, expected tables only: it is left out text-outside-tables\n'
    })
    const whole = ['convert', '-f', 'grid-table', '-t', 'grid-table', 'a.txt']
    expect(await folder.call(whole)).toEqual({
      status: 0,
      stdout: await folder.read('a.txt'),
      stderr: ''
    })
    await expect(
      folder.call(['convert', '-f', 'grid-table'], {stdin: table})
    ).resolves.toMatchObject({stderr: ''})
  })

  it('should warn about Markdown, unless told what it is', async () => {
    const folder = await folderWith({'a.md': '# A\n\n- b\n', 'b.markdown': `\n${table}`})
    const guessed = await folder.call(['convert', 'a.md'])
    expect(guessed.stdout).toContain('- b\n')
    expect(guessed.stderr).toMatch(/^a\.md warning Unexpected Markdown, .* input-markdown\n$/)
    expect((await folder.call(['convert', '-f', 'hyperhelp', 'a.md'])).stderr).toBe('')
    // A table is read as what it is.
    expect((await folder.call(['convert', 'b.markdown'])).stderr).toBe('')
  })

  describe('links to files', () => {
    const help =
      '%hyperhelp title="Knots"\n\n|:rope/bowline.txt/tie:Bowline|, |:rope/hitch.txt:hitch| or |:splice.txt:splice|.\n'
    const links = (text: string): Array<string> =>
      [...text.matchAll(/(?:\]\(|href=")([^)"]+)/g)].map(([, url]) => url!)

    it('should be relative to the place of a file in the working folder', async () => {
      const folder = await folderWith({'rope/knots.txt': help})
      const expected = ['bowline.md#tie', 'hitch.md', '../splice.md']
      const {stdout} = await folder.call(['convert', 'rope/knots.txt'])
      expect(links(stdout)).toEqual(expected)
      await folder.call(['convert', 'rope/knots.txt', '-t', 'html', '-o', 'out/'])
      expect(links(await folder.read('out/rope/knots.html'))).toEqual(
        expected.map((url) => url.replace('.md', '.html'))
      )
    })

    it('should be relative to the place of a file in a folder', async () => {
      const folder = await folderWith({'docs/rope/knots.txt': help})
      await folder.call(['convert', 'docs', '-o', 'out'])
      expect(links(await folder.read('out/rope/knots.md'))).toEqual([
        ...['bowline.md#tie', 'hitch.md', '../splice.md']
      ])
    })

    it('should start where the files are that they name', async () => {
      const folder = await folderWith({'docs/knots.txt': help, 'docs/splice.txt': help})
      const {stdout} = await folder.call(['convert', 'docs/knots.txt'])
      expect(links(stdout)).toEqual(['rope/bowline.md#tie', 'rope/hitch.md', 'splice.md'])
    })
  })
})
