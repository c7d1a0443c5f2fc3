/** Write the railroad diagrams of all grammars to `grammars/diagrams`; needs the built package. */
import {mkdir, writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {blockLanguages} from '../dist/grammars/block/languages.js'
import {BlockParser} from '../dist/grammars/block/parser.js'
import {LineParser} from '../dist/grammars/grid-table/line-parser.js'
import {TableParser} from '../dist/grammars/grid-table/table-parser.js'
import {inlineLanguages} from '../dist/grammars/inline/languages.js'
import {modesOf} from '../dist/grammars/inline/lex.js'
import {InlineParser} from '../dist/grammars/inline/parser.js'
import {drawDiagrams} from './draw-diagrams.mjs'

const folder = fileURLToPath(new URL('../grammars/diagrams/', import.meta.url))
const parsers = {'grid-table-lines': new LineParser(), 'grid-table': new TableParser()}
for (const language of Object.values(blockLanguages)) {
  parsers[`block-${language.name}`] = new BlockParser(language)
}
for (const {name, constructs} of Object.values(inlineLanguages)) {
  parsers[`inline-${name}`] = new InlineParser(constructs, modesOf(constructs))
}

await mkdir(folder, {recursive: true})
for (const [name, parser] of Object.entries(parsers)) {
  const page = drawDiagrams(name, parser.getSerializedGastProductions())
  await writeFile(`${folder}${name}.html`, page)
}
