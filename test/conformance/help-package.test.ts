import {existsSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {convertHelpPackage, lintHelpPackage} from '../../src/help-package/index.js'
import {PackageLinks} from '../../src/help-package/links/package-links.js'
import {fromHyperhelp, toMarkdown} from '../../src/index.js'
import {folderWith} from '../help-package/package-in.js'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
if (!existsSync(corpus))
  throw new Error(`Cannot find ${corpus}, expected the corpus of help packages`)

/** All relative links of a folder of Markdown, as `file -> path#id`, that lead to no file or no id. */
async function deadLinks(folder: string): Promise<Array<string>> {
  const pages = new Map<string, string>()
  for (const name of await readdir(folder, {recursive: true})) {
    if (name.endsWith('.md')) pages.set(name, await readFile(path.join(folder, name), 'utf8'))
  }
  const dead: Array<string> = []
  for (const [name, text] of pages) {
    const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '')
    for (const [, inline, html] of prose.matchAll(/(?<!\\)\]\(([^()\s]+)\)|<a href="([^"]*)"/g)) {
      const url = inline ?? html!
      if (/^[a-z]+:/.test(url)) continue
      const [file = '', id] = url.split('#')
      const target =
        file === '' ? name : path.posix.join(path.posix.dirname(name), decodeURIComponent(file))
      const page = pages.get(target)
      if (page === undefined || (id && !page.includes(`id="${id}"`))) dead.push(`${name} -> ${url}`)
    }
  }
  return dead
}

describe('help packages of the corpus', () => {
  it('should lint the package of HyperHelp as its authors do', async () => {
    const {messages} = await lintHelpPackage(path.join(corpus, 'hyperhelp-help'))
    // The error: this checkout has no package of that name beside it.
    expect(messages.map(({ruleId, fatal}) => `${fatal ? 'error' : 'warning'} ${ruleId}`)).toEqual([
      ...Array.from({length: 5}, () => 'warning help-file-not-in-contents'),
      'warning help-file-unlinked',
      'error link-unresolved'
    ])
  })

  it('should resolve all links of HyperHelp but the one that the linter reports', async () => {
    const folder = await folderWith({})
    const {messages} = await convertHelpPackage(path.join(corpus, 'hyperhelp-help'), {
      output: folder.at('out')
    })
    const unresolved = messages.filter(({ruleId}) => ruleId === 'link-unresolved')
    expect(unresolved.map(({reason}) => reason)).toEqual([
      "Link references a topic in a non-existant package ('SublimeAPI')"
    ])
    expect(await deadLinks(folder.at('out'))).toEqual([])
  })

  it('should resolve every link of PythonDocs whose file is there, and report the rest', async () => {
    const folder = await folderWith({})
    const place = path.join(corpus, 'pythondocs')
    const {messages} = await convertHelpPackage(place, {output: folder.at('out')})
    const rest: Array<string> = []
    for (const {ruleId, reason} of messages) {
      if (ruleId !== 'link-unresolved') continue
      const topic = /unknown topic '([^']*)'/.exec(reason)?.[1]
      const file = /^\S+?\.txt(?=\/|$)/.exec(topic ?? '')?.[0]
      if (file === undefined) rest.push(topic ?? reason)
      else expect(existsSync(path.join(place, file)), reason).toBe(false)
    }
    expect([...new Set(rest)].sort()).toEqual([])
    expect(await deadLinks(folder.at('out'))).toEqual([])
  })

  it.each(['hyperhelp-help', 'pythondocs'])(
    'should resolve the links of single files of %s as those of all of it',
    async (name) => {
      const place = path.join(corpus, name)
      const whole = new Map<string, Array<string>>()
      await convertHelpPackage(place, {
        onPage: ({file, messages}) => void whole.set(file, messages.map(String).sort())
      })
      const links = await PackageLinks.open(place, {timeout: 0, maxBytes: 1e8}, (message) => {
        throw message
      })
      const some = [...whole].filter((_, index) => index % 5 === 0)
      expect(some.length).toBeGreaterThan(2)
      for (const [name, messages] of some) {
        const full = path.join(place, name)
        const file = new VFile({path: name, value: await readFile(full)})
        const tree = fromHyperhelp(file)
        const found = await links.find({full, tree, file, isWhole: true}, 'md')
        toMarkdown(tree, {...found, file})
        expect(file.messages.map(String).sort()).toEqual(messages)
      }
    }
  )
}, 120_000)
