/**
 * The tools that sites are built with: how to run each, where it puts its pages, and which part of a page was Markdown.
 */
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {cp} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))

/**
 * @typedef Tool
 * @property {string} name
 *   Target that `convert` writes for it.
 * @property {string} work
 *   Folder for sites: Docusaurus looks for itself in the folders above them.
 * @property {string} pages
 *   Folder of Markdown files in a site.
 * @property {'html'} [names]
 *   Whether it takes names of pages for HTML.
 * @property {boolean} notes
 *   Whether footnotes are gathered at the end of a page.
 * @property {string} [missing]
 *   Why it cannot be run.
 * @property {(site: string) => Promise<string>} build
 *   Builds a site, and gives the folder with the HTML; throws when the tool has anything to say.
 * @property {(properties: import('hast').Properties) => boolean} isContent
 *   Whether an element holds what was Markdown.
 */

/** @type {Array<Tool>} */
export const tools = [
  {
    name: 'vitepress',
    work: path.join(here, 'work/vitepress'),
    pages: '',
    notes: false,
    async build(site) {
      // Beside the site, so that an include that works is seen.
      await cp(path.join(here, 'secret.txt'), path.join(site, '../secret.txt'))
      const {build} = await import('vitepress')
      await build(site)
      return path.join(site, '.vitepress/dist')
    },
    isContent: ({className}) => Boolean(className?.includes('vp-doc'))
  },
  {
    name: 'mkdocs',
    work: path.join(here, 'work/mkdocs'),
    pages: 'docs',
    names: 'html',
    notes: true,
    ...(isOnPath('mkdocs') ? {} : {missing: '`mkdocs` is not on the PATH (Debian: mkdocs)'}),
    async build(site) {
      await run('mkdocs', ['build', '--strict', '--quiet'], site)
      return path.join(site, 'site')
    },
    isContent: ({role}) => role === 'main'
  },
  {
    name: 'docusaurus',
    work: path.join(here, 'docusaurus/work'),
    pages: 'docs',
    notes: true,
    ...(existsSync(path.join(here, 'docusaurus/node_modules'))
      ? {}
      : {missing: 'it is not installed: npm ci --prefix test/site/docusaurus'}),
    async build(site) {
      const folder = path.join(here, 'docusaurus')
      const command = path.join(folder, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
      const said = await run(process.execPath, [command, 'build', site, '--no-minify'], folder)
      if (said.includes('[WARNING]')) throw new Error(`docusaurus warns:\n${said}`)
      return path.join(site, 'build')
    },
    isContent: ({className}) => Boolean(className?.includes('theme-doc-markdown'))
  }
]

function isOnPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, name)))
}

/** Run a tool; what it says is shown only where it fails. */
async function run(command, args, folder) {
  // A cache of another site's pages is worse than none.
  const env = {...process.env, CI: 'true', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true'}
  const child = spawn(command, args, {cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe']})
  let said = ''
  child.stdout.on('data', (data) => (said += data))
  child.stderr.on('data', (data) => (said += data))
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${said}`)
  return said
}
