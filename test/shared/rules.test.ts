import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {ruleGroups, ruleIds} from '../../src/shared/rules.js'
import {folderWith} from '../cli/run-in.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const rules = Object.values(ruleGroups).flatMap((group) => Object.entries(group))

describe('rules', () => {
  it('should have every rule id that the sources name', () => {
    const missing = new Set<string>()
    for (const folder of ['src', 'grammars']) {
      for (const name of readdirSync(root + folder, {recursive: true, encoding: 'utf8'})) {
        if (!name.endsWith('.ts')) continue
        const text = readFileSync(`${root}${folder}/${name}`, 'utf8')
        for (const [, id] of text.matchAll(/\bruleId: '([a-z]+(?:-[a-z]+)+)'/g)) {
          if (!ruleIds.has(id!)) missing.add(id!)
        }
      }
    }
    expect([...missing].sort()).toEqual([])
  })

  it.each(rules.filter(([, {example}]) => example?.includes('+') || example?.includes('==')))(
    'should show an example of %s',
    async (id, {example}) => {
      const folder = await folderWith({'a.rst': `${example}\n`})
      const {stderr} = await folder.call(['lint', 'a.rst'])
      expect(stderr).toContain(` ${id}\n`)
    }
  )

  it('should each end their sentences', () => {
    for (const [id, {meaning, remedy}] of rules) {
      expect(meaning, id).toMatch(/\.$/)
      expect(remedy, id).toMatch(/[.`]$/)
    }
  })
})
