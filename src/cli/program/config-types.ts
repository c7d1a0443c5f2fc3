/** Severity of a problem for the linter. */
export type RuleLevel = 'off' | 'warning' | 'error'

/** Contents of `gridhelp.config.json`, or of the key `gridhelp` in a `package.json`. */
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

/** A configuration, and where it was found. */
export interface FoundConfig extends Config {
  /** Folder that its patterns are relative to. */
  folder: string
  /** Absolute path. */
  path: string
}
