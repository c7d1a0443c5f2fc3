import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp} from '../../../src/index.js'
import {blocks, faults, phrasing, read} from '../native-tree.js'

describe('links of hand-written help files', () => {
  it.each([
    ['|setup|', 'helpLink(#setup "setup")'],
    ['|:setup:how to|', 'helpLink(#setup "how to")'],
    ['|::setup|', 'helpLink(#setup "setup")'],
    ['|Other::setup|', 'helpLink(#setup "setup")'],
    ['|Other:setup:a: b|', 'helpLink(#setup "a: b")'],
    ['|日本|', 'helpLink(#日本 "日本")'],
    ['|$x|', 'helpLink(#$x "$x")'],
    ['|_x|', 'helpLink(#_x "_x")']
  ])('should read %s', (value, expected) => {
    expect(phrasing(value)).toEqual([expected])
  })

  it('should know the package', () => {
    expect(read('|Other::setup|')).toMatchObject({
      children: [{children: [{type: 'helpLink', package: 'Other'}]}]
    })
  })

  it.each(['| a|', '|-a|', '|"a"|', '|.a|', '|(a)|', '|*|', '||'])(
    'should read %s as text',
    (value) => {
      expect(phrasing(`x ${value}`)).toEqual([JSON.stringify(`x ${value}`)])
    }
  )

  it('should read one that goes over lines and blank lines', () => {
    expect(phrasing('see |the\n\n  topic| and')).toEqual([
      '"see "',
      'helpLink(#the topic "the topic")',
      '" and"'
    ])
  })

  it('should report one colon', () => {
    expect(faults('a |b:c|')).toEqual(['1:4 link-malformed'])
  })

  it('should let a separator take the bar at its end', () => {
    expect(phrasing('--------|x|')).toEqual(['"--------|x|"'])
  })
})

describe('anchors of hand-written help files', () => {
  it.each([
    ['*a*', 'anchor(#a "a")'],
    ['*:a*', 'anchor(#a "a")'],
    ['*t:a:b*', 'anchor(#t "a:b")'],
    ['*_none:a*', 'anchor("a")'],
    ['*|a|*', 'anchor(hidden #a "a")'],
    ['*|t:a|b|*', 'anchor(hidden #t "a|b")'],
    ['*|a*b|*', 'anchor(hidden #a*b "a*b")'],
    ['*a|b|c*', 'anchor(#a|b|c "a|b|c")'],
    ['*\u0301a*', 'anchor(#\u0301a "\u0301a")']
  ])('should read %s', (value, expected) => {
    expect(phrasing(value)).toEqual([expected])
  })

  it('should open with the last of two stars', () => {
    expect(phrasing('**a**')).toEqual(['"*"', 'anchor(#a "a")', '"*"'])
  })

  it.each(['x * a*', 'x *-a*', 'x *(a)*', 'x ****'])('should read %s as text', (value) => {
    expect(phrasing(value)).toEqual([JSON.stringify(value)])
  })
})

describe('other marks of hand-written help files', () => {
  it.each([
    ['<Ctrl+C>', 'keyBinding("Ctrl+C")'],
    ['<Alt+>>', 'keyBinding("Alt+>")'],
    ['<>>', 'keyBinding(">")'],
    ['<?>', 'keyBinding("?")'],
    ['`a *b* |c|`', 'inlineCode("a *b* |c|")'],
    ['``', 'inlineCode("")'],
    ['<****>', 'comment("")']
  ])('should read %s', (value, expected) => {
    expect(phrasing(`x ${value}`)).toEqual(['"x "', expected])
  })

  it('should close a key binding before the first character that is no `>`', () => {
    expect(phrasing('x <a>>b> c')).toEqual(['"x "', 'keyBinding("a>")', '"b> c"'])
  })

  it.each(['x <->', 'x <$>', 'x < a>', 'x <.>'])('should read %s as text', (value) => {
    expect(phrasing(value)).toEqual([JSON.stringify(value)])
  })

  it('should read nothing inside a construct', () => {
    expect(phrasing('`|a` b|')).toEqual(['inlineCode("|a")', '" b|"'])
    expect(phrasing('x <*a*>')).toEqual(['"x <"', 'anchor(#a "a")', '">"'])
  })

  it('should keep the lines of a comment', () => {
    expect(phrasing('x <** a\n  b **> y')).toEqual(['"x "', 'comment(" a\\n  b ")', '" y"'])
  })

  it('should erase a line ending directly behind a comment', () => {
    expect(phrasing('foo<** c **>\nbar')).toEqual(['"foo"', 'comment(" c ")', '"bar"'])
    expect(phrasing('foo<** c **> \nbar')).toEqual(['"foo"', 'comment(" c ")', 'break', '"bar"'])
  })
})

describe('openers without a closer', () => {
  it.each([
    ['a |b', '1:3 link-unclosed'],
    ['a *b', '1:3 anchor-unclosed'],
    ['a *|b| *', '1:3 anchor-unclosed'],
    ['a `b', '1:3 code-unclosed'],
    ['a <b', '1:3 key-binding-unclosed'],
    ['a <** b', '1:3 comment-unclosed']
  ])('should read the %s as text and say so', (value, fault) => {
    expect(faults(`${value}\n\n# c`)).toEqual([fault])
    expect(blocks(`${value}\n\n# c`)[1]).toBe('heading(1 #c "c")')
  })

  it.each([
    ['a |b\n\n# c', 'helpLink(#b\n\n# c "b\\n\\n# c")'],
    ['a *|b\n# c', 'anchor(hidden #b\n# c "b\\n# c")'],
    ['a `b\n\n# c', 'inlineCode("b\\n\\n# c")'],
    ['a <b>', 'keyBinding("b>")'],
    ['a <** b', 'comment(" b")']
  ])('should let %j run to the end of the file when strict', (value, expected) => {
    expect(phrasing(value, {strict: true})).toEqual(['"a "', expected])
  })

  it('should close what is closed when strict', () => {
    expect(phrasing('a |b| c', {strict: true})).toEqual(['"a "', 'helpLink(#b "b")', '" c"'])
  })
})

describe('markup over blank lines', () => {
  it('should be read as HyperHelp reads it, with a message', () => {
    const file = new VFile('int *p = 1;\n\nMore.\n\nint *q: end.\n')
    fromHyperhelp(file, {dialect: 'hyperhelp'})
    expect(file.messages.map(({ruleId, place}) => [ruleId, place])).toMatchObject([
      ['markup-blank-line', {start: {line: 1, column: 5}, end: {line: 5, column: 6}}]
    ])
  })
})
