import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {beforeAll, describe, expect, it} from 'vitest'
import {buildProgram} from '../cli/program.js'
import {type Folder, folderWith} from '../cli/run-in.js'

const hasParallel = spawnSync('parallel', ['--version']).status === 0
if (!hasParallel) console.warn('!!! GNU parallel is not there: its recipes are NOT tested')

const names = Array.from({length: 60}, (_, index) => `part-${index % 5}/knot-${index}.txt`)

function textOf(index: number): string {
  const links = `See |knot ${(index * 7) % 60}| and |${names[(index * 3) % 60]}|.`
  return `%hyperhelp title="Knots" date="2026-03-04"\n\n# Knot ${index}\n\n${links}\n`
}

const files: Record<string, string> = {
  'package/hyperhelp.json': JSON.stringify({
    package: 'Knots',
    help_files: Object.fromEntries(
      names.map((name, index) => [name, ['Knots', {topic: `knot ${index}`}]])
    )
  }),
  ...Object.fromEntries(names.map((name, index) => [`package/${name}`, textOf(index)])),
  'documents.ndjson': names
    .map((id, index) => `${JSON.stringify({id, text: textOf(index)})}\n`)
    .join(''),
  // One document that cannot be converted: the others are, and the status says so.
  'bad.ndjson': `${JSON.stringify({id: 'csv', text: 'a,b\n1,2\n'})}\n`
}

/** Kills itself as soon as its part has a page, the first time that it is called for a part; then it is the program. */
const killed = `#!/bin/bash
mark=$PWD/killed-\${*//[^a-z0-9]/-}
if [ ! -e "$mark" ]; then
  touch "$mark"
  before=$(find site -name '*.md' 2>/dev/null | wc -l)
  gridhelp "$@" & child=$!
  while kill -0 $child 2>/dev/null && [ "$(find site -name '*.md' 2>/dev/null | wc -l)" -le "$before" ]; do :; done
  kill -KILL $child 2>/dev/null
  wait $child
  exit 1
fi
exec gridhelp "$@"
`

/** Recipes for the site of a package, and whether they write the page with the contents. */
const recipes: ReadonlyArray<readonly [name: string, script: string, hasContents: boolean]> = [
  ['xargs', 'seq 4 | xargs -P 2 -I {} gridhelp convert package -o site --shard {}/4', true],
  [
    'find, names with NUL',
    "find package -name '*.txt' -printf '%P\\0' | gridhelp convert package -o site --files-from -",
    false
  ],
  [
    'xargs, parts killed and done again',
    'for i in 1 2 3; do seq 3 | xargs -P 3 -I {} killed convert package -o site --shard {}/3 && break; done',
    true
  ]
]

const parallelRecipes: typeof recipes = [
  ['parts', 'parallel -j 2 gridhelp convert package -o site --shard {}/4 ::: 1 2 3 4', true],
  [
    'parts killed and done again',
    'parallel -j 2 --retries 3 killed convert package -o site --shard {}/4 ::: 1 2 3 4',
    true
  ],
  [
    'names in blocks',
    "find package -name '*.txt' -printf '%P\\n' | parallel --pipe -N 13 gridhelp convert package -o site --files-from -",
    false
  ]
]

/** Call a script of bash, where `gridhelp` is the program. */
function bash(folder: Folder, script: string): {status: number | null; stdout: string} {
  const bin = path.join(folder.path, '.bin')
  mkdirSync(bin, {recursive: true})
  const start = `#!/bin/sh\nexec '${process.execPath}' '${buildProgram()}' "$@"\n`
  for (const [name, text] of [
    ['gridhelp', start],
    ['killed', killed]
  ] as const) {
    writeFileSync(path.join(bin, name), text)
    chmodSync(path.join(bin, name), 0o755)
  }
  const env = {...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: folder.path}
  const {status, stdout} = spawnSync('bash', ['-c', script], {
    ...{cwd: folder.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}
  })
  return {status, stdout}
}

/** What stands in the site, by name; leftovers count. */
async function siteOf(folder: Folder): Promise<Record<string, string>> {
  const found = (await folder.list()).filter((name) => name.startsWith('site/'))
  return Object.fromEntries(
    await Promise.all(found.map(async (name) => [name, await folder.read(name)] as const))
  )
}

async function expectOneRun(script: string, hasContents: boolean): Promise<void> {
  const one = await folderWith(files)
  bash(one, 'gridhelp convert package -o site')
  const expected = await siteOf(one)
  expect(Object.keys(expected)).toHaveLength(names.length + 1)
  if (!hasContents) delete expected['site/README.md']
  const folder = await folderWith(files)
  bash(folder, script)
  expect(await siteOf(folder)).toEqual(expected)
}

beforeAll(() => void buildProgram(), 120_000)

describe('more than one process', () => {
  it.each(recipes)('should give what one gives: %s', (_, script, hasContents) =>
    expectOneRun(script, hasContents)
  )

  it('should give what one gives: a process for each partition, as Spark has it', async () => {
    const folder = await folderWith(files)
    const one = bash(folder, 'gridhelp convert --ndjson < documents.ndjson')
    expect(one.status).toBe(0)
    expect(one.stdout.split('\n')).toHaveLength(names.length + 1)
    const pipe = "sh -c 'gridhelp convert --ndjson || test $? -eq 1'"
    const partitions = bash(
      folder,
      `set -e; split -l 17 documents.ndjson part-; for part in part-*; do ${pipe} < $part; done`
    )
    expect(partitions).toEqual(one)
    expect(bash(folder, 'gridhelp convert --ndjson < bad.ndjson').status).toBe(1)
    expect(bash(folder, `${pipe} < bad.ndjson`)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('"ok":false')
    })
  })
})

describe.skipIf(!hasParallel)('GNU parallel', () => {
  it.each(parallelRecipes)('should give what one run gives: %s', (_, script, hasContents) =>
    expectOneRun(script, hasContents)
  )

  it('should keep the order of documents', async () => {
    const folder = await folderWith(files)
    const one = bash(folder, 'gridhelp convert --ndjson < documents.ndjson')
    expect(
      bash(folder, 'parallel --pipe --keep-order -N 7 gridhelp convert --ndjson < documents.ndjson')
    ).toEqual(one)
  })
})
