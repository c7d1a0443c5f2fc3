/**
 * `npm run test:site`: makes sites of help packages, builds them with VitePress, MkDocs and Docusaurus, and checks what
 * comes out.
 *
 * - the tool builds, finds no dead link, and has nothing to complain of
 * - no internal link or anchor of the HTML is dead, sidebar and contents included, and no id stands twice on a page
 * - the text of each page is the text of its help file: nothing was run, nothing vanished
 *
 * Packages: `packages/` beside this file, which has all that the tools would run, and those of `../shared`.
 *
 * `node test/site/run.mjs [target or package…]` builds only these: `node test/site/run.mjs mkdocs hazards`.
 */
import {existsSync} from 'node:fs'
import {mkdir, readdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {convertHelpPackage, readHelpPackage} from '../../dist/src/help-package/index.js'
import {fromHyperhelp} from '../../dist/src/index.js'
import {checkSite, findContent, readSite, textIn} from './check-html.mjs'
import {tools} from './sites.mjs'
import {textOfHelp, textOfPage} from './text-of.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const corpus = path.join(here, '../../../shared/corpus')

const places = new Map()
for (const name of await readdir(path.join(here, 'packages'))) {
  places.set(name, path.join(here, 'packages', name))
}
for (const name of ['hyperhelp-help', 'pythondocs']) {
  const place = path.join(corpus, name)
  if (existsSync(place)) places.set(name, place)
  else warn(`${name} is not there and is left out: ${place}`)
}

const wanted = new Set(process.argv.slice(2))
for (const name of wanted) {
  if (!places.has(name) && !tools.some((tool) => tool.name === name)) {
    warn(`Cannot check \`${name}\`, expected a target or a package`)
    process.exit(2)
  }
}
let failures = 0
for (const tool of tools.filter(({name}) =>
  isWanted(
    name,
    tools.map(({name}) => name)
  )
)) {
  if (tool.missing) {
    warn(`NO SITE WAS BUILT FOR ${tool.name}: ${tool.missing}`)
    // Who asks for it by name wants to know.
    if (wanted.has(tool.name)) failures += 1
    continue
  }
  for (const [name, place] of places) {
    if (isWanted(name, [...places.keys()])) await check(tool, name, place)
  }
}
process.stdout.write(failures === 0 ? 'all sites are right\n' : `${failures} faults\n`)
process.exitCode = failures === 0 ? 0 : 1

/** Whether one of a kind is asked for: all are where none of them is. */
function isWanted(name, kind) {
  return wanted.has(name) || !kind.some((other) => wanted.has(other))
}

async function check(tool, name, place) {
  const start = performance.now()
  const output = path.join(tool.work, name)
  await rm(output, {recursive: true, force: true})
  await mkdir(output, {recursive: true})
  const pages = new Map()
  await convertHelpPackage(place, {
    output,
    target: tool.name,
    onPage: ({file, path}) => {
      if (path) pages.set(file, path)
    }
  })
  let site
  try {
    site = await readSite(await tool.build(output))
  } catch (error) {
    failures += 1
    process.stdout.write(`${tool.name}: ${name} was not built: ${error.stack}\n`)
    return
  }
  const {faults, links, anchors} = checkSite(site, tool)
  const helpPackage = await readHelpPackage(place)
  for (const {name: file, full} of helpPackage.files) {
    const page = pages.get(file)
    if (page) faults.push(...(await comparePage(tool, output, site, page, full)))
  }
  for (const fault of faults) process.stdout.write(`${tool.name}: ${name}/${fault}\n`)
  failures += faults.length
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  process.stdout.write(
    `${tool.name}: ${name}: ${site.size} pages, ${links} links, ${anchors} anchors, ${faults.length} faults (${seconds} s)\n`
  )
}

/** Compare the text of a page with the text of its help file. */
async function comparePage(tool, output, site, page, full) {
  const markdown = await readFile(path.join(output, page), 'utf8')
  const front = markdown.slice(0, markdown.indexOf('\n---', 3))
  const name = JSON.parse(/^title: (.*)$/m.exec(front)[1])
  const title = tool.names === 'html' ? textIn(name) : name
  const html = findPage(site, page.slice(tool.pages === '' ? 0 : tool.pages.length + 1), front)
  if (!html) return [`${page}: was not built`]
  const actual = textOfPage(findContent(html, tool), tool)
  // Footnotes that only a table of HTML refers to stay where they are.
  const notes = actual.notes !== ''
  const expected = textOfHelp(fromHyperhelp(await readFile(full)), title, {notes})
  const faults = []
  for (const part of ['body', 'notes']) {
    if (actual[part] === expected[part]) continue
    let at = 0
    while (actual[part][at] === expected[part][at]) at += 1
    const [is, was] = [actual[part], expected[part]].map((text) =>
      text.slice(Math.max(0, at - 30), at + 50)
    )
    faults.push(`${page}: ${part} differs\n    page: ${is}\n    help: ${was}`)
  }
  return faults
}

/** Find what a Markdown file was built to: a page of its name, or of a folder of its name, or of its slug. */
function findPage(site, page, front) {
  const slug = /^slug: "?\/([^"]*)/m.exec(front)?.[1]
  const name = slug ?? page.replace(/(?:^|(?<=\/))index\.md$|\.md$/, '')
  const candidates = [
    `${name}.html`,
    name === '' ? 'index.html' : `${name.replace(/\/$/, '')}/index.html`
  ]
  return candidates.map((candidate) => site.get(candidate)).find(Boolean)
}

function warn(line) {
  process.stderr.write(`${line}\n`)
}
