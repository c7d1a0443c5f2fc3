/**
 * Compare `remarkGridTables` with `@adobe/remark-gridtables`: `npm run test:peers`.
 * Cases of our own, and those of ../shared/conformance where that is.
 */
import {existsSync, readFileSync} from 'node:fs'
import remarkGridtables from '@adobe/remark-gridtables'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {remarkGridTables} from '../../dist/src/unified/index.js'
import {cases} from './adobe-cases.mjs'

const base = unified().use(remarkParse).use(remarkGfm).use(remarkStringify)
const theirs = base().use(remarkGridtables).freeze()

let failures = 0
for (const {name, input, options, write, why} of cases) {
  const ours = base().use(remarkGridTables, options).freeze()
  const [a, b] = [ours, theirs].map((processor) =>
    write ? String(processor.processSync(input)) : outline(processor.parse(input))
  )
  const fine = why ? a !== b : a === b
  if (!fine) failures += 1
  console.log(`${fine ? (why ? 'differs' : 'agrees ') : 'WRONG  '} ${name}${why ? `: ${why}` : ''}`)
  if (!fine || process.argv.includes('--all')) console.log(`  ours   ${a}\n  theirs ${b}`)
}

const shared = new URL('../../../shared/conformance/', import.meta.url)
/** Cases of theirs in which we differ, and why. */
const known = {
  'adobe-suite/gt-with-breaks2.md#0':
    'A backslash at the end of a paragraph is a backslash (CommonMark, 6.7).'
}
for (const file of ['adobe.jsonl', 'adobe-pandoc.jsonl']) {
  const url = new URL(file, shared)
  if (!existsSync(url)) {
    console.log(`SKIPPED ${file}: not there`)
    continue
  }
  let same = 0
  const lines = readFileSync(url, 'utf8').trim().split('\n')
  for (const line of lines) {
    const {id, input} = JSON.parse(line)
    const ours = base().use(remarkGridTables, {dialect: 'adobe'}).freeze()
    const why = known[id.split('@')[0]]
    const agrees = outline(ours.parse(input)) === outline(theirs.parse(input))
    if (agrees) same += 1
    if (agrees === Boolean(why)) failures += 1
    if (!agrees) console.log(`${why ? 'differs' : 'WRONG  '} ${id}: ${why}`)
  }
  console.log(`${file}: ${same} of ${lines.length} agree`)
}
process.exitCode = failures > 0 ? 1 : 0

/** A tree without places, as one line. */
function outline(node) {
  const {type, children, position, columns, dialect, data, ...fields} = node
  // Both write what spans once; an empty body is none.
  if (type === 'gtBody' && children.length === 0) return ''
  const inner = children ? `(${children.map(outline).filter(Boolean).join(' ')})` : ''
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return `${type}${given.length > 0 ? JSON.stringify(Object.fromEntries(given.sort())) : ''}${inner}`
}
