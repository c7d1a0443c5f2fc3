import type {Language} from '../../grammars/nodes.js'

/** Whether every table of a document is wrapped like Sphinx's, with a header or without. */
export function wrapsTables(language: Language): boolean {
  return language === 'sphinx-help'
}

/** Whether quotes and stars are markup, inside which the writer leaves spaces where it breaks a line. */
export function hasMarkup(language: Language): boolean {
  return language !== 'hyperhelp'
}
