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
      'a.txt is read as sphinx-text after all: it contains more than tables\n'
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
      stderr: 'a.txt:6:3 warning Text outside the tables is left out text-outside-tables\n'
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

  it('should refuse Markdown, unless told what it is', async () => {
    const folder = await folderWith({'a.md': '# A\n\n- b\n'})
    const guessed = await folder.call(['convert', 'a.md'])
    expect(guessed).toMatchObject({status: 2, stdout: ''})
    expect(guessed.stderr).toMatch(/^a\.md error Cannot convert Markdown, .* input-format\n$/)
    expect((await folder.call(['convert', '-f', 'hyperhelp', 'a.md'])).stderr).toBe('')
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

    it('should start above the working folder where a file is there that they name', async () => {
      const folder = await folderWith({'rope/knots.txt': help, 'rope/hitch.txt': help})
      const {stdout} = await folder.call(['convert', 'knots.txt'], {below: 'rope'})
      expect(links(stdout)).toEqual(['bowline.md#tie', 'hitch.md', '../splice.md'])
    })

    describe('of a help package', () => {
      const files = {
        'docs/hyperhelp.json': JSON.stringify({
          package: 'Knots',
          help_files: {
            'rope/knots.txt': ['Knots', {topic: 'knots'}],
            'rope/bowline.txt': ['Bowline', {topic: 'bowline', aliases: ['king of knots']}],
            'lost.txt': ['Lost', {topic: 'lost'}],
            '../secret.txt': ['Secret', {topic: 'secret'}]
          },
          externals: {'https://example.com/hemp': ['Hemp', {topic: 'hemp'}]}
        }),
        'docs/rope/knots.txt': [
          '%hyperhelp title="Knots" date="2026-03-04"',
          '',
          '# knots:Knots',
          '',
          'See |King of Knots|, |knots|, |:hemp:hemp|, |note.txt|, |lost|, |secret| and |granny|.',
          '',
          '+-----------+',
          '| |bowline| |',
          '+-----------+',
          '| |Knots|   |',
          '+-----------+',
          ''
        ].join('\n'),
        'docs/rope/bowline.txt': '%hyperhelp title="B"\n\n# Bowline:The bowline\n',
        'docs/note.txt': '%hyperhelp title="Note"\n',
        'secret.txt': '%hyperhelp title="Secret"\n\n*secret*\n',
        'elsewhere/x.txt': ''
      }
      const urls = ['bowline.md#Bowline', '#knots', 'https://example.com/hemp', '../note.md']

      it('should lead where they lead in it, from any folder', async () => {
        const folder = await folderWith(files)
        const {stdout, stderr} = await folder.call(['convert', '../docs/rope/knots.txt'], {
          below: 'elsewhere'
        })
        expect(links(stdout)).toEqual([...urls, 'bowline.md#Bowline', '#knots'])
        expect(stderr.split('\n')).toEqual([
          "../docs/rope/knots.txt:5:58 warning Link references unknown topic 'lost' link-unresolved",
          "../docs/rope/knots.txt:5:66 warning Link references unknown topic 'secret' link-unresolved",
          "../docs/rope/knots.txt:5:79 warning Link references unknown topic 'granny' link-unresolved",
          ''
        ])
      })

      it('should lead to the page from tables that are written without it', async () => {
        const folder = await folderWith(files)
        const args = ['tables', 'docs/rope/knots.txt', '-t']
        for (const [format, extension] of [
          ['markdown', 'md'],
          ['html', 'html']
        ] as const) {
          const {stdout} = await folder.call([...args, format])
          expect(links(stdout)).toEqual([
            `bowline.${extension}#Bowline`,
            `knots.${extension}#knots`
          ])
        }
      })

      it('should say what is wrong with its index', async () => {
        const folder = await folderWith({...files, 'docs/hyperhelp.json': '{"package": 1'})
        const {stderr} = await folder.call(['convert', 'docs/rope/knots.txt'])
        expect(stderr).toContain('docs/hyperhelp.json:1:13 error ')
      })

      it('should be of no interest to other files in its folder', async () => {
        const folder = await folderWith({
          ...files,
          'docs/rope/mail.txt': 'See |:rope/hitch.txt:it|.'
        })
        const {stdout} = await folder.call(['convert', 'docs/rope/mail.txt', '-f', 'hyperhelp'])
        expect(links(stdout)).toEqual(['../../rope/hitch.md'])
      })
    })
  })
})
