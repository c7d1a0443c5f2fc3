/** What the linter makes of a problem. */
export type RuleLevel = 'off' | 'warning' | 'error'

/** What `gridhelp.config.json`, or the key `gridhelp` of a `package.json`, can say. */
export interface Config {
  /** How `fmt` draws valid tables: `keep` preserves their layout, `canonical` redraws them. */
  style?: 'keep' | 'canonical'
  /** Maximum width of a table in columns. */
  width?: number
  /** Dialect of the tables in matching files; patterns are those of `.gitignore`, and the last match wins. */
  dialects?: Record<string, string>
  /** Severity of each rule. */
  rules?: Record<string, RuleLevel>
}

/** A configuration, and where it is from. */
export interface FoundConfig extends Config {
  /** Folder that its patterns start from. */
  folder: string
  /** Absolute path. */
  path: string
}
