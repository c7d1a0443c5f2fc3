import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../../grammars/nodes.js'
import type {FromHyperhelpOptions} from '../options.js'
import type {ParseSettings} from '../settings.js'

/** Formats of whole documents. */
export type DocumentFormat = 'hyperhelp' | 'markdown' | 'rst' | 'sphinx-text'

/** How documents of any format are read; what does not concern a format it leaves out. */
export interface ReadAsOptions
  extends Pick<FromHyperhelpOptions, 'cells' | 'codeLanguage' | 'dialect'>,
    Pick<ParseSettings, 'only'> {}

/** Reads documents of one format, all but cells of Markdown, which it leaves to another. */
export type PlainReader = (
  file: VFile,
  options: ReadAsOptions,
  readMarkdown: ParseSettings['readMarkdown']
) => ReturnType<Reader>

/** Reads documents of one format: gives the document, and the language whose marks its text had. */
export type Reader = (file: VFile, options?: ReadAsOptions) => {tree: Root; language: Language}
