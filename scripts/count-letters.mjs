/**
 * Count which letters follow each other in English, and write `src/unwrap/letter-tables.ts`.
 *
 * The texts are the documentation of four programs as packaged by Debian 12: Perl, Git, Vim, CMake, and Debian's
 * handbook. `node scripts/count-letters.mjs` fetches the packages with `apt-get download`, which changes nothing on the
 * machine; `node scripts/count-letters.mjs FOLDER` uses the `.deb` files of a folder.
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

const packages = ['cmake-data', 'debian-handbook', 'git-doc', 'perl-doc', 'vim-runtime']
/** Files in them that are English text. */
const isText = /(?:\/en-US\/.*\.html|\.pod|\/(?:Help|doc)\/.*\.(?:rst|txt))(?:\.gz)?$/
const markup = /<(?:script|style|pre)[\s\S]*?<\/(?:script|style|pre)>|<[^>]*>|&\w+;|[A-Z]<+[^>]*>+/g
const signs = 27

const work = mkdtempSync(path.join(tmpdir(), 'count-letters-'))
let folder = process.argv[2]
if (folder === undefined) {
  folder = work
  execFileSync('apt-get', ['download', ...packages], {cwd: work, stdio: 'inherit'})
}
const debs = readdirSync(folder)
  .filter((name) => name.endsWith('.deb'))
  .sort()
for (const name of debs) execFileSync('dpkg-deb', ['-x', path.resolve(folder, name), `${work}/all`])

/** Count of each word, and of each pair of letters across a word boundary. */
const words = new Map()
const across = new Map()
for (const name of readdirSync(`${work}/all`, {recursive: true}).sort()) {
  if (!isText.test(name) || name.endsWith('todo.txt')) continue
  const bytes = readFileSync(`${work}/all/${name}`)
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  for (const line of text.replace(markup, ' ').split('\n')) {
    let last
    // Words as in prose; tokens of code or tables do not match.
    for (const token of line.trim().split(' ')) {
      const word = /^[("'“‘]*([A-Za-z]?[a-z]+)[)"'”’.,;:?!]*$/.exec(token)?.[1].toLowerCase()
      if (word !== undefined) add(words, word, 1)
      if (word !== undefined && last !== undefined) add(across, last.at(-1) + word[0], 1)
      last = word
    }
  }
}
rmSync(work, {recursive: true})

const triples = new Map()
const pairs = new Map()
const letters = new Map()
const inside = new Map()
for (const [word, count] of words) {
  // Keeps a few frequent words from dominating.
  const weight = count ** 0.75
  // Three states: nothing, one letter, two letters.
  const signed = `__${word}_`
  for (let at = 2; at < signed.length; at += 1) {
    add(triples, signed.slice(at - 2, at + 1), weight)
    add(pairs, signed.slice(at - 1, at + 1), weight)
    add(letters, signed[at], weight)
  }
  for (let at = 1; at < word.length; at += 1) add(inside, word.slice(at - 1, at + 1), weight)
}
const alphabet = '_abcdefghijklmnopqrstuvwxyz'
const total = sum(letters.values())
const probability = (first, second, third) => {
  const one = (get(letters, third) + 1) / (total + signs)
  const two = (get(pairs, second + third) + 40 * one) / (sumOf(pairs, second) + 40)
  return (get(triples, first + second + third) + 20 * two) / (sumOf(triples, first + second) + 20)
}
const sums = new Map()

let levels = ''
for (const second of alphabet) {
  for (const third of alphabet) {
    for (const first of alphabet) {
      const level = Math.round(-2 * Math.log(probability(first, second, third)))
      levels += String.fromCharCode(97 + Math.min(16, level))
    }
  }
}
const rows = []
const insides = sum(inside.values())
const betweens = sum(across.values())
for (const first of alphabet.slice(1)) {
  let row = ''
  for (const second of alphabet.slice(1)) {
    const pair = first + second
    const odds = (get(inside, pair) / insides + 2e-5) / (get(across, pair) / betweens + 2e-5)
    row += String.fromCharCode(101 + Math.max(-4, Math.min(4, Math.round(Math.log(odds)))))
  }
  rows.push(row)
}
const lines = levels.match(/.{81}/g).map((line) => `  '${line}'`)
writeFileSync(
  fileURLToPath(new URL('../src/unwrap/letter-tables.ts', import.meta.url)),
  `/**
 * Written by \`scripts/count-letters.mjs\` from ${sum(words.values()).toLocaleString('en')} words of
 *
${debs
  .map(
    (name) =>
      ` * - ${decodeURIComponent(name)
        .replace(/_\w+\.deb$/, '')
        .replace('_', ' ')}`
  )
  .join('\n')}
 */

/**
 * Trigram model of English: the likelihood of each letter after two others. A row for each pair of the letter before
 * and the letter itself has ${signs} levels, one for each letter before last, which are much alike. All three run from
 * nothing, the start or end of the word, through \`a\` to \`z\`. Three rows per line.
 *
 * A level is a letter, from \`a\` for 0 to \`q\` for 16 and more: twice the negative natural logarithm of the probability,
 * which distinguishes words from pairs of words as well as finer steps do. A word that occurs n times counts n to the
 * power of ¾, and rare trigrams are smoothed with the pairs and letters in them.
 */
export const letterLevels: string = [
${lines.join(',\n')}
].join('')

/**
 * How much likelier two letters are adjacent inside a word than across a space: a row per first letter, a column per
 * second. \`e\` means equally likely, and each letter after it e times as likely.
 */
export const letterPairs: ReadonlyArray<string> = [
${rows.map((row) => `  '${row}'`).join(',\n')}
]
`
)

function add(map, key, weight) {
  map.set(key, (map.get(key) ?? 0) + weight)
}

function get(map, key) {
  return map.get(key) ?? 0
}

function sum(values) {
  let all = 0
  for (const value of values) all += value
  return all
}

/** Sum of the counts of all keys that extend a key by one letter. */
function sumOf(map, key) {
  const name = `${key.length}${key}`
  if (!sums.has(name)) sums.set(name, sum(Array.from(alphabet, (sign) => get(map, key + sign))))
  return sums.get(name)
}
