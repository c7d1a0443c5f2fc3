import path from 'node:path'
import {dialectFor, type FoundConfig} from '../program/config.js'

/** Extensions of documents that people keep as sources, and the dialect of their tables. */
const dialects: Readonly<Record<string, 'auto' | 'rst'>> = {
  '.rst': 'rst',
  '.rest': 'rst',
  '.inc': 'rst',
  '.md': 'auto',
  '.markdown': 'auto',
  '.mdown': 'auto',
  '.mkd': 'auto',
  '.qmd': 'auto',
  '.rmd': 'auto'
}

/** Whether the name of a file says that it is reStructuredText or Markdown. */
export function isSource(name: string): boolean {
  return extensionOf(name) in dialects
}

/**
 * Tell which dialect the tables of a file are read in: what the configuration says, or the name of the file.
 *
 * @param full
 *   Absolute path.
 * @param config
 *   Configuration (optional).
 */
export function dialectOfFile(full: string, config?: FoundConfig): string {
  return dialectFor(config, full) ?? dialects[extensionOf(full)] ?? 'auto'
}

function extensionOf(name: string): string {
  return path.extname(name).toLowerCase()
}
