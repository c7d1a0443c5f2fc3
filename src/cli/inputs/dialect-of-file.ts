import path from 'node:path'
import {kindOf} from '../../shared/document-kind.js'
import {dialectFor} from '../program/config.js'
import type {FoundConfig} from '../program/config-types.js'

/** Whether the name of a file says that it is reStructuredText or Markdown. */
export function isSource(name: string): boolean {
  const kind = kindOf(path.extname(name))
  return kind === 'rst' || kind === 'markdown'
}

/**
 * Tell which dialect the tables of a file are read in: what the configuration says, or the name of the file. Those of
 * Markdown tell themselves.
 *
 * @param full
 *   Absolute path.
 * @param config
 *   Configuration (optional).
 */
export function dialectOfFile(full: string, config?: FoundConfig): string {
  return dialectFor(config, full) ?? (kindOf(path.extname(full)) === 'rst' ? 'rst' : 'auto')
}

/** What a document is for `fmt --as`: its dialect, or what the name of its file says. */
export function documentDialectOf(dialect: string, name: string): string {
  return dialect === 'auto' && kindOf(path.extname(name)) === 'markdown' ? 'markdown' : dialect
}
