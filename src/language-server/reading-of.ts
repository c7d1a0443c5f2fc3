import path from 'node:path'
import {detectLanguage} from '../read/detect-language.js'

/** How the text of an editor is read. */
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
 * Say how a document is read: by the editor's name of its language, then by its extension, then by its text. Everything else is text with tables in it, comments of source code included.
 *
 * @param languageId
 *   What the editor takes the document for.
 * @param file
 *   Its path.
 * @param text
 *   Its text.
 * @param isHelp
 *   Whether it lies in a help package.
 */
export function readingOf(
  languageId: string,
  file: string,
  text: string,
  isHelp: boolean
): Reading {
  const known = byLanguage.get(languageId.toLowerCase())
  // Vim's own help and HyperHelp share an identifier: the header or the package decides.
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
