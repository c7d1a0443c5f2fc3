import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../../grammars/nodes.js'
import type {FromHyperhelpOptions} from '../from-hyperhelp.js'

/** Formats of whole documents. */
export type DocumentFormat = 'hyperhelp' | 'markdown' | 'rst' | 'sphinx-text'

/** How documents of any format are read; what does not concern a format it leaves out. */
export interface ReadAsOptions
  extends Pick<FromHyperhelpOptions, 'cells' | 'codeLanguage' | 'dialect'> {
  /** Which texts of a help file are needed: those with one of these characters, and all that topics consist of (default: all). */
  only?: RegExp | undefined
}

/** Reads documents of one format: gives the document, and the language whose marks its text had. */
export type Reader = (file: VFile, options?: ReadAsOptions) => {tree: Root; language: Language}
