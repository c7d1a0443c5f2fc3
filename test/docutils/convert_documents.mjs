/** Writes the tables of documents in a notation: records `{file, text}` on standard input, a line each. */
import process from 'node:process'
import {createInterface} from 'node:readline'
import {convertTables} from '../../dist/src/index.js'

for await (const line of createInterface({input: process.stdin})) {
  if (line === '') continue
  const {file, text} = JSON.parse(line)
  const {value, changes, messages} = convertTables(text, {from: 'rst', as: process.argv[2]})
  const counts = {converted: changes.length, stayed: messages.length}
  console.log(JSON.stringify({file, text: value, ...counts, messages: messages.map(String)}))
}
