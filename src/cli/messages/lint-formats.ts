import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {version} from '../start/version.js'
import {toRecord} from './message-record.js'

/** The messages about a file. */
export interface LintedFile {
  /** Relative to the working directory. */
  path: string
  messages: ReadonlyArray<VFileMessage>
}

/** Formats for writing the linter's messages as data. */
export const lintFormats: ReadonlyMap<string, (files: ReadonlyArray<LintedFile>) => string> =
  new Map([
    ['json', toJson],
    ['sarif', toSarif]
  ])

/** A list of files with their messages. */
function toJson(files: ReadonlyArray<LintedFile>): string {
  const list = files.map(({path, messages}) => ({path, messages: messages.map(toRecord)}))
  return `${JSON.stringify(list, null, 2)}\n`
}

/** SARIF 2.1.0, which code hosts display beside the lines (OASIS, Static Analysis Results Interchange Format). */
function toSarif(files: ReadonlyArray<LintedFile>): string {
  const ids = new Set<string>()
  for (const {messages} of files) for (const message of messages) ids.add(toRecord(message).ruleId)
  const rules = [...ids].sort()
  const results = files.flatMap(({path: name, messages}) =>
    messages.map((message) => {
      const {line, column, endLine, endColumn, severity, reason, ruleId} = toRecord(message)
      return {
        ruleId,
        ruleIndex: rules.indexOf(ruleId),
        level: severity === 'info' ? 'note' : severity,
        message: {text: reason},
        locations: [
          {
            physicalLocation: {
              artifactLocation: {uri: toUri(name)},
              region: {
                startLine: line ?? 1,
                startColumn: column ?? 1,
                ...(endLine === undefined ? {} : {endLine, endColumn})
              }
            }
          }
        ]
      }
    })
  )
  const driver = {
    name: 'gridhelp',
    version,
    rules: rules.map((id) => ({id, shortDescription: {text: describeRule(id)}}))
  }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{tool: {driver}, columnKind: 'utf16CodeUnits', results}]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Description of a rule: *Link unresolved* for `link-unresolved`. */
function describeRule(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function toUri(name: string): string {
  return name.split(path.sep).map(encodeURIComponent).join('/')
}
