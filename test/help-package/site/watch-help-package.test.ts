import {rm, writeFile} from 'node:fs/promises'
import {describe, expect, it} from 'vitest'
import {type ConvertResult, watchHelpPackage} from '../../../src/help-package/index.js'
import {folderWith, help, indexOf} from '../package-in.js'

describe('watchHelpPackage', () => {
  it('should write what has changed, and what has links that lead elsewhere now, until it is told to stop', async () => {
    const folder = await folderWith({
      'in/hyperhelp.json': indexOf({
        help_files: {'a.txt': ['A'], 'b.txt': ['B', {topic: 'bowline'}], 'c.txt': ['C']}
      }),
      'in/a.txt': help('A', 'See |bowline|.'),
      'in/b.txt': help('B', '# Bowline'),
      'in/c.txt': help('C', 'Alone.')
    })
    const controller = new AbortController()
    const runs = watchHelpPackage(folder.at('in'), {
      output: folder.at('out'),
      signal: controller.signal
    })
    expect(await next()).toMatchObject({pages: 3, written: 4, messages: []})

    await writeFile(folder.at('in/c.txt'), help('C', 'Not alone.'))
    expect(await next()).toMatchObject({pages: 3, written: 1})
    expect(await folder.read('out/c.md')).toContain('Not alone.')

    // Nobody has touched a.txt, whose link goes nowhere now.
    await rm(folder.at('out/c.md'))
    await writeFile(
      folder.at('in/hyperhelp.json'),
      indexOf({help_files: {'a.txt': ['A'], 'b.txt': ['B'], 'c.txt': ['C']}})
    )
    const {written, messages} = await next()
    expect(messages.map(({file, ruleId}) => `${file} ${ruleId}`)).toEqual(['a.txt link-unresolved'])
    expect(await folder.read('out/a.md')).toContain('See bowline.')
    expect(written).toBe(2)
    expect(await folder.list('out')).toContain('c.md')

    controller.abort()
    expect(await runs.next()).toMatchObject({done: true})

    async function next(): Promise<ConvertResult> {
      const {value} = await runs.next()
      return value as ConvertResult
    }
  })
})
