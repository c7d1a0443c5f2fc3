import type {Root} from 'mdast'
import type {Compatible, VFile} from 'vfile'
import type {Source} from '../../grammars/source.js'
import {type BidiControls, reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {tableDialectOf} from '../shared/table-dialect.js'
import {setCodeLanguage} from './code-language.js'
import {detectHelpDialect} from './detect-language.js'
import {hyperhelp} from './languages/hyperhelp.js'
import {sphinxHelp} from './languages/sphinx-help.js'
import {parse} from './read-document.js'
import {readMarkdownCell} from './read-markdown.js'
import {readValue} from './read-value.js'
import type {ParseSettings} from './settings.js'
import {parseStrictly} from './strict.js'
import {documentKinds} from './table-options.js'

/** Which dialect of HyperHelp a file was read as, and why, on `file.data.gridhelp`. */
export interface DialectEvidence {
  dialect: 'hyperhelp' | 'sphinx'
  /** In Markdown, without a full stop. */
  reason: string
}

declare module 'vfile' {
  interface DataMap {
    gridhelp: DialectEvidence
  }
}

/** Options of the readers of documents. */
export interface DocumentOptions {
  /**
   * What to make of the text of a table's cell (default: `'inline'`).
   *
   * - `literal`: one paragraph whose text is the cell's lines, joined by `\n`
   * - `text`: one paragraph for each of the cell's, wrapped words put together again, no markup read
   * - `inline`: markup too
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** Whether to put wrapped lines and words together again (default: `true`). */
  unwrap?: boolean | null | undefined
  /**
   * Language of the code whose language the document does not say (default: none in what people write; in what Sphinx
   * writes, a guess where one is sure).
   */
  codeLanguage?: string | null | undefined
  /** What to say about characters that turn the order of text around (default: `'warn'`). */
  bidi?: BidiControls | null | undefined
  /** Takes messages (default: `value`, where that is a file). */
  file?: VFile | null | undefined
}

/** Options of `fromHyperhelp`. */
export interface FromHyperhelpOptions extends DocumentOptions {
  /**
   * Who wrote the file (default: `'auto'`: the text tells).
   *
   * - `hyperhelp`: a person, by the rules of HyperHelp
   * - `sphinx`: the Sphinx builder sphinx_hyperhelp, whose marks look alike and mean other things
   */
  dialect?: 'auto' | 'hyperhelp' | 'sphinx' | null | undefined
  /**
   * Whether to read hand-written files just as the editor does (default: `false`): what is never closed runs to the
   * end of the file, and the language of a fence is the part of its name that the editor knows.
   */
  strict?: boolean | null | undefined
}

/**
 * Read a HyperHelp help file.
 *
 * @param value
 *   The file: text, bytes of UTF-8, or a vfile.
 * @param options
 *   How to read it.
 * @returns
 *   The document. Any text is one; what is wrong in it is a message on `options.file`.
 * @throws {TypeError}
 *   When `value` is no text, or an option has a value that it cannot have.
 * @example
 *   fromHyperhelp('See |:setup.txt/install:how to install|.')
 */
export function fromHyperhelp(
  value: Compatible,
  options?: FromHyperhelpOptions | null | undefined
): Root {
  const source = readValue(value)
  const settings = detectSettings(value, source, options ?? {})
  const {language} = settings
  const strict = options?.strict === true && language === hyperhelp
  const tree = strict ? parseStrictly(source, settings) : parse(source, settings)
  if (options?.codeLanguage) setCodeLanguage(tree, options.codeLanguage, language.name)
  return tree
}

/** Tell how to read a help file; a note of why stays on it. */
export function detectSettings(
  value: Compatible,
  source: Source,
  settings: FromHyperhelpOptions
): ParseSettings {
  const task = 'read a help file'
  checkOptions(task, settings, {
    ...documentKinds,
    dialect: ['auto', 'hyperhelp', 'sphinx'],
    strict: 'boolean'
  })
  const dialect = settings.dialect ?? 'auto'
  const evidence = dialect === 'auto' ? detectHelpDialect(source.value) : undefined
  const isBuilt = (evidence?.language ?? dialect) !== 'hyperhelp'
  const language = isBuilt ? sphinxHelp : hyperhelp
  const file = fileOf(value, settings)
  if (file) {
    const name = isBuilt ? 'sphinx' : 'hyperhelp'
    const reason = evidence?.reason ?? 'an option says so'
    file.data.gridhelp = {dialect: name, reason} satisfies DialectEvidence
  }
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, settings.bidi)
  return {
    language,
    readMarkdown: readMarkdownCell,
    tables: {dialect: tableDialectOf(source, language.name), widths: 'auto'},
    cells: settings.cells ?? 'inline',
    unwrap: settings.unwrap ?? true,
    report
  }
}

/** The file that messages go to. */
export function fileOf(value: Compatible, options: DocumentOptions): VFile | undefined {
  if (options.file) return options.file
  return typeof value === 'object' && 'messages' in value ? (value as VFile) : undefined
}
