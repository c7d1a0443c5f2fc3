import type {Options} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {createExtension} from './grid-table-from-markdown.js'
import {createSyntax} from './grid-table-syntax.js'
import {pandocMarkup, pandocMarkupFromMarkdown} from './pandoc-markup.js'

const optionsOfCells = new Map<string, Options>()

/** The options that the text of one cell is read with, where the document around it is not known; made once. */
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
