import path from 'node:path'
import {kindOf} from '../../shared/document-kind.js'
import {dialectFor} from '../program/config.js'
import type {FoundConfig} from '../program/config-types.js'

/** Whether a file is reStructuredText or Markdown by its name. */
export function isSource(name: string): boolean {
  const kind = kindOf(path.extname(name))
  return kind === 'rst' || kind === 'markdown'
}

/**
 * Find the dialect to read a file's tables in: from the configuration, or from the file's name. In Markdown, each table
 * shows its own.
 *
 * @param full
 *   Absolute path.
 * @param config
 *   Configuration (optional).
 */
export function dialectOfFile(full: string, config?: FoundConfig): string {
  return dialectFor(config, full) ?? (kindOf(path.extname(full)) === 'rst' ? 'rst' : 'auto')
}

/** The language of a document for `fmt --as`: from the dialect, or from its file's name. */
export function documentDialectOf(dialect: string, name: string): string {
  return dialect === 'auto' && kindOf(path.extname(name)) === 'markdown' ? 'markdown' : dialect
}
