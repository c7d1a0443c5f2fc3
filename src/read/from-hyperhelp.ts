import type {Root} from 'mdast'
import type {Compatible, VFile} from 'vfile'
import type {Source} from '../../grammars/source.js'
import {type BidiControls, reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {tableDialectOf} from '../shared/table-dialect.js'
import {setCodeLanguage} from './code-language.js'
import {detectHelpDialect} from './detect-language.js'
import type {DialectEvidence} from './help-dialect.js'
import {hyperhelp} from './languages/hyperhelp.js'
import {sphinxHelp} from './languages/sphinx-help.js'
import {parse} from './read-document.js'
import {readMarkdownCell} from './read-markdown.js'
import {readValue} from './read-value.js'
import type {ParseSettings} from './settings.js'
import {parseStrictly} from './strict.js'
import {documentKinds} from './table-options.js'

export type {DialectEvidence} from './help-dialect.js'

/** Options of document readers. */
export interface DocumentOptions {
  /**
   * How to read the text of a cell (default: `'inline'`).
   *
   * - `literal`: one paragraph with the lines of the cell, joined by `\n`
   * - `text`: paragraphs of plain text, with wrapped words joined
   * - `inline`: markup as well
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** Whether to join wrapped lines and words (default: `true`). */
  unwrap?: boolean | null | undefined
  /** Language of code blocks that do not name one (default: none; in the output of Sphinx, detected if certain). */
  codeLanguage?: string | null | undefined
  /** Whether to warn about bidirectional control characters (default: `'warn'`). */
  bidi?: BidiControls | null | undefined
  /** Collects messages (default: `value`, if it is a file). */
  file?: VFile | null | undefined
}

/** Options of `fromHyperhelp`. */
export interface FromHyperhelpOptions extends DocumentOptions {
  /**
   * Who wrote the file (default: `'auto'`, which detects it).
   *
   * - `hyperhelp`: a person
   * - `sphinx`: the Sphinx builder sphinx_hyperhelp, which uses the same markup with other meanings
   */
  dialect?: 'auto' | 'hyperhelp' | 'sphinx' | null | undefined
  /**
   * Whether to read handwritten files exactly as the editor does (default: `false`): unclosed markup extends to the end
   * of the file, and the language of a fence is the part of its name that the editor knows.
   */
  strict?: boolean | null | undefined
}

/**
 * Read a HyperHelp help file.
 *
 * @param value
 *   The file: text, UTF-8 bytes, or a vfile.
 * @param options
 *   How to read it.
 * @returns
 *   The document. Any text is valid; problems are messages on `options.file`.
 * @throws {TypeError}
 *   If `value` is not text, or an option is invalid.
 * @example
 *   fromHyperhelp('See |:setup.txt/install:how to install|.')
 */
export function fromHyperhelp(
  value: Compatible,
  options?: FromHyperhelpOptions | null | undefined
): Root {
  return readHyperhelp(value, options ?? {})
}

/**
 * Read a help file, or what is needed of it.
 *
 * @param only
 *   Which texts are: those with one of these characters, and all that topics consist of (default: all).
 */
export function readHyperhelp(
  value: Compatible,
  options: FromHyperhelpOptions,
  only?: RegExp
): Root {
  const source = readValue(value)
  const settings = {...detectSettings(value, source, options), ...(only && {only})}
  const {language} = settings
  const strict = options.strict === true && language === hyperhelp
  const tree = strict ? parseStrictly(source, settings) : parse(source, settings)
  if (options.codeLanguage) setCodeLanguage(tree, options.codeLanguage, language.name)
  return tree
}

/** Tell how to read a help file; a note of why stays on it. */
function detectSettings(
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
