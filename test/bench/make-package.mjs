/**
 * Make a help package of any size, the same one each time: `node test/bench/make-package.mjs FOLDER [FILES] [BYTES]`.
 *
 * Its files are written as authors of HyperHelp write them: headings that are topics, paragraphs with links to topics of
 * other files, code, lists and grid tables.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

const words =
  'the knot holds a rope that runs through its loop and back where standing part bight turn hitch bend load strength end line sail anchor deck wind tide harbour mast boom sheet halyard'.split(
    ' '
  )

/**
 * Write a package.
 *
 * @param {string} folder
 *   Where; it is made.
 * @param {number} files
 *   How many help files.
 * @param {number} bytes
 *   About how large each is.
 */
export function makePackage(folder, files = 2000, bytes = 10_000) {
  const names = Array.from({length: files}, (_, index) => nameOf(index))
  const index = {
    package: 'Knots',
    description: 'Knots, bends and hitches',
    help_files: Object.fromEntries(
      names.map((name, index) => [
        name,
        [`Knots, part ${index}`, ...topicsOf(index).map((topic) => ({topic}))]
      ])
    ),
    help_contents: names
  }
  mkdirSync(folder, {recursive: true})
  writeFileSync(path.join(folder, 'hyperhelp.json'), JSON.stringify(index, null, 1))
  for (const [index, name] of names.entries()) {
    const full = path.join(folder, name)
    mkdirSync(path.dirname(full), {recursive: true})
    writeFileSync(full, pageOf(index, files, bytes))
  }
}

function nameOf(index) {
  return `part-${Math.floor(index / 100)}/knots-${index}.txt`
}

function topicsOf(index) {
  return Array.from({length: 8}, (_, count) => `knot ${index} ${count}`)
}

function pageOf(index, files, bytes) {
  const random = randomOf(index)
  const lines = [`%hyperhelp title="Knots, part ${index}" date="2026-03-04"`, '']
  let size = 0
  for (let count = 0; size < bytes; count += 1) {
    const topic = topicsOf(index)[count]
    const section = [
      topic ? `# ${topic}:How to tie number ${count}` : `## More of number ${count}`,
      '',
      ...paragraphOf(random, files),
      '',
      ...(count % 3 === 0 ? tableOf(random) : count % 3 === 1 ? codeOf(random) : listOf(random)),
      ''
    ]
    for (const line of section) size += line.length + 1
    lines.push(...section)
  }
  return `${lines.join('\n')}\n`
}

function paragraphOf(random, files) {
  return Array.from({length: 6}, () => {
    const line = wordsOf(random, 10)
    const target = topicsOf(random(files))[random(8)]
    return random(3) === 0
      ? `${line} |:${target}:${wordsOf(random, 2)}|`
      : `${line} ${wordsOf(random, 3)}`
  })
}

function tableOf(random) {
  const border = `+${'-'.repeat(22)}+${'-'.repeat(42)}+`
  const rows = Array.from({length: 5}, () => [
    `| ${wordsOf(random, 2).slice(0, 20).padEnd(20)} | ${wordsOf(random, 6).slice(0, 40).padEnd(40)} |`,
    border
  ])
  return [
    border,
    `| ${'Knot'.padEnd(20)} | ${'Where'.padEnd(40)} |`,
    border.replaceAll('-', '='),
    ...rows.flat()
  ]
}

function codeOf(random) {
  return [
    '```python',
    ...Array.from({length: 6}, (_, line) => `tie_${line} = knot("${wordsOf(random, 3)}")`),
    '```'
  ]
}

function listOf(random) {
  return Array.from({length: 5}, () => `* ${wordsOf(random, 9)}`)
}

function wordsOf(random, count) {
  return Array.from({length: count}, () => words[random(words.length)]).join(' ')
}

/** Numbers that look random and are the same each time (Numerical Recipes: a linear congruential generator). */
function randomOf(seed) {
  let state = (seed * 2654435761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x100000000) * below)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, files, bytes] = process.argv.slice(2)
  if (!folder) throw new Error('Cannot make a package without a folder, expected its path')
  makePackage(folder, Number(files ?? 2000), Number(bytes ?? 10_000))
}
