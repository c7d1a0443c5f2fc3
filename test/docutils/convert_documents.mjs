/** Writes the tables of documents in a notation: records `{file, text}` on standard input, a line each. */
import process from 'node:process'
import {createInterface} from 'node:readline'
import {convertTables} from '../../dist/src/index.js'
import {findRstTables} from '../../dist/src/table-text/convert/rst.js'

for await (const line of createInterface({input: process.stdin})) {
  if (line === '') continue
  const {file, text} = JSON.parse(line)
  const {value, changes, messages} = convertTables(text, {from: 'rst', as: process.argv[2]})
  const counts = {converted: changes.length, stayed: messages.length}
  const isKept = keepsRest(text, value)
  console.log(JSON.stringify({file, text: value, ...counts, isKept}))
}

/** Whether all that stands between the tables is the same, to the byte. */
function keepsRest(text, value) {
  let from = 0
  let at = 0
  for (const {start, end} of findRstTables(text)) {
    const found = value.indexOf(text.slice(from, start), at)
    if (found === -1 || (from === 0 && found > 0)) return false
    at = found + start - from
    from = end
  }
  return value.slice(at).endsWith(text.slice(from))
}
