import path from 'node:path'
import {detectLanguage} from '../read/detect-language.js'

/** How the text of a document is read. */
export type Reading = 'rst' | 'markdown' | 'hyperhelp' | 'sphinx-text' | 'text'

const byLanguage: ReadonlyMap<string, Reading> = new Map([
  ['restructuredtext', 'rst'],
  ['rst', 'rst'],
  ['markdown', 'markdown'],
  ['mdx', 'markdown'],
  ['quarto', 'markdown'],
  ['rmd', 'markdown'],
  ['hyperhelp', 'hyperhelp'],
  ['help', 'hyperhelp'],
  ['sphinx-text', 'sphinx-text']
])

const byExtension: ReadonlyMap<string, Reading> = new Map([
  ['.rst', 'rst'],
  ['.rest', 'rst'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdown', 'markdown'],
  ['.qmd', 'markdown'],
  ['.rmd', 'markdown']
])

/**
 * Choose how to read a document: by its language identifier, then by its extension, then by its text. Everything else,
 * including comments in source code, is plain text with tables.
 *
 * @param languageId
 *   Language identifier of the editor.
 * @param file
 *   Path of the document.
 * @param text
 *   Text of the document.
 * @param isHelp
 *   Whether it is in a help package.
 */
export function readingOf(
  languageId: string,
  file: string,
  text: string,
  isHelp: boolean
): Reading {
  const known = byLanguage.get(languageId.toLowerCase())
  // Vim's help and HyperHelp share an identifier: the header or the package decides.
  if (known !== undefined && languageId !== 'help') return known
  const byName = byExtension.get(path.extname(file).toLowerCase())
  if (byName !== undefined) return byName
  const looksLikeHelp = /^\uFEFF?%hyperhelp\b/.test(text)
  const isText = /\.txt$/i.test(file) || languageId === 'plaintext' || languageId === 'help'
  if (isText && (looksLikeHelp || isHelp)) return 'hyperhelp'
  if (languageId === 'help' || !isText) return 'text'
  const language = detectLanguage(text.slice(0, 200_000))?.language
  return language === 'rst' || language === 'sphinx-text' ? language : 'text'
}
