/**
 * `npm run test:site`: makes sites of help packages, builds them with VitePress, and checks what comes out.
 *
 * - VitePress finds no dead link, and builds
 * - no internal link or anchor of the HTML is dead, sidebar and contents included
 * - the text of each page is the text of its help file: nothing was run, nothing vanished
 *
 * Packages: `packages/` beside this file, which has all that VitePress would run, and those of `../shared`.
 */
import {existsSync} from 'node:fs'
import {cp, mkdir, readdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'vitepress'
import {convertHelpPackage, readHelpPackage} from '../../dist/src/help-package/index.js'
import {fromHyperhelp} from '../../dist/src/index.js'
import {checkSite, contentOf, readSite} from './check-html.mjs'
import {textOfHelp, textOfPage} from './text-of.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const work = path.join(here, 'work')
const corpus = path.join(here, '../../../shared/corpus')
const wanted = process.argv.slice(2)

const places = (await readdir(path.join(here, 'packages'))).map((name) => [
  name,
  path.join(here, 'packages', name)
])
for (const name of ['hyperhelp-help', 'pythondocs']) {
  const place = path.join(corpus, name)
  if (existsSync(place)) places.push([name, place])
  else process.stderr.write(`${name} is not there and is left out: ${place}\n`)
}

let failures = 0
for (const [name, place] of places) {
  if (wanted.length === 0 || wanted.includes(name)) await check(name, place)
}
process.stdout.write(failures === 0 ? 'all sites are right\n' : `${failures} faults\n`)
process.exitCode = failures === 0 ? 0 : 1

async function check(name, place) {
  const output = path.join(work, name)
  await rm(output, {recursive: true, force: true})
  await mkdir(output, {recursive: true})
  const pages = new Map()
  await convertHelpPackage(place, {
    output,
    target: 'vitepress',
    onPage: ({file, path}) => {
      if (path) pages.set(file, path)
    }
  })
  const secret = path.join(here, 'secret.txt')
  if (existsSync(secret)) await cp(secret, path.join(work, 'secret.txt'))
  await build(output)
  const site = await readSite(path.join(output, '.vitepress/dist'))
  const {faults, links, anchors} = checkSite(site)
  const helpPackage = await readHelpPackage(place)
  for (const {name: file, full} of helpPackage.files) {
    const page = pages.get(file)
    if (!page) continue
    const html = site.get(page.replace(/\.md$/, '.html'))
    if (!html) {
      faults.push(`${page}: was not built`)
      continue
    }
    const markdown = await readFile(path.join(output, page), 'utf8')
    const title = JSON.parse(/^title: (.*)$/m.exec(markdown)[1])
    const expected = textOfHelp(fromHyperhelp(await readFile(full)), title)
    const actual = textOfPage(contentOf(html))
    if (actual !== expected) {
      let at = 0
      while (actual[at] === expected[at]) at += 1
      const from = Math.max(0, at - 30)
      faults.push(
        `${page}: text differs\n    page: ${actual.slice(from, at + 50)}\n    help: ${expected.slice(from, at + 50)}`
      )
    }
  }
  for (const fault of faults) process.stdout.write(`${name}/${fault}\n`)
  failures += faults.length
  process.stdout.write(
    `${name}: ${site.size} pages, ${links} links, ${anchors} anchors, ${faults.length} faults\n`
  )
}
