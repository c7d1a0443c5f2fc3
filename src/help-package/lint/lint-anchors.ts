import {findTopic} from '../links/topic-table.js'
import type {HelpPackage} from '../package-index/read-help-package.js'
import type {PlacedAnchor} from '../pages/collect-places.js'
import {normalizeTopic} from '../pages/normalize-topic.js'
import type {ReportFinding} from './finding.js'

/**
 * Check the anchors of a file (HyperHelpAuthor: linter/anchor.py). Only the first problem of an anchor is reported.
 *
 * @param file
 *   Path of the file in the package.
 * @param anchors
 *   Anchors of the file.
 * @param helpPackage
 *   Package.
 * @param report
 *   Receives findings.
 */
export function lintAnchors(
  file: string,
  anchors: ReadonlyArray<PlacedAnchor>,
  {index, links, scans, indexPath}: HelpPackage,
  report: ReportFinding
): void {
  const hasIndex = indexPath !== undefined
  // The Sphinx builder writes an id into each file that has it; HyperHelp only knows the first.
  const own = scans.get(file)?.dialect === 'sphinx' ? namesOf() : undefined
  const seen = new Set([normalizeTopic(file)])
  const written = new Set<string>()
  for (const {topic, ...place} of anchors) {
    const normal = normalizeTopic(topic)
    if (/[\t\xa0]/.test(topic)) {
      add('anchor-whitespace', 'error', `Topic '${topic}' contains nonbreaking spaces or tabs`)
    } else if (topic.includes('  ')) {
      add(
        'anchor-consecutive-whitespace',
        'error',
        `Topic '${topic}' contains consecutive whitespace characters`
      )
    } else if (topic.startsWith('_')) {
      if (topic !== '_none') {
        add('anchor-reserved', 'warning', `The topic '${topic}' is reserved for internal use`)
      }
    } else {
      const entry = findTopic(links.table, topic)
      if (hasIndex && !entry && !own?.has(normal)) {
        add('anchor-not-in-index', 'warning', `Topic '${topic}' was not found in the help index`)
      } else if (hasIndex && entry && entry.source !== file && !own?.has(normal)) {
        add(
          'anchor-in-other-file',
          'error',
          `The topic '${topic}' is defined in another file ('${entry.source}')`
        )
      } else if (seen.has(normal)) {
        // The builder's ids may differ in case only: that HyperHelp cannot reach one of them is no problem of the text.
        if (!own) {
          add('anchor-duplicate', 'error', `The topic '${topic}' already appears in this file`)
        }
      } else seen.add(normal)
      written.add(normal)
    }

    function add(
      ruleId: Parameters<ReportFinding>[0]['ruleId'],
      severity: 'error' | 'warning',
      reason: string
    ): void {
      report({ruleId, reason, severity, file, place})
    }
  }

  if (!hasIndex) return
  for (const {topic, aliases, start, end} of index.files.get(file)?.topics ?? []) {
    const normal = normalizeTopic(topic)
    if (seen.has(normal) || written.has(normal)) continue
    if (own && aliases.some((alias) => written.has(normalizeTopic(alias)))) continue
    report({
      ruleId: 'topic-without-anchor',
      reason: `Topic '${topic}' appears in the index but not in '${file}'`,
      severity: 'warning',
      start,
      end
    })
  }

  function namesOf(): ReadonlySet<string> {
    const names = new Set<string>()
    for (const {topic, aliases} of index.files.get(file)?.topics ?? []) {
      for (const name of [topic, ...aliases]) names.add(normalizeTopic(name))
    }
    return names
  }
}
