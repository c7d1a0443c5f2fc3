import {rmSync} from 'node:fs'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {makePackage} from '../bench/make-package.mjs'
import {startProgram} from '../cli/program.js'

/** Says at the end how much memory the process had at most, in MiB. */
const preload = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    process.stderr.write('\\npeak ' + Math.round(process.resourceUsage().maxRSS / 1024) + '\\n')
  })`)}`

/** Old generation of the heap in MiB: Node would rather let garbage lie than look for it, on a machine with memory. */
const heap = 110

/** KiB that a file with eight topics may take: topics and titles of all files have to be known. */
const linkMap = 16

describe('memory of a conversion', () => {
  it('should be the same for any number of files, save for the link map', async () => {
    const [small, large] = [await peakOf(500), await peakOf(5000)]
    const growth = ((large - small) * 1024) / 4500
    console.log(
      `${small} MiB for 500 files, ${large} MiB for 5,000, ${growth.toFixed(1)} KiB more a file`
    )
    expect(large).toBeLessThan(small * 1.1 + (4500 * linkMap) / 1024)
  })

  async function peakOf(files: number): Promise<number> {
    const folder = await mkdtemp(path.join(tmpdir(), 'gridhelp-memory-'))
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}), 120_000)
    makePackage(path.join(folder, 'pack'), files, 10_000)
    const {outcome} = startProgram(['convert', 'pack', '-o', 'out', '-q'], {
      folder,
      preload,
      environment: {NODE_OPTIONS: `--max-old-space-size=${heap}`}
    })
    const {stderr} = await outcome
    return Number(/peak (\d+)/.exec(stderr)?.[1])
  }
})
