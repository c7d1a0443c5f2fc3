import {describe, expect, it} from 'vitest'
import {Source} from '../../../grammars/source.js'
import {type ReportIndex, readIndex} from '../../../src/help-package/package-index/read-index.js'

function read(text: string) {
  const source = new Source(text)
  const messages: Array<string> = []
  const report: ReportIndex = ({start, severity, reason}) => {
    const {line, column} = source.point(start)
    messages.push(`${line}:${column} ${severity} ${reason}`)
  }
  return {index: readIndex(text, 'folder', report), messages}
}

describe('readIndex', () => {
  it('should read all keys, with comments and commas at the end', () => {
    const {index, messages} = read(`{
      // Knots for everybody
      "package": "Knots", "description": "How to tie", "doc_root": "help/",
      "default_caption": "{topic} in {source}",
      "help_files": {"bowline.txt": ["Bowline", {"topic": "Loop", "caption": "A loop", "aliases": ["eye", "ring",]},],},
      "externals": {"https://example.com": ["Site", {"topic": "site"}]},
      /* contents */
      "help_contents": ["bowline.txt", {"topic": "loop", "caption": "Loops", "children": ["site"]}],
    }`)
    expect(messages).toEqual([])
    expect(index).toMatchObject({
      package: 'Knots',
      description: 'How to tie',
      docRoot: 'help/',
      defaultCaption: '{topic} in {source}'
    })
    expect([...index.files.values()]).toMatchObject([
      {
        name: 'bowline.txt',
        title: 'Bowline',
        topics: [{topic: 'Loop', caption: 'A loop', aliases: ['eye', 'ring']}]
      }
    ])
    expect([...index.externals.keys()]).toEqual(['https://example.com'])
    expect(index.contents).toMatchObject([
      {topic: 'bowline.txt', folded: false},
      {topic: 'loop', caption: 'Loops', folded: true, children: [{topic: 'site'}]}
    ])
  })

  it.each([
    ['[]', '1:1 error Unexpected list as the index, expected an object'],
    ['{"help_files": {}}', '1:1 error `package` is missing in the index'],
    ['{"package": "a"}', '1:1 error `help_files` is missing in the index'],
    [
      '{"package": "a",\n "help_files": {"x.txt": []}}',
      '2:26 error Unexpected empty list as `x.txt` of `help_files`, expected a title'
    ],
    [
      '{"package": 1, "help_files": {}}',
      '1:13 error Unexpected number as `package`, expected a string'
    ],
    [
      '{"package": "", "help_files": {}}',
      '1:13 error Unexpected empty string as `package`, expected some text'
    ],
    [
      '{"package": "a", "help_files": {}, "files": []}',
      '1:36 error Unexpected key `files` in the index, expected `package`, `description`, `doc_root`, `default_caption`, `help_files`, `externals`, `help_contents`'
    ],
    [
      '{"package": "a", "help_files": {"x.txt": ["X", {"caption": "c"}]}}',
      '1:48 error `topic` is missing in a topic of `x.txt` of `help_files`'
    ],
    [
      '{"package": "a", "help_files": {"x.txt": ["X", {"topic": "t", "aliases": [null]}]}}',
      '1:75 error Unexpected `null` as an alias, expected a string'
    ],
    [
      '{"package": "a", "help_files": {}, "externals": {"ftp://x": ["X", {"topic": "t"}]}}',
      '1:50 warning Unexpected external `ftp://x`, expected `http://…`, `https://…` or `Packages/…`'
    ],
    [
      '{"package": "a", "package": "b", "help_files": {}}',
      '1:18 warning `package` occurs twice in the index'
    ],
    ['{"package": "a", "help_files": {}', '1:34 error Unexpected end of file in JSON, expected `}`']
  ])('should tell what is wrong with %s', (text, message) => {
    expect(read(text).messages).toEqual([message])
  })

  it('should keep what is right beside what is wrong', () => {
    const {index} = read(
      '{"package": 1, "help_files": {"a.txt": 1, "b.txt": ["B", 2, {"topic": "t"}]}}'
    )
    expect(index.package).toBe('folder')
    expect([...index.files.keys()]).toEqual(['b.txt'])
    expect(index.files.get('b.txt')!.topics).toMatchObject([{topic: 't'}])
  })

  it('should take `__proto__` and `constructor` for names like others', () => {
    const {index, messages} = read(
      '{"package": "a", "help_files": {"__proto__": ["P", {"topic": "constructor", "aliases": ["__proto__"]}]}}'
    )
    expect(messages).toEqual([])
    expect([...index.files.keys()]).toEqual(['__proto__'])
    expect('topics' in {}).toBe(false)
  })

  it.each([
    ['lists', '['.repeat(200_000)],
    [
      'contents',
      `{"package": "a", "help_files": {}, "help_contents": ${'[{"topic": "t", "children": '.repeat(50_000)}`
    ]
  ])('should not go down without end in %s', (_, text) => {
    const {messages} = read(text)
    expect(messages.join()).toContain('The JSON is nested more than 100 levels deep')
  })
})
