import type {Options} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {createExtension} from './grid-table-from-markdown.js'
import {createSyntax} from './grid-table-syntax.js'
import {pandocMarkup, pandocMarkupFromMarkdown} from './pandoc-markup.js'

const optionsOfCells = new Map<string, Options>()

/** Options for parsing the text of a single cell without its document; cached. */
export function cellOptions(dialect: 'pandoc' | 'adobe'): Options {
  const known = optionsOfCells.get(dialect)
  if (known) return known
  const options: Options = {
    extensions: [
      gfm({singleTilde: false}),
      pandocMarkup({everywhere: dialect === 'pandoc'}),
      createSyntax({dialect: 'markdown', widths: 'auto', cells: true, report() {}})
    ],
    mdastExtensions: [gfmFromMarkdown(), pandocMarkupFromMarkdown(), createExtension({})]
  }
  optionsOfCells.set(dialect, options)
  return options
}
