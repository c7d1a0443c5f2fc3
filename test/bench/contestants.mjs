/**
 * Who is measured. Each makes a function that does its job on a text once; peers are imported when they are needed, so
 * that none weighs on the memory of another.
 */
import {
  fromGridTable,
  fromHyperhelp,
  fromRst,
  fromSphinxText,
  toMarkdown
} from '../../dist/src/index.js'

const dialect = 'rst'

export const contestants = {
  'gridhelp literal': () => (text) => fromGridTable(text, {dialect, cells: 'literal'}),
  'gridhelp inline': () => (text) => fromGridTable(text, {dialect, cells: 'inline'}),
  ...Object.fromEntries(
    ['sphinx', 'hyperhelp', 'pandoc', 'adobe'].map((other) => [
      `gridhelp ${other}`,
      () => (text) => fromGridTable(text, {dialect: other, cells: 'inline'})
    ])
  ),
  'gridhelp to Markdown': () => (text) =>
    toMarkdown(fromGridTable(text, {dialect}), {tables: 'pipe'}),
  'gridhelp fromRst': () => (text) => fromRst(text),
  'gridhelp fromSphinxText': () => (text) => fromSphinxText(text),
  'remark with gridhelp': async () => {
    const {remarkGridTables} = await import('../../dist/src/unified/index.js')
    const processor = (await remark())().use(remarkGridTables)
    return (text) => processor.parse(text)
  },
  'gridhelp read': () => (text) => fromHyperhelp(text),
  'gridhelp read, to Markdown': () => (text) => toMarkdown(fromHyperhelp(text)),
  'Chevrotain lexing': lexAgain,
  Adobe: async () => {
    const {fromMarkdown} = await import('mdast-util-from-markdown')
    const {gridTables} = await import('@adobe/micromark-extension-gridtables')
    const {gridTablesFromMarkdown} = await import('@adobe/mdast-util-gridtables')
    return (text) =>
      fromMarkdown(text, {
        extensions: [gridTables],
        mdastExtensions: [gridTablesFromMarkdown({})]
      })
  },
  'rst-compiler': async () => {
    const {RstToHtmlCompiler} = await import('rst-compiler')
    return (text) => new RstToHtmlCompiler().parse(text)
  },
  pandoc: () => pandoc('markdown'),
  'pandoc rst': () => pandoc('rst'),
  'remark read': async () => {
    const processor = await remark()
    return (text) => processor.parse(text)
  },
  'remark read and write': async () => {
    const processor = await remark()
    return (text) => processor.stringify(processor.parse(text))
  }
}

/** pandoc, compiled for WebAssembly: started before, as the others are. */
async function pandoc(from) {
  const {convert} = await import('pandoc-wasm')
  await convert({from, to: 'json'}, 'a\n', {})
  return (text) => convert({from, to: 'json'}, text, {})
}

async function remark() {
  const {unified} = await import('unified')
  const {default: remarkParse} = await import('remark-parse')
  const {default: remarkGfm} = await import('remark-gfm')
  const {default: remarkStringify} = await import('remark-stringify')
  return unified().use(remarkParse).use(remarkGfm).use(remarkStringify).freeze()
}

/** What reading a help file costs at the least: the lexers' work on the very texts that reading gives them. */
async function lexAgain() {
  const {Lexer} = await import('chevrotain')
  const {tokenize} = Lexer.prototype
  const calls = new Map()
  return (text) => {
    let own = calls.get(text)
    if (!own) {
      own = []
      Lexer.prototype.tokenize = function (value, mode) {
        own.push([this, value, mode])
        return tokenize.call(this, value, mode)
      }
      fromHyperhelp(text)
      Lexer.prototype.tokenize = tokenize
      calls.set(text, own)
    }
    for (const [lexer, value, mode] of own) lexer.tokenize(value, mode)
  }
}
