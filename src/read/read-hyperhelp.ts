import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import type {Source} from '../../grammars/source.js'
import {reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {tableDialectOf} from '../shared/table-dialect.js'
import {setCodeLanguage} from './code-language.js'
import {detectHelpDialect} from './detect-language.js'
import type {DialectEvidence} from './help-dialect.js'
import {hyperhelp} from './languages/hyperhelp.js'
import {sphinxHelp} from './languages/sphinx-help.js'
import type {FromHyperhelpOptions} from './options.js'
import {parse} from './read-document.js'
import {fileOf, readValue} from './read-value.js'
import type {ParseSettings} from './settings.js'
import {parseStrictly} from './strict.js'
import {documentKinds} from './table-options.js'

/**
 * Read a help file; see `fromHyperhelp`.
 *
 * @param value
 *   The file.
 * @param options
 *   How to read it.
 * @param parts
 *   Which texts to read, and the reader of Markdown cells.
 */
export function readHyperhelp(
  value: Compatible,
  options: FromHyperhelpOptions,
  parts: Pick<ParseSettings, 'only' | 'readMarkdown'>
): Root {
  const source = readValue(value)
  const settings = {...detectSettings(value, source, options), ...parts}
  const {language} = settings
  const strict = options.strict === true && language === hyperhelp
  const tree = strict ? parseStrictly(source, settings) : parse(source, settings)
  if (options.codeLanguage) setCodeLanguage(tree, options.codeLanguage, language.name)
  return tree
}

/** Detect how to read a help file; the file records why. */
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
    tables: {dialect: tableDialectOf(source, language.name), widths: 'auto'},
    cells: settings.cells ?? 'inline',
    unwrap: settings.unwrap ?? true,
    report
  }
}
