import {findContents} from '../links/topic-table.js'
import type {ContentsEntry} from '../package-index/index-file.js'
import {describeMissingHelpFile, folderInSublime} from '../package-index/missing-file.js'
import type {HelpPackage} from '../package-index/read-help-package.js'
import {partsOfKey} from '../pages/scan-page.js'
import type {ReportFinding} from './finding.js'

/**
 * Check the files of a package as a whole (HyperHelpAuthor: linter/missing_help_source.py, mismatching_title.py,
 * missing_in_toc.py, unlinked_files.py), and duplicate declarations in the index.
 *
 * @param helpPackage
 *   Package with an index.
 * @param unlisted
 *   Text files in its folder that are not in the index.
 * @param report
 *   Receives findings.
 */
export function lintFiles(
  helpPackage: HelpPackage,
  unlisted: ReadonlyArray<string>,
  report: ReportFinding
): void {
  const {index, scans, missing, links} = helpPackage
  const folder = folderInSublime(helpPackage.name, index.docRoot)
  for (const file of unlisted) {
    report({
      ruleId: 'help-file-unlisted',
      reason: `Help file '${file}' is in Packages/${folder}/ but missing from the index`,
      severity: 'warning'
    })
  }
  for (const file of missing) {
    report({
      ruleId: 'help-file-missing',
      reason: describeMissingHelpFile(file, folder),
      severity: 'error',
      ...spanOf(file)
    })
  }
  lintTitles()
  const contents = new Set<string>()
  collectContents(index.contents)
  const linked = linkedFiles(helpPackage)
  for (const file of index.files.keys()) {
    if (missing.includes(file)) continue
    if (index.contents.length > 0 && !contents.has(file)) {
      report({
        ruleId: 'help-file-not-in-contents',
        reason: `Help file '${file}' is not represented in the table of contents`,
        severity: 'warning',
        ...spanOf(file)
      })
    }
    if (file !== 'index.txt' && !linked.has(file)) {
      report({
        ruleId: 'help-file-unlinked',
        reason: `Help file '${file}' is not linked to from any other file in this package`,
        severity: 'warning',
        ...spanOf(file)
      })
    }
  }
  for (const {topic, source, first, start, end} of links.table.duplicates) {
    // The Sphinx builder's links name their files, so duplicates do no harm.
    if (scans.get(source)?.dialect === 'sphinx') continue
    report({
      ruleId: 'topic-duplicate',
      reason: `The topic \`${topic}\` of \`${source}\` is also in \`${first}\``,
      severity: 'warning',
      start,
      end
    })
  }

  function lintTitles(): void {
    for (const [file, {title}] of index.files) {
      const scan = scans.get(file)
      if (!scan) continue
      if (!scan.header) {
        report({
          ruleId: 'header-missing',
          reason: `File '${file}' does not have a help header`,
          severity: 'error',
          file
        })
      } else if (scan.title !== title) {
        report({
          ruleId: 'title-mismatch',
          reason: `Title in file header for '${file}' does not match the index`,
          severity: 'warning',
          file
        })
      }
    }
  }

  function collectContents(entries: ReadonlyArray<ContentsEntry>): void {
    for (const entry of entries) {
      const topic = findContents(links.table, entry)
      if (topic) contents.add(topic.source)
      collectContents(entry.children)
    }
  }

  function spanOf(file: string): {start: number; end: number} {
    const {start, end} = index.files.get(file)!
    return {start, end}
  }
}

/** The files of the package that another file links to. */
function linkedFiles({scans, links, name}: HelpPackage): ReadonlySet<string> {
  const linked = new Set<string>()
  for (const [file, scan] of scans) {
    for (const key of scan.links) {
      const [packageName, topic] = partsOfKey(key)
      if (packageName !== '' && packageName !== name) continue
      const resolution = links.resolve(topic, file)
      if (resolution.kind === 'page' && resolution.file !== file) linked.add(resolution.file)
    }
  }
  return linked
}
