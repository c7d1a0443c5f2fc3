/** Dialects of grid tables in Markdown; `markdown` detects it for each table. */
export type MarkdownDialect = 'markdown' | 'pandoc' | 'adobe'

/** Whether a dialect is a Markdown dialect. */
export function isMarkdownDialect(dialect: string | null | undefined): dialect is MarkdownDialect {
  return dialect === 'markdown' || dialect === 'pandoc' || dialect === 'adobe'
}
