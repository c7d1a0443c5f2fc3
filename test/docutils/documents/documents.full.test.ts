import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {fromRst} from '../../../src/read/from-rst.js'
import {runs} from '../../runs.js'
import {generate} from './generate.js'
import {type Outline, outlineOf} from './outline.js'

const script = fileURLToPath(new URL('read_documents.py', import.meta.url))
const present = spawnSync('python3', ['-c', 'import docutils']).status === 0
/** Where documents begin; `GRIDHELP_SEED=5000` tries others. */
const seeds = process.env.GRIDHELP_SEED ? [Number(process.env.GRIDHELP_SEED)] : [1, 1_000_001]
const count = runs(2_000)

if (!present) {
  process.stderr.write(
    '\nSKIPPED test/docutils/documents: no python3 with docutils here (apt-get install python3-docutils); no document is checked against docutils\n\n'
  )
}

describe.skipIf(!present)('docutils', () => {
  it.each(seeds)('should read documents of all blocks as we do, from seed %i', (seed) => {
    const texts = Array.from({length: count}, (_, index) => generate(seed + index))
    const answers = read(texts)
    for (const [index, text] of texts.entries()) {
      const ours = outlineOf(fromRst(text).children)
      const theirs = answers[index]
      if (!theirs) continue
      expect(withRefused(ours, theirs), `seed ${seed + index}\n${text}`).toEqual(theirs)
    }
  })
})

/** Any blocks of ours stand for what docutils refuses: nothing is lost here. */
function withRefused(ours: Array<Outline>, theirs: Array<Outline>): Array<Outline> {
  const isRefused = (outline: Outline | undefined): boolean => outline?.[0] === 'refused'
  if (ours.length !== theirs.length && theirs.some(isRefused)) {
    const from = theirs.findIndex(isRefused)
    const behind = theirs.length - 1 - theirs.findLastIndex(isRefused)
    const tail = ours.length - behind
    if (from > tail) return ours
    return [
      ...withRefused(ours.slice(0, from), theirs.slice(0, from)),
      ...theirs.slice(from, theirs.length - behind),
      ...withRefused(ours.slice(tail), theirs.slice(theirs.length - behind))
    ]
  }
  return ours.map((own, index) => {
    const other = theirs[index]
    if (!Array.isArray(own) || !Array.isArray(other)) return own
    return isRefused(other) ? other : withRefused(own as Array<Outline>, other as Array<Outline>)
  })
}

function read(texts: ReadonlyArray<string>): Array<Array<Outline> | null> {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('')
  const {stdout, stderr, status} = spawnSync('python3', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  if (status !== 0) throw new Error(`Cannot run docutils: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
