import {describe, expect, it} from 'vitest'
import {collectTopicIds, TopicIds, topicId} from '../../src/mdast/topic-ids.js'

describe('topicId', () => {
  it.each([
    ['array.array', 'array.array'],
    ['random.Random', 'random.Random'],
    ['what is it?', 'what-is-it'],
    ['größe 漢字', 'größe-漢字'],
    ['a/b:c', 'abc'],
    ['???', 'topic'],
    ['__proto__', '__proto__']
  ])('should make %j %j', (topic, id) => {
    expect(topicId(topic)).toBe(id)
  })
})

describe('TopicIds', () => {
  it('should give no two topics the same id', () => {
    const ids = new TopicIds()
    expect([ids.add('a b'), ids.add('a?b'), ids.add('ab'), ids.add('a b')]).toEqual([
      'a-b',
      'ab',
      'ab-1',
      'a-b'
    ])
  })

  it('should find topics without regard to case, but those written so first', () => {
    const ids = new TopicIds()
    ids.add('Random')
    ids.add('random')
    expect([ids.find('random'), ids.find('RANDOM'), ids.find('constructor')]).toEqual([
      'random',
      'Random',
      undefined
    ])
  })

  it('should take an id once', () => {
    const ids = new TopicIds()
    expect([ids.take('a'), ids.take('a')]).toEqual(['a', undefined])
  })
})

describe('collectTopicIds', () => {
  it('should collect anchors and headings in order', () => {
    const ids = collectTopicIds({
      type: 'root',
      children: [
        {type: 'heading', depth: 1, identifier: 'a?', children: []},
        {
          type: 'paragraph',
          children: [{type: 'anchor', identifier: 'a', hidden: false, children: []}]
        }
      ]
    })
    expect([ids.find('a?'), ids.find('a')]).toEqual(['a', 'a-1'])
  })
})
