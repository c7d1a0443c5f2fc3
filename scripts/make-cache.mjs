/**
 * Let V8 compile the bundle, and keep what it made: `node scripts/make-cache.mjs BUNDLE CACHE`.
 *
 * What is compiled is what runs when our samples are converted; all else is compiled when it is needed, as ever. V8
 * checks that what it made is of its version, its flags and a script of the same length, so both are always written
 * together; the name of the file tells Nodes and machines apart.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import module from 'node:module'
import process from 'node:process'
import {PassThrough} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {Script} from 'node:vm'

const [bundlePath, cachePath] = process.argv.slice(2)
const samples = ['help-file', 'help-table', 'sphinx-module', 'sphinx-table', 'sphinx-text']
const script = new Script(module.wrap(readFileSync(bundlePath, 'utf8')), {filename: bundlePath})
const bundle = {exports: {}}
script.runInThisContext()(bundle.exports, module.createRequire(bundlePath), bundle, bundlePath)

const {run} = await bundle.exports.loadRun()
for (const name of samples) {
  await run(['convert', `samples/${name}/input.txt`], {
    stdin: new PassThrough(),
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    environment: {},
    folder: fileURLToPath(new URL('..', import.meta.url))
  })
}
writeFileSync(cachePath, script.createCachedData())
