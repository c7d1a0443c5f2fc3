import {visit} from 'unist-util-visit'
import {expect, it} from 'vitest'
import {fromRst} from '../../../src/index.js'

/** Read a line of reStructuredText; give the URLs of its links. */
function urls(text: string): Array<string> {
  const found: Array<string> = []
  visit(fromRst(text), 'link', ({url}) => void found.push(url))
  return found
}

// docutils finds the same, but for what is behind an unknown scheme.
it.each([
  ['of a known scheme, in any case', 'at HTTP://a.b/c', ['HTTP://a.b/c']],
  ['at the start of a text', 'https://a.b is', ['https://a.b']],
  ['without the mark that ends the sentence', 'see http://a.b/c.', ['http://a.b/c']],
  ['in parentheses', '(http://a.b/c)', ['http://a.b/c']],
  ['in angle brackets, to the last character', '<http://a.b/c.>', ['http://a.b/c.']],
  ['with a query and a fragment', 'x http://a/b?c#d', ['http://a/b?c#d']],
  ['behind an unknown scheme that ends with it', 'x-http://a.b', ['http://a.b']],
  ['not behind a letter', 'éhttp://a.b', []],
  ['not without anything behind the colon', 'http: a', []],
  ['not of an unknown scheme', 'rope:hemp', []],
  ['of the first scheme, up to the last end', "http:http:b''", ['http:http:b']],
  ['of mail', 'ask a.b@c.de.', ['mailto:a.b@c.de']],
  ['of mail, from the first character of a name', "('a/b@c.d)", ["mailto:'a/b@c.d"]],
  ['of mail whose name has two dots in a row, behind them', 'a..-b@cd', ['mailto:b@cd']],
  ['not of mail with a dot before the sign', 'a.@bc', []],
  ['of mail whose host starts with a mark', 'a@-bc', ['mailto:a@-bc']],
  ['not of mail with one character behind the sign', 'a@b', []],
  ['not of mail that is escaped', String.raw`a\@bc`, []],
  ['of mail behind an unknown scheme', 'rope:a@bc', ['mailto:a@bc']],
  ['right behind each other', 'http://a}b@cd', ['http://a', 'mailto:}b@cd']],
  ['of a long name', `${'a'.repeat(100)}@bc`, [`mailto:${'a'.repeat(100)}@bc`]]
])('should find addresses %s', (_, text, expected) => {
  expect(urls(text)).toEqual(expected)
})
