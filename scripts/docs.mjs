/**
 * Build the manual: `npm run docs` writes `site/` from `docs/*.md`, with a search that needs no server, and the API
 * reference by TypeDoc. Fails on broken links and on warnings of TypeDoc.
 */
import {existsSync} from 'node:fs'
import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {toHtml} from 'hast-util-to-html'
import {toString as textOf} from 'hast-util-to-string'
import {toHast} from 'mdast-util-to-hast'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {Application} from 'typedoc'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}site/`
const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '')

/** Pages in navigation order; others follow. */
const order = [
  'index',
  'getting-started',
  'cli',
  'format',
  'convert',
  'printed-tables',
  'merge',
  'editors',
  'api',
  'syntax-tree',
  'messages'
]
const entries = ['src/index.ts', 'src/unified/index.ts', 'src/help-package/index.ts']
const faults = []
const hasPlayground = existsSync(`${root}docs/playground/index.html`)

await rm(out, {recursive: true, force: true})
await mkdir(out, {recursive: true})
const names = (await readdir(`${root}docs`))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
const pages = await Promise.all(names.map(readPage))
for (const page of pages) await writeFile(`${out}${page.name}.html`, writePage(page))
const sections = pages.flatMap(sectionsOf)
await writeFile(`${out}search-index.js`, `globalThis.sections = ${JSON.stringify(sections)}\n`)
for (const name of ['style.css', 'search.js']) await cp(`${root}docs/theme/${name}`, out + name)
if (hasPlayground) await cp(`${root}docs/playground`, `${out}playground`, {recursive: true})
await writeReference()
checkLinks()
for (const fault of faults) console.error(fault)
console.log(
  `${pages.length} pages in ${path.relative(process.cwd(), out) || '.'}, ${faults.length} faults`
)
process.exitCode = faults.length > 0 ? 1 : 0

function rank(name) {
  const index = order.indexOf(name)
  return index === -1 ? order.length : index
}

/** Read a page as hast, with links to pages of the site. */
async function readPage(name) {
  const markdown = (await readFile(`${root}docs/${name}.md`, 'utf8')).replace(/^<!--.*-->$/gm, '')
  const processor = unified().use(remarkParse).use(remarkGfm)
  const tree = toHast(await processor.run(processor.parse(markdown)))
  await unified().use(rehypeSlug).run(tree)
  const headings = []
  visit(tree, 'element', (node, index, parent) => {
    if (/^h[1-3]$/.test(node.tagName)) {
      headings.push({depth: Number(node.tagName[1]), id: node.properties.id, title: textOf(node)})
    }
    if (node.tagName === 'a') node.properties.href = toUrl(String(node.properties.href))
    if (node.tagName === 'table' && parent.properties?.className !== 'scroll') {
      parent.children[index] = {
        ...{type: 'element', tagName: 'div', children: [node]},
        properties: {className: 'scroll'}
      }
    }
  })
  return {name, tree, headings, title: headings[0]?.title ?? name}
}

function toUrl(href) {
  if (/^(?:\w+:|#)/.test(href)) return href
  if (href.startsWith('../')) return `${repository}/blob/main/${href.slice(3)}`
  return href.replace(/\.md(?=#|$)/, '.html')
}

function writePage({name, tree, headings, title}) {
  const navigation = pages.map((page) => {
    const isHere = page.name === name
    const inner = headings.filter(({depth}) => depth === 2)
    const below = inner.map(({id, title}) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`)
    const list = isHere && below.length > 0 ? `<ul>${below.join('')}</ul>` : ''
    const label = page.name === 'index' ? 'Overview' : page.title
    return `<li><a href="${page.name}.html"${isHere ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a>${list}</li>`
  })
  const more = [
    ...(hasPlayground ? ['<li><a href="playground/index.html">Playground</a></li>'] : []),
    '<li><a href="reference/index.html">Reference of types</a></li>',
    `<li><a href="${repository}">Repository</a></li>`
  ]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === 'gridhelp' ? title : `${title} – gridhelp`)}</title>
<link rel="stylesheet" href="style.css">
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<nav aria-label="Manual">
<input type="search" placeholder="Search" aria-label="Search the manual">
<div id="results" aria-live="polite"></div>
<ul>
${[...navigation, ...more].join('\n')}
</ul>
</nav>
<main id="content">
${toHtml(tree)}
</main>
</div>
<script src="search.js"></script>
</html>
`
}

/** Split a page at its headings. */
function sectionsOf({name, tree, title}) {
  const sections = []
  for (const node of tree.children) {
    if (/^h[1-6]$/.test(node.tagName ?? '')) {
      sections.push([`${name}.html#${node.properties.id}`, textOf(node), title, ''])
    } else if (sections.length > 0) {
      sections.at(-1)[3] += ` ${textOf(node)}`.replace(/\s+/g, ' ')
    }
  }
  return sections
}

/** Generate the reference with TypeDoc; its warnings are errors. */
async function writeReference() {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map((entry) => root + entry),
    tsconfig: `${root}tsconfig.json`,
    name: 'gridhelp',
    readme: 'none',
    out: `${out}reference`,
    excludePrivate: true,
    excludeInternal: true,
    disableSources: true,
    hideGenerator: true,
    skipErrorChecking: true,
    logLevel: 'Warn',
    validation: {notExported: false, invalidLink: true, rewrittenLink: true, notDocumented: false}
  })
  const project = await app.convert()
  if (project) await app.generateDocs(project, `${out}reference`)
  const {errorCount, warningCount} = app.logger
  if (!project || errorCount + warningCount > 0) {
    faults.push(`TypeDoc: ${errorCount} errors, ${warningCount} warnings`)
  }
}

/** Find links to missing pages, headings and files. */
function checkLinks() {
  const ids = new Map(
    pages.map(({name, tree}) => {
      const found = new Set()
      visit(tree, 'element', ({properties}) => void found.add(properties.id))
      return [`${name}.html`, found]
    })
  )
  for (const {name, tree} of pages) {
    visit(tree, 'element', ({tagName, properties}) => {
      if (tagName !== 'a' || /^\w+:/.test(properties.href)) return
      const [file, id] = properties.href.split('#')
      const target = ids.get(file || `${name}.html`)
      if (!target && !file.startsWith('playground/'))
        faults.push(`docs/${name}.md: no page ${file}`)
      else if (target && id !== undefined && !target.has(id)) {
        faults.push(`docs/${name}.md: no heading ${properties.href}`)
      }
    })
  }
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
