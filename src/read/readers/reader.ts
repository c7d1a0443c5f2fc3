import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../../grammars/nodes.js'
import type {FromHyperhelpOptions} from '../options.js'
import type {ParseSettings} from '../settings.js'

/** Formats of whole documents. */
export type DocumentFormat = 'hyperhelp' | 'markdown' | 'rst' | 'sphinx-text'

/** Options for documents of any format; inapplicable ones are ignored. */
export interface ReadAsOptions
  extends Pick<FromHyperhelpOptions, 'cells' | 'codeLanguage' | 'dialect'>,
    Pick<ParseSettings, 'only'> {}

/** Reads documents of one format, except for Markdown cells, which it passes to another reader. */
export type PlainReader = (
  file: VFile,
  options: ReadAsOptions,
  readMarkdown: ParseSettings['readMarkdown']
) => ReturnType<Reader>

/** Reads documents of one format; returns the document, and the language of its markup. */
export type Reader = (file: VFile, options?: ReadAsOptions) => {tree: Root; language: Language}
