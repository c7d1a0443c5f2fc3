import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {fromHyperhelp} from '../../src/read/from-hyperhelp.js'

describe('dialect of a help file', () => {
  it.each([
    ['*|a:⚓|*\n', 'sphinx'],
    ['\n```rst\na\n```\n', 'sphinx'],
    ['See |:library/sys.txt/sys.path:sys.path|.', 'sphinx'],
    ['See |:style.txt:the guide|.', 'hyperhelp'],
    ['See |:a.txt/b:c|, `d` and |e|.', 'hyperhelp'],
    ['a', 'hyperhelp']
  ])('should be told of %j', (value, dialect) => {
    const file = new VFile(value)
    fromHyperhelp(file)
    expect(file.data.gridhelp).toMatchObject({dialect})
  })
})
