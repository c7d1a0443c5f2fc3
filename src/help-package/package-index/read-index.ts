import {withoutGzip} from '../../files/gzip-name.js'
import {
  type ContentsEntry,
  createIndex,
  type DeclaredSource,
  type DeclaredTopic,
  type IndexFile
} from './index-file.js'
import {type JsonNode, readJson} from './read-json.js'

/** Called with each problem of an index, in UTF-16 units from 0. */
export type ReportIndex = (fault: {
  ruleId: 'index-json' | 'index-schema' | 'index-external' | 'index-duplicate-key'
  reason: string
  severity: 'error' | 'warning'
  start: number
  end: number
  note?: string
}) => void

const topLevel = [
  'package',
  'description',
  'doc_root',
  'default_caption',
  'help_files',
  'externals',
  'help_contents'
]

/**
 * Read the text of `hyperhelp.json` (HyperHelp: help/help_index.txt; index_validator.py).
 *
 * What does not match the schema is left out with an error; the rest is read.
 *
 * @param text
 *   JSON with comments and trailing commas.
 * @param name
 *   Name of the package, if the index has none.
 * @param report
 *   Called with each problem.
 */
export function readIndex(text: string, name: string, report: ReportIndex): IndexFile {
  const index = createIndex(name)
  const root = readJson(text, (reason, start, end) => {
    report({ruleId: 'index-json', reason, severity: 'error', start, end})
  })
  if (root?.type !== 'object') {
    if (root) unexpected(root, 'an object', 'the index')
    return index
  }

  const fields = readFields(root, topLevel, 'the index')
  const packageName = readText(fields.get('package'), '`package`')
  if (packageName !== undefined) index.package = packageName
  else if (!fields.has('package')) missing(root, 'package', 'the index')
  index.description =
    readText(fields.get('description'), '`description`') ?? `Help for ${index.package}`
  const docRoot = readText(fields.get('doc_root'), '`doc_root`')
  if (docRoot !== undefined) index.docRoot = docRoot
  index.defaultCaption =
    readText(fields.get('default_caption'), '`default_caption`') ?? index.defaultCaption
  if (!fields.has('help_files')) missing(root, 'help_files', 'the index')
  readSources(fields.get('help_files'), 'help_files', index.files)
  readSources(fields.get('externals'), 'externals', index.externals)
  for (const [url, {start, end}] of index.externals) {
    if (/^https?:\/\/|^Packages\//.test(url)) continue
    report({
      ruleId: 'index-external',
      reason: `Unexpected external \`${url}\`, expected \`http://…\`, \`https://…\` or \`Packages/…\``,
      severity: 'warning',
      start,
      end,
      note: 'HyperHelp discards this entry.'
    })
  }
  const contents = fields.get('help_contents')
  if (contents?.type === 'array') index.contents = readContents(contents)
  else if (contents) unexpected(contents, 'a list', '`help_contents`')
  return index

  function readSources(
    node: JsonNode | undefined,
    key: 'help_files' | 'externals',
    sources: Map<string, DeclaredSource>
  ): void {
    if (!node) return
    if (node.type !== 'object') {
      unexpected(node, 'an object', `\`${key}\``)
      return
    }
    for (const [written, value] of readFields(node, undefined, `\`${key}\``)) {
      const source = key === 'help_files' ? withoutGzip(written) : written
      const where = `\`${source}\` of \`${key}\``
      if (value.type !== 'array') {
        unexpected(value, 'a list of a title and topics', where)
        continue
      }
      const [first, ...rest] = value.children ?? []
      if (!first) {
        unexpected(value, 'a title', where, 'empty list')
        continue
      }
      const title = readText(first, `the title of ${where}`)
      const topics: Array<DeclaredTopic> = []
      for (const item of rest) {
        const topic = readTopic(item, where)
        if (topic) topics.push(topic)
      }
      sources.set(source, {
        name: source,
        title: title ?? source,
        topics,
        ...spanOf(value.parent ?? value)
      })
    }
  }

  function readTopic(node: JsonNode, where: string): DeclaredTopic | undefined {
    if (node.type !== 'object') {
      unexpected(node, 'an object with a `topic`', where)
      return
    }
    const fields = readFields(node, ['topic', 'caption', 'aliases'], `a topic of ${where}`)
    const topic = readText(fields.get('topic'), '`topic`')
    if (!fields.has('topic')) missing(node, 'topic', `a topic of ${where}`)
    const caption = readText(fields.get('caption'), '`caption`')
    const aliases: Array<string> = []
    const list = fields.get('aliases')
    if (list?.type === 'array') {
      for (const item of list.children ?? []) {
        const alias = readText(item, 'an alias')
        if (alias !== undefined) aliases.push(alias)
      }
    } else if (list) unexpected(list, 'a list of strings', '`aliases`')
    if (topic === undefined) return
    return {topic, ...(caption === undefined ? {} : {caption}), aliases, ...spanOf(node)}
  }

  /** Recursive; `readJson` limits the depth. */
  function readContents(node: JsonNode): Array<ContentsEntry> {
    const entries: Array<ContentsEntry> = []
    for (const item of node.children ?? []) {
      if (item.type === 'object') {
        const fields = readFields(
          item,
          ['topic', 'caption', 'children'],
          'an entry of `help_contents`'
        )
        const topic = readText(fields.get('topic'), '`topic`')
        if (!fields.has('topic')) missing(item, 'topic', 'an entry of `help_contents`')
        const caption = readText(fields.get('caption'), '`caption`')
        const list = fields.get('children')
        if (list && list.type !== 'array') unexpected(list, 'a list', '`children`')
        const children = list?.type === 'array' ? readContents(list) : []
        if (topic === undefined) for (const child of children) entries.push(child)
        else {
          entries.push({
            topic,
            ...(caption === undefined ? {} : {caption}),
            folded: true,
            children,
            ...spanOf(item)
          })
        }
      } else {
        const topic = readText(item, 'an entry of `help_contents`', 'a string or an object')
        if (topic !== undefined) entries.push({topic, folded: false, children: [], ...spanOf(item)})
      }
    }
    return entries
  }

  /** Read a non-empty string: HyperHelp's schema allows no empty ones. */
  function readText(
    node: JsonNode | undefined,
    what: string,
    expected = 'a string'
  ): string | undefined {
    if (!node) return
    if (node.type !== 'string') unexpected(node, expected, what)
    else if (node.value === '') unexpected(node, 'some text', what, 'empty string')
    else return node.value as string
    return
  }

  /** The fields of an object. Of two with the same key the last wins, as in all JSON parsers. */
  function readFields(
    node: JsonNode,
    known: ReadonlyArray<string> | undefined,
    where: string
  ): Map<string, JsonNode> {
    const fields = new Map<string, JsonNode>()
    for (const {children} of node.children ?? []) {
      const [key, value] = children ?? []
      if (key?.type !== 'string' || !value) continue
      const name = key.value as string
      const span = spanOf(key)
      if (known && !known.includes(name)) {
        report({
          ruleId: 'index-schema',
          reason: `Unexpected key \`${name}\` in ${where}, expected ${known.map((name) => `\`${name}\``).join(', ')}`,
          severity: 'error',
          ...span
        })
        continue
      }
      if (name === '') {
        report({
          ruleId: 'index-schema',
          reason: `A key in ${where} is empty`,
          severity: 'error',
          ...span
        })
        continue
      }
      if (fields.has(name)) {
        report({
          ruleId: 'index-duplicate-key',
          reason: `\`${name}\` occurs twice in ${where}`,
          severity: 'warning',
          ...span,
          note: 'The last one wins.'
        })
      }
      fields.set(name, value)
    }
    return fields
  }

  function unexpected(node: JsonNode, expected: string, where: string, actual?: string): void {
    report({
      ruleId: 'index-schema',
      reason: `Unexpected ${actual ?? kinds[node.type]} as ${where}, expected ${expected}`,
      severity: 'error',
      ...spanOf(node)
    })
  }

  function missing(node: JsonNode, key: string, where: string): void {
    report({
      ruleId: 'index-schema',
      reason: `\`${key}\` is missing in ${where}`,
      severity: 'error',
      start: node.offset,
      end: node.offset + 1
    })
  }
}

const kinds: Readonly<Record<JsonNode['type'], string>> = {
  object: 'object',
  array: 'list',
  property: 'property',
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  null: '`null`'
}

function spanOf({offset, length}: JsonNode): {start: number; end: number} {
  return {start: offset, end: offset + length}
}
