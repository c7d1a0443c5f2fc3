import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import module from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {Script} from 'node:vm'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {buildProgram} from './program.js'

let folder: string
let cache: string

/** A copy of the program, which may be damaged. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-cache-'))
  cpSync(path.dirname(buildProgram()), folder, {recursive: true, verbatimSymlinks: true})
  const {version, platform, arch} = process
  cache = path.join(folder, `gridhelp-run.${version}-${platform}-${arch}.cache`)
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

describe('what V8 made of the bundle', () => {
  it('should be taken by the Node that built it', () => {
    const filename = path.join(folder, 'gridhelp-run.cjs')
    const source = module.wrap(readFileSync(filename, 'utf8'))
    const {cachedDataRejected} = new Script(source, {filename, cachedData: readFileSync(cache)})
    expect(cachedDataRejected).toBe(false)
  })

  it.each<[string, () => void, Array<string>]>([
    ['when it is not there', () => rmSync(cache), []],
    ['when it is empty', () => writeFileSync(cache, ''), []],
    ['when a part is missing', () => writeFileSync(cache, readFileSync(cache).subarray(0, -9)), []],
    ['when it is of another V8', () => writeFileSync(cache, ofAnotherVersion(cache)), []],
    ['when V8 works in another way', () => {}, ['--no-opt']]
  ])('should not be needed %s', (_, damage, flags) => {
    damage()
    const program = path.join(folder, 'gridhelp.js')
    const {status, stdout, stderr} = spawnSync(process.execPath, [...flags, program, 'convert'], {
      input: 'A bight.\n',
      encoding: 'utf8'
    })
    expect({status, stdout, stderr}).toEqual({status: 0, stdout: 'A bight.\n', stderr: ''})
  })
})

/** The second of the four-byte numbers in it tells the version of V8. */
function ofAnotherVersion(file: string): Buffer {
  const bytes = readFileSync(file)
  bytes[4]! ^= 1
  return bytes
}
