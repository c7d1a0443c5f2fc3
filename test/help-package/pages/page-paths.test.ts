import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {PagePaths} from '../../../src/help-package/pages/page-paths.js'

const create = (): PagePaths => new PagePaths({readmeIsIndex: true})

describe('PagePaths', () => {
  it.each([
    ['library/sys.txt', 'library/sys.md'],
    ['../../x.txt', 'x.md'],
    ['/etc/passwd', 'etc/passwd.md'],
    ['C:\\Windows\\system.txt', 'C/Windows/system.md'],
    ['%2e%2e/x.txt', '2e-2e/x.md'],
    ['CON.txt', 'page-CON.md'],
    ['com1.a.txt', 'page-com1.a.md'],
    ['_hidden.txt', 'hidden.md'],
    ['.git/config.txt', 'git/config.md'],
    ['a b&c#d?.txt', 'a-b-c-d.md'],
    ['日本.txt', '日本.md'],
    ['...', 'page.md'],
    ['', 'page.md']
  ])('should make of %j the path %j', (name, expected) => {
    expect(create().add(name)).toBe(expected)
  })

  it('should give no path twice, whatever the case and the form of its characters', () => {
    const paths = create()
    expect(
      [
        'A.txt',
        'a.txt',
        'dir/x.txt',
        'DIR/x.txt',
        'dir/X.txt',
        '\u00e9.txt',
        'e\u0301.txt',
        'README.txt',
        'index.txt'
      ].map((name) => paths.add(name))
    ).toEqual([
      'A.md',
      'a-2.md',
      'dir/x.md',
      'DIR-2/x.md',
      'dir/X-2.md',
      'é.md',
      'é-2.md',
      'README.md',
      'index-2.md'
    ])
  })

  it('should stay below the site with any name', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('.', '..', '/', '\\', ':', '%', '\0', 'a', 'CON', ' '),
            fc.string({unit: 'binary'})
          )
        ),
        (parts) => {
          const made = create().add(parts.join(''))
          expect(made).toMatch(/^[^\0\\:*?"<>|]+\.md$/)
          expect(path.posix.normalize(made)).toBe(made)
          expect(made.startsWith('.') || path.isAbsolute(made)).toBe(false)
        }
      )
    )
  })
})
