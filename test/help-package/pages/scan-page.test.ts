import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {type PageScan, scanPage, textsToScan} from '../../../src/help-package/pages/scan-page.js'
import {fromHyperhelp} from '../../../src/read/from-hyperhelp.js'
import {readHyperhelp} from '../../../src/read/read-hyperhelp.js'
import {readMarkdownCell} from '../../../src/read/read-markdown.js'

const runs = process.env.GRIDHELP_NIGHTLY ? 20_000 : 300
const samples = new URL('../../../samples/', import.meta.url)

/** Read all of a page, and scan it. */
function scanAll(value: string, links: boolean): PageScan {
  const file = new VFile({value, path: 'a.txt'})
  return scanPage(fromHyperhelp(file), file, {captions: true, links})
}

/** Read of a page what a scan needs. */
function scanLightly(value: string, links: boolean): PageScan {
  const file = new VFile({value, path: 'a.txt'})
  const wishes = {captions: true, links}
  const parts = {only: textsToScan(wishes), readMarkdown: readMarkdownCell}
  return scanPage(readHyperhelp(file, {}, parts), file, wishes)
}

describe('light scan of a page', () => {
  it.each(readdirSync(samples))('should find what reading all of it finds: %s', (name) => {
    const value = readFileSync(new URL(`${name}/input.txt`, samples), 'utf8')
    for (const links of [false, true]) {
      expect(scanLightly(value, links)).toEqual(scanAll(value, links))
    }
  })

  it('should find what reading all of it finds in any text', () => {
    const piece = fc.constantFrom(
      ...['%hyperhelp title="T" date="D"', '# topic:Heading', '## plain', '#', '*a:b*', '*|a:b|*'],
      ...[
        '|:x:y|',
        '|x|',
        '*|x:⚓|*',
        '*f:f(a, *b)*',
        '*index-3:',
        'word',
        '`code *a:b*`',
        '```rst'
      ],
      ...[
        '+---+---+',
        '| *q:r* | |:s:t| |',
        '| a | # u:v |',
        '+===+===+',
        '    *in:dented*',
        '  word'
      ],
      ...[
        '* item *i:j*',
        '1. one',
        '.. _name:',
        'Title *t:t*',
        '====',
        '|====|',
        '<** *c:d* **>',
        ''
      ],
      ...['[1] note *n:o*', 'Note: |m|', '*a:b', 'c*', '|:x/y.txt/', 'z:w|', '"*l:m*"', '\\*n:o\\*']
    )
    const text = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ')), {maxLength: 24})
    fc.assert(
      fc.property(text, fc.boolean(), (parts, links) => {
        const value = parts.flat().join('')
        expect(scanLightly(value, links)).toEqual(scanAll(value, links))
      }),
      {numRuns: runs}
    )
  })
})
