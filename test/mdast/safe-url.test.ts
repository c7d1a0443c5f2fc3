import {describe, expect, it} from 'vitest'
import {isSafeUrl} from '../../src/mdast/safe-url.js'

describe('isSafeUrl', () => {
  it.each([
    'https://a.b/c?d#e',
    'HTTP://a.b',
    'mailto:me@a.b',
    '#topic',
    '../a/b.md#c:d',
    '?a:b',
    'a.md',
    ''
  ])('should allow %j', (url) => {
    expect(isSafeUrl(url)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'java\u00ADscript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58;alert(1)',
    'javascript&#x3a;alert(1)',
    'javascript&#0000058alert(1)',
    'javascript%3Aalert(1)',
    'javascript%253Aalert(1)',
    'java&Tab;script:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'subl:open',
    'C:\\dir'
  ])('should not allow %j', (url) => {
    expect(isSafeUrl(url)).toBe(false)
  })
})
