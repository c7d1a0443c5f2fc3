import path from 'node:path'
import {kindOf} from '../../shared/document-kind.js'
import {dialectFor, type FoundConfig} from '../program/config.js'

/** Whether the name of a file says that it is reStructuredText or Markdown. */
export function isSource(name: string): boolean {
  return languageOf(name) !== 'auto'
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
  return dialectFor(config, full) ?? languageOf(full)
}

function languageOf(name: string): 'auto' | 'markdown' | 'rst' {
  const kind = kindOf(path.extname(name))
  return kind === 'rst' || kind === 'markdown' ? kind : 'auto'
}
