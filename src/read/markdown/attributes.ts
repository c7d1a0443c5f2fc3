/** Attributes of pandoc's Markdown. */
export interface Attributes {
  identifier?: string
  classes?: Array<string>
  /** Further attributes, by name. */
  attributes?: Record<string, string>
}

const key = '[\\w:.-]'
const ends = '(?=[\\s}])'

/**
 * Pattern of the contents of attribute braces (pandoc: `attributes`): identifiers and classes, dashes, keys with
 * values. Unambiguous, so that text which does not match takes no more time.
 */
export const attributeList: string = `(?:[ \\t\\n]*(?:${[
  `[#.][^\\s{}"]+${ends}`,
  `-+(?!-)(?!${key}*=)`,
  `\\.${key}*="[^"]*"`,
  `(?!\\.)${key}+=(?:"[^"]*"|'[^']*'|[^\\s{}"']*${ends})`
].join('|')}))*[ \\t\\n]*`

/** Read the contents of attribute braces: `#id .class key="value"`. */
export function readAttributes(text: string): Attributes {
  const result: Attributes = {}
  const classes: Array<string> = []
  const values: Record<string, string> = {}
  for (const [, id, name, key, quoted, single, plain] of text.matchAll(attribute)) {
    if (id !== undefined) result.identifier = id
    else if (name !== undefined) classes.push(name)
    else if (key !== undefined) values[key] = quoted ?? single ?? plain ?? ''
  }
  if (classes.length > 0) result.classes = classes
  if (Object.keys(values).length > 0) result.attributes = values
  return result
}

const attribute =
  /#([^\s{}"]+)|\.([^\s{}"]+)|(?<![\w:.-])([\w:.-]+)=(?:"([^"]*)"|'([^']*)'|([^\s{}"']*))/g
