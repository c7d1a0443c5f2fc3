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
