import {execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import type {Outcome} from './run-in.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

let built: string | undefined

/**
 * Bundle the program as it is delivered, once for all tests of this process.
 *
 * @returns
 *   Path of its file.
 */
export function buildProgram(): string {
  if (built !== undefined) return built
  const folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-program-'))
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  // The bundle is a module wherever it lies, and looks for a file where the package has it.
  const imports = {'#references': './chunk-references.js'}
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({type: 'module', imports}))
  execFileSync(process.execPath, [path.join(root, 'scripts/bundle.mjs'), folder])
  built = path.join(folder, 'gridhelp.js')
  return built
}

/** How to start the program. */
export interface StartOptions {
  folder: string
  stdin?: string
  /** Module that is loaded before it. */
  preload?: string
  environment?: Record<string, string>
}

/** The program, running. */
export interface Running {
  kill(signal: NodeJS.Signals): void
  /** What it gave; `signal` where one ended it. */
  readonly outcome: Promise<Outcome & {signal: NodeJS.Signals | null}>
}

/** Start the program. */
export function startProgram(
  args: ReadonlyArray<string>,
  {folder, stdin = '', preload, environment = {}}: StartOptions
): Running {
  const imports = preload === undefined ? [] : ['--import', preload]
  const child = spawn(process.execPath, [...imports, buildProgram(), ...args], {
    cwd: folder,
    env: {...process.env, ...environment}
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  // Who ends early reads no more.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  return {
    kill: (signal) => void child.kill(signal),
    outcome: new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({status: code ?? -1, signal, stdout, stderr}))
    })
  }
}
