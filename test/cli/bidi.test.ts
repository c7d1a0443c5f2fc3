import {describe, expect, it} from 'vitest'
import {folderWith} from './run-in.js'

const files = {
  'pack/hyperhelp.json': JSON.stringify({package: 'Knots', help_files: {'a.txt': ['Knots']}}),
  'pack/a.txt': '%hyperhelp title="Knots" date="2026-03-04"\n\n# Turned \u2067words\u2069\n',
  'b.txt': '+---+\n| \u202Ea |\n+---+\n'
}
const warned = /bidi-control/

describe('--bidi', () => {
  it.each([
    [['convert', 'b.txt', '-f', 'sphinx-text']],
    [['tables', 'b.txt']],
    [['lint', 'b.txt']],
    [['lint', 'pack', '--format', 'json']],
    [['convert', 'pack', '-o', 'out', '-j', '1']]
  ])('should say whether text that is turned around is told: %j', async (args) => {
    const folder = await folderWith(files)
    const frail = args[0] === 'lint' ? args : [...args, '--frail']
    const usual = await folder.call(frail)
    expect(usual.status).toBe(1)
    expect(usual.stderr + usual.stdout).toMatch(warned)
    const allowed = await folder.call([...frail, '--bidi', 'allow'])
    expect(allowed.stderr + allowed.stdout).not.toMatch(warned)
    // What is wrong beside it still counts.
    expect(allowed.status).toBe(/warning|error/.test(allowed.stderr + allowed.stdout) ? 1 : 0)
  })

  it('should be one of two', async () => {
    const folder = await folderWith(files)
    const {status, stderr} = await folder.call(['lint', 'b.txt', '--bidi', 'no'])
    expect(status).toBe(2)
    expect(stderr).toContain('expected warn, allow')
  })
})
