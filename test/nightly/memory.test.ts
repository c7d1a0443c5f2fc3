import {rmSync} from 'node:fs'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {makePackage} from '../bench/make-package.mjs'
import {startProgram} from '../cli/program.js'

/** Says at the end how much memory the process had at most, in MiB. */
const preload = `data:text/javascript,${encodeURIComponent(`
  import {isMainThread} from 'node:worker_threads'
  if (isMainThread) {
    process.on('exit', () => {
      process.stderr.write('\\npeak ' + Math.round(process.resourceUsage().maxRSS / 1024) + '\\n')
    })
  }`)}`

describe('memory of a conversion', () => {
  it.each(['1', '2'])('should not grow with the number of files, with -j %s', async (jobs) => {
    const [small, large] = [await peakOf(500, jobs), await peakOf(5000, jobs)]
    // Topics and titles of all files have to be known: the link map.
    console.log(
      `-j ${jobs}: ${small} MiB for 500 files, ${large} MiB for 5,000, ${(((large - small) * 1024) / 4500).toFixed(1)} KiB more a file`
    )
    expect(large).toBeLessThan(small * 1.3 + (4500 * 16) / 1024)
  })

  async function peakOf(files: number, jobs: string): Promise<number> {
    const folder = await mkdtemp(path.join(tmpdir(), 'gridhelp-memory-'))
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
    makePackage(path.join(folder, 'pack'), files, 10_000)
    const {outcome} = startProgram(['convert', 'pack', '-o', 'out', '-j', jobs, '-q'], {
      folder,
      preload
    })
    const {stderr} = await outcome
    return Number(/peak (\d+)/.exec(stderr)?.[1])
  }
})
