import type {Nodes, Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {convertHelpPackage} from '../../src/help-package/index.js'
import {
  findTables,
  fromHyperhelp,
  fromSphinxText,
  toHtml,
  toJson,
  toMarkdown
} from '../../src/index.js'
import {folderWith, help, indexOf} from '../help-package/package-in.js'
import {payloads, placesOf} from './payloads.js'

const readers: Record<string, (text: string) => Root> = {
  hyperhelp: (text) => fromHyperhelp(text, {dialect: 'hyperhelp'}),
  sphinx: (text) => fromHyperhelp(text, {dialect: 'sphinx'}),
  'sphinx-text': (text) => fromSphinxText(text),
  pandoc: (text) => ({type: 'root', children: findTables(text, {dialect: 'pandoc'})})
}

/** Elements and attributes that we write, and no others. */
const tags = new Set(
  'a abbr aside blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input kbd li ol p pre s section span strong sub summary sup table tbody td tfoot th thead tr ul var'.split(
    ' '
  )
)
const attributes = new Set(
  'align alt aria-describedby aria-label aria-labelledby checked class colspan dir disabled href id rowspan src start style title type data-footnote-backref data-footnote-ref data-footnotes data-footnote-backref-idx'.split(
    ' '
  )
)

/** Find what HTML runs or leads to: tags, attributes and URLs that are not meant. */
function findHtml(html: string): Array<string> {
  const found: Array<string> = []
  for (const [tag, name = '', rest = ''] of html.matchAll(
    /<([a-z!?/][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi
  )) {
    if (!tags.has(name.toLowerCase().replace(/^\//, ''))) found.push(tag)
    for (const [, key = '', value = ''] of rest.matchAll(/([^\s"'=/]+)(?:="([^"]*)")?/g)) {
      if (!attributes.has(key)) found.push(`${key} in ${tag}`)
      if ((key === 'href' || key === 'src') && !isHarmless(decode(value))) found.push(value)
    }
  }
  return found
}

/** Find links of Markdown that are not meant, and HTML that is not ours. */
function findMarkdown(markdown: string): Array<string> {
  const tree = fromMarkdown(markdown, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
  const found: Array<string> = []
  visit(tree, (node: Nodes) => {
    if (node.type === 'html') found.push(...findHtml(node.value))
    if ('url' in node && !isHarmless(node.url)) found.push(`${node.type} ${node.url}`)
  })
  return found
}

/** What a browser makes of a URL has a scheme that is allowed. */
function isHarmless(url: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(
      new URL(url, 'https://base.example/a/b').protocol
    )
  } catch {
    return true
  }
}

function decode(value: string): string {
  return value
    .replace(/&#x([\da-f]+);?/gi, (_, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, 16))
    )
    .replace(/&#(\d+);?/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&colon;', ':')
    .replaceAll('&amp;', '&')
}

describe('URLs of strangers', () => {
  it('should know what is wrong', () => {
    expect(findHtml('<a href="java&#x09;script:x" onclick="y"><script>')).toHaveLength(3)
    expect(findMarkdown('[a](java&Tab;script:x) <b onload=x>')).toHaveLength(4)
    expect(payloads.length).toBeGreaterThanOrEqual(60)
  })

  it.each(payloads)('should be text, or harmless: %j', (payload) => {
    const faults: Array<string> = []
    for (const [place, text] of Object.entries(placesOf(payload))) {
      for (const [reader, read] of Object.entries(readers)) {
        const tree = read(text)
        const say = (output: string) => (fault: string) =>
          `${reader}, ${place}, ${output}: ${fault}`
        for (const tables of ['auto', 'html'] as const) {
          faults.push(...findMarkdown(toMarkdown(tree, {tables})).map(say(`markdown, ${tables}`)))
        }
        faults.push(...findHtml(toHtml(tree)).map(say('html')))
        // Data is as it is.
        expect(JSON.parse(toJson(tree))).toBeTruthy()
      }
    }
    expect(faults).toEqual([])
  })

  it.each(['github', 'vitepress', 'mkdocs', 'docusaurus'] as const)(
    'should be text, or harmless, in pages and navigation for %s',
    async (target) => {
      const usable = payloads.filter((payload) => !/[\0\r\n"\\]/.test(payload))
      const files: Record<string, string> = {
        'in/hyperhelp.json': indexOf({
          description: usable[0],
          help_files: Object.fromEntries([
            ['index.txt', ['Start', {topic: 'start', caption: 'Start'}]],
            ...usable.map((payload, index) => [
              `p${index}.txt`,
              [payload, {topic: payload, caption: payload}]
            ])
          ]),
          externals: Object.fromEntries(
            usable.map((payload, index) => [payload, ['Site', {topic: `x${index}`}]])
          ),
          help_contents: [
            'index.txt',
            ...usable.map((payload) => ({topic: payload, caption: payload}))
          ]
        }),
        'in/index.txt': help(
          'Start',
          '# start:Start',
          '',
          ...usable.map((_, index) => `See |:x${index}:x|.`)
        )
      }
      for (const [index, payload] of usable.entries()) {
        files[`in/p${index}.txt`] = help(
          payload,
          `# ${payload}:${payload}`,
          '',
          ...Object.values(placesOf(payload))
        )
      }
      const folder = await folderWith(files)
      await convertHelpPackage(folder.at('in'), {output: folder.at('out'), target})
      const faults: Array<string> = []
      const names = await folder.list('out')
      expect(names.length).toBeGreaterThan(usable.length)
      for (const name of names) {
        const content = await folder.read(`out/${name}`)
        if (name.endsWith('.md'))
          faults.push(
            ...findMarkdown(content.replace(/^---\n[\s\S]*?\n---\n/, '')).map(
              (fault) => `${name}: ${fault}`
            )
          )
        else {
          for (const [, url = ''] of content.matchAll(
            /(?:"?link"?|"?href"?|"?to"?): ["']((?:[^"'\\]|\\.)*)["']/g
          )) {
            if (!isHarmless(url)) faults.push(`${name}: ${url}`)
          }
        }
      }
      expect(faults).toEqual([])
    }
  )
})
