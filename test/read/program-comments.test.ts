import {expect, it} from 'vitest'
import {findComments} from '../../src/read/program-comments.js'

it.each([
  ['int a; /* one */ int b; /* two */', ['/* one */', '/* two */']],
  ['def f():\n    """Says\n    what."""\n', ['"""Says\n    what."""']],
  ["x = '''a''' + 'b'", ["'''a'''"]],
  [
    '--[[ Lua ]] {- Haskell -} (* OCaml *) <!-- HTML -->',
    ['--[[ Lua ]]', '{- Haskell -}', '(* OCaml *)', '<!-- HTML -->']
  ],
  ['a\n\n=pod\n\nProse.\n\n=cut\n\nb', ['=pod\n\nProse.\n\n=cut']],
  ['a =pod\n=cut', []],
  ['/* never closed, """but this is""" ', ['"""but this is"""']],
  ['(/* a */', ['/* a */']],
  ['/* a /* b */ c */', ['/* a /* b */']]
])('should find the comments of %j', (text, expected) => {
  expect(findComments(text).map(([start, end]) => text.slice(start, end))).toEqual(expected)
})
