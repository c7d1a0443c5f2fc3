import {describe, expect, it} from 'vitest'
import {LinkMap} from '../../../src/help-package/links/link-map.js'
import {findTopic} from '../../../src/help-package/links/topic-table.js'
import {readIndex} from '../../../src/help-package/package-index/read-index.js'
import {foldCase, normalizeTopic} from '../../../src/help-package/pages/normalize-topic.js'
import type {PageScan} from '../../../src/help-package/pages/scan-page.js'

function scan(dialect: PageScan['dialect'], ...topics: Array<string>): PageScan {
  return {
    title: null,
    heading: null,
    header: true,
    dialect,
    anchors: topics.map((topic) => ({topic, id: topic.replaceAll(' ', '-'), caption: topic})),
    links: [],
    contents: []
  }
}

function mapOf(index: Record<string, unknown>, scans: Record<string, PageScan>): LinkMap {
  const text = JSON.stringify({package: 'Knots', help_files: {}, ...index})
  return new LinkMap(
    readIndex(text, 'folder', () => {}),
    new Map(Object.entries(scans))
  )
}

describe('normalizeTopic', () => {
  it('should fold case as Unicode does, and make runs of white space a blank', () => {
    expect(normalizeTopic(' Straße\u00a0 \tA ')).toBe('strasse a')
    expect(foldCase('ΣΑΣ')).toBe(foldCase('σας'))
    expect(foldCase('ı')).not.toBe(foldCase('i'))
  })
})

describe('LinkMap', () => {
  const index = {
    help_files: {
      'one.txt': ['One', {topic: 'Square Knot', aliases: ['reef', 'flat']}, {topic: 'both'}],
      'two.txt': ['Two', {topic: 'both', aliases: ['second']}, {topic: 'reef'}, {topic: 'lost'}]
    },
    externals: {
      'https://example.com/knots': ['Site', {topic: 'site'}],
      'Packages/Knots/two.txt': ['File', {topic: 'the file'}],
      'Packages/User/x.json': ['Settings', {topic: 'settings'}]
    }
  }
  const map = mapOf(index, {
    'one.txt': scan('hyperhelp', 'square knot', 'both'),
    'two.txt': scan('hyperhelp', 'both', 'reef')
  })

  it('should find topics and aliases in any case, the first of two', () => {
    expect(map.resolve('SQUARE  knot', 'two.txt')).toEqual({
      kind: 'page',
      file: 'one.txt',
      id: 'square-knot',
      topic: 'square knot'
    })
    expect(map.resolve('flat', undefined)).toMatchObject({file: 'one.txt', id: 'square-knot'})
    expect(map.resolve('reef', undefined)).toMatchObject({file: 'one.txt'})
    expect(map.resolve('both', 'two.txt')).toMatchObject({file: 'one.txt', id: 'both'})
    // The alias of a topic that is not the first still leads to its name.
    expect(map.resolve('second', 'two.txt')).toMatchObject({file: 'one.txt', id: 'both'})
  })

  it('should find files, also without an anchor of the topic', () => {
    expect(map.resolve('Two.TXT', 'one.txt')).toEqual({
      kind: 'page',
      file: 'two.txt',
      id: undefined,
      topic: undefined
    })
    expect(map.resolve('lost', 'one.txt')).toEqual({
      kind: 'page',
      file: 'two.txt',
      id: undefined,
      topic: 'lost'
    })
  })

  it('should tell pages of the web, files of packages and nothing apart', () => {
    expect(map.resolve('site', 'one.txt')).toEqual({kind: 'url', url: 'https://example.com/knots'})
    expect(map.resolve('the file', 'one.txt')).toMatchObject({kind: 'page', file: 'two.txt'})
    expect(map.resolve('settings', 'one.txt')).toEqual({
      kind: 'package-file',
      path: 'Packages/User/x.json'
    })
    expect(map.resolve('granny', 'one.txt')).toEqual({
      kind: 'none',
      reason: 'topic',
      name: 'granny'
    })
  })

  it('should follow aliases once', () => {
    const map = mapOf(
      {
        help_files: {
          'a.txt': ['A', {topic: 'x', aliases: ['y']}, {topic: 'z'}],
          'b.txt': ['B', {topic: 'y', aliases: ['w']}]
        }
      },
      {'a.txt': scan('hyperhelp', 'x')}
    )
    expect(findTopic(map.table, 'y')).toMatchObject({topic: 'x'})
    expect(map.resolve('w', 'a.txt')).toEqual({kind: 'none', reason: 'topic', name: 'w'})
  })

  it('should caption topics as the index says', () => {
    const map = mapOf(
      {
        default_caption: '{topic} of {source} in {package} {other}',
        help_files: {'a.txt': ['A', {topic: 'X'}]}
      },
      {}
    )
    expect(findTopic(map.table, 'x')?.caption).toBe('X of a.txt in Knots {other}')
    expect(findTopic(map.table, 'a.txt')?.caption).toBe('A')
  })

  it('should go straight to the file that a link of the Sphinx builder names', () => {
    const map = mapOf(
      {
        help_files: {
          'lib/sys.txt': [
            'sys',
            {topic: 'notes', aliases: ['label', 'lib/sys.txt/notes', 'lib/sys.txt/label']}
          ],
          'lib/os.txt': ['os', {topic: 'notes', aliases: ['lib/os.txt/notes']}, {topic: 'os.Path'}]
        },
        externals: {'https://example.com/': ['https://example.com/', {topic: 'example.com'}]}
      },
      {
        'lib/sys.txt': scan('sphinx', 'notes'),
        'lib/os.txt': scan('sphinx', 'notes', 'os.Path', 'os.path', 'os.walk')
      }
    )
    const at = (topic: string, from = 'lib/sys.txt') => map.resolve(topic, from)
    expect(at('lib/os.txt/notes')).toMatchObject({file: 'lib/os.txt', id: 'notes'})
    expect(at('notes', 'lib/os.txt')).toMatchObject({file: 'lib/os.txt', id: 'notes'})
    expect(at('lib/sys.txt/label', 'lib/os.txt')).toMatchObject({file: 'lib/sys.txt', id: 'notes'})
    expect(at('lib/os.txt')).toMatchObject({file: 'lib/os.txt', id: undefined})
    // Case tells ids apart; what the index left out is found on the page; a wrapped id has no blank.
    expect(at('lib/os.txt/os.path')).toMatchObject({id: 'os.path'})
    expect(at('lib/os.txt/os.Path')).toMatchObject({id: 'os.Path'})
    expect(at('lib/os.txt/os.wa lk')).toMatchObject({id: 'os.walk'})
    expect(at('example.com')).toEqual({kind: 'url', url: 'https://example.com/'})
    // The builder leaves schemes to the index, which need not be there.
    expect(at('example.org/a')).toEqual({kind: 'url', url: 'https://example.org/a'})
    expect(at('os.none')).toEqual({kind: 'none', reason: 'topic', name: 'os.none'})
    expect(at('lib/re.txt/re.match')).toEqual({kind: 'none', reason: 'file', name: 'lib/re.txt'})
    expect(at('lib/os.txt/none')).toEqual({kind: 'none', reason: 'topic', name: 'lib/os.txt/none'})
  })
})
