/** The language server, in one file without dependencies. */
import process from 'node:process'
import {serve} from '../../language-server/serve.js'
import manifest from './package.json' with {type: 'json'}

void serve(process.stdin, process.stdout, manifest.version).then((status) => {
  process.exitCode = status
})
