/**
 * Build the playground: one self-contained page, `dist/playground/index.html`, that makes no requests to any server.
 *
 * `node scripts/playground.mjs [FOLDER]`
 */
import {createHash} from 'node:crypto'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? `${root}dist/playground`)
const source = `${root}docs/playground/`

/** Style of the frame that shows HTML. */
const frameStyle =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:1rem;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.2rem .5rem;vertical-align:top}pre{overflow:auto}'

const {outputFiles} = await build({
  absWorkingDir: root,
  entryPoints: [`${source}main.ts`],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'ascii',
  legalComments: 'none',
  // The CSV packages use Node's `Buffer`.
  inject: [`${root}scripts/buffer.js`],
  define: {frameStyle: JSON.stringify(frameStyle), 'process.env.NODE_ENV': '"production"'},
  logLevel: 'warning'
})
// Escape anything that would end the script element.
const script = outputFiles[0].text
  .replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '<\\!--')
  .trim()
const style = (await readFile(`${source}style.css`, 'utf8')).trim()
const policy = [
  "default-src 'none'",
  `script-src '${hash(script)}'`,
  `style-src '${hash(style)}' '${hash(frameStyle)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'"
].join('; ')
let page = await readFile(`${source}page.html`, 'utf8')
for (const [place, value] of [
  ['content="policy"', `content="${policy}"`],
  ['/* style */', style],
  ['/* script */', script]
]) {
  if (!page.includes(place)) throw new Error(`Cannot find \`${place}\` in page.html`)
  page = page.replace(place, () => value)
}
await mkdir(out, {recursive: true})
await writeFile(path.join(out, 'index.html'), page)

function hash(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
