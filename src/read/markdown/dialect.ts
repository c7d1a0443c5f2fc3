/** Dialects of the grid tables of Markdown; `markdown`: each table tells. */
export type MarkdownDialect = 'markdown' | 'pandoc' | 'adobe'

/** Whether a dialect is one of those that Markdown has. */
export function isMarkdownDialect(dialect: string | null | undefined): dialect is MarkdownDialect {
  return dialect === 'markdown' || dialect === 'pandoc' || dialect === 'adobe'
}
