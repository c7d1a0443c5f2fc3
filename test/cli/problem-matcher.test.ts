import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const {problemMatcher} = JSON.parse(
  readFileSync(new URL('../../.github/problem-matcher.json', import.meta.url), 'utf8')
)
const [{regexp, ...groups}] = problemMatcher[0].pattern

/** Match a line as GitHub's runner does: the names of a pattern's groups, and what they hold. */
function match(line: string): Record<string, string | undefined> | undefined {
  const found = new RegExp(regexp).exec(line)
  if (!found) return undefined
  return Object.fromEntries(Object.entries(groups).map(([name, at]) => [name, found[at as number]]))
}

it('should match what lint and fmt --check say, and nothing else of it', async () => {
  const folder = await folderWith({
    'docs/a b.rst': '+---+\n| a |\n+---+\n| b\n+---+\n',
    'c.md': '+-----+\n| a |\n+---+\n'
  })
  const lint = await folder.call(['lint', 'docs', '--no-color'])
  const check = await folder.call(['fmt', '--check', '--no-color', 'c.md', 'none.rst'])
  const lines = `${lint.stderr}${check.stderr}`.split('\n').filter((line) => line !== '')
  const found = lines.map((line) => match(line))
  expect(found.filter((one) => one === undefined)).toHaveLength(1)
  expect(lines[found.indexOf(undefined)]).toBe('0 warnings, 1 error')
  expect(found).toContainEqual({
    ...{file: 'docs/a b.rst', line: '4', column: '4', severity: 'error'},
    ...{message: expect.stringContaining('no right border'), code: 'grid-table-right-border'}
  })
  expect(found).toContainEqual({
    ...{file: 'none.rst', line: undefined, column: undefined, severity: 'error'},
    ...{message: 'Cannot find it, expected a file or a folder', code: 'input-missing'}
  })
})
