import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

describe('inputs of gridhelp convert', () => {
  it('should be decompressed', async () => {
    const folder = await folderWith({'a.txt': ''})
    const text = 'Reels\n*****\n\nWind "it".\n'
    await writeFile(path.join(folder.path, 'b.txt.gz'), gzipSync(text))
    expect(await folder.call(['convert', 'b.txt.gz'])).toEqual({
      status: 0,
      stdout: '# Reels\n\nWind `it`.\n',
      stderr: ''
    })
  })

  it('should say that a compressed file is damaged or too large', async () => {
    const folder = await folderWith({'a.txt': ''})
    await writeFile(path.join(folder.path, 'b.txt.gz'), gzipSync('a'.repeat(5000)).subarray(0, 20))
    const damaged = await folder.call(['convert', 'b.txt.gz'])
    expect(damaged).toMatchObject({status: 2})
    expect(damaged.stderr).toContain('expected gzip')
    await writeFile(path.join(folder.path, 'c.txt.gz'), gzipSync('a'.repeat(5000)))
    const large = await folder.call(['convert', '--max-bytes', '1000', 'c.txt.gz'])
    expect(large.stderr).toContain('input-too-large')
  })

  it('should be compressed in packages, whose links and index name the texts', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': JSON.stringify({
        package: 'Reels',
        help_files: {'index.txt': ['Reels'], 'drum.txt': ['Drums', {topic: 'oak'}]},
        help_contents: ['index.txt', {topic: 'drum.txt.gz', caption: 'All drums'}]
      }),
      'in/index.txt':
        '%hyperhelp title="Reels"\n\nSee |:drum.txt:drums|, |oak|, |:drum.txt.gz:them|.\n'
    })
    const help = path.join(folder.path, 'in')
    const drum = '%hyperhelp title="Drums"\n\n*oak:Oak* is |:index.txt:wood|, not |drumm|.\n'
    await writeFile(path.join(help, 'drum.txt.gz'), gzipSync(drum))
    const unknown = expect.stringMatching(/^in\/drum\.txt\.gz:3:\d+ warning .*drumm.*\n$/)
    expect(await folder.call(['convert', 'in', '-o', 'site', '--target', 'mkdocs'])).toMatchObject({
      stderr: unknown
    })
    expect(await folder.read('site/docs/index.md')).toContain(
      'See [drums](drum.md), [oak](drum.md#oak), [them](drum.md).'
    )
    expect(await folder.read('site/docs/drum.md')).toContain('Oak is [wood](index.md)')
    expect(await folder.read('site/mkdocs.yml')).toContain('- "All drums": "drum.md"')
    expect(await folder.call(['convert', 'in', '-t', 'html', '-o', 'out'])).toMatchObject({
      stderr: unknown
    })
    expect(await folder.read('out/drum.html')).toContain('href="index.html"')
    expect((await folder.call(['convert', 'in', '--single', '-'])).stdout).toContain('[oak](#oak)')
    expect((await folder.call(['lint', 'in'])).stderr).toMatch(/^in\/drum\.txt\.gz:3:/m)
    expect((await folder.call(['convert', 'in/index.txt'])).stdout).toContain('[oak](drum.md#oak)')
  })

  it('should be compressed in folders without an index', async () => {
    const folder = await folderWith({'in/a.txt': '%hyperhelp title="A"\n\n|:b.txt:B|\n'})
    const b = path.join(folder.path, 'in', 'b.txt.gz')
    await writeFile(b, gzipSync('%hyperhelp title="B"\n\n|nowhere|\n'))
    await folder.call(['convert', 'in', '-o', 'site', '--target', 'github'])
    expect(await folder.read('site/a.md')).toContain('[B](b.md)')
    expect((await folder.call(['lint', 'in'])).stderr).toMatch(/^in\/b\.txt\.gz:3:.*nowhere/)
    expect((await folder.call(['convert', 'in/a.txt'])).stdout).toContain('[B](b.md)')
  })

  it('should be Markdown for help files', async () => {
    const folder = await folderWith({'a.md': '# Reels\n\n## Winding {#wind}\n\nSee [it](stop).\n'})
    expect(await folder.call(['convert', 'a.md', '-t', 'hyperhelp'])).toEqual({
      status: 0,
      stdout: '%hyperhelp title="Reels"\n\n\n# wind:Winding\n\nSee |:stop:it|.\n',
      stderr: ''
    })
    expect((await folder.call(['convert', 'a.md'])).stderr).toContain('-t hyperhelp')
  })
})
