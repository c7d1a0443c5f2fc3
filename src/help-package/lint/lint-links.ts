import {lstatSync} from 'node:fs'
import path from 'node:path'
import {
  describeMissingFile,
  describeUnknownPackage,
  describeUnknownTopic
} from '../../shared/link-faults.js'
import {isPlainPath} from '../package-index/find-package.js'
import type {HelpPackage} from '../package-index/read-help-package.js'
import type {PlacedLink} from '../pages/collect-places.js'
import type {Finding, ReportFinding} from './finding.js'

/**
 * Check the links of a file (HyperHelpAuthor: linter/link.py). Only the first problem of a link is reported.
 *
 * @param file
 *   Path of the file in the package.
 * @param found
 *   Links of the file.
 * @param helpPackage
 *   Package.
 * @param others
 *   Other available packages, by name.
 * @param report
 *   Receives findings.
 */
export function lintLinks(
  file: string,
  found: ReadonlyArray<PlacedLink>,
  helpPackage: HelpPackage,
  others: ReadonlyMap<string, HelpPackage>,
  report: ReportFinding
): void {
  for (const {package: packageName, topic, written, ...place} of found) {
    const finding = check(packageName, topic, written)
    if (finding) report({...finding, file, place})
  }

  function check(packageName: string | null, topic: string, written: string): Finding | undefined {
    if (/[\t\xa0]/.test(written)) {
      return {
        ruleId: 'link-whitespace',
        reason: `Link '${written}' contains nonbreaking spaces or tabs`,
        severity: 'error'
      }
    }
    const isOwn = packageName === null || packageName === '' || packageName === helpPackage.name
    const target = isOwn ? helpPackage : others.get(packageName)
    if (!target) {
      return {
        ruleId: 'link-unresolved',
        reason: describeUnknownPackage(packageName ?? ''),
        severity: 'error'
      }
    }
    const resolution = target.links.resolve(topic, isOwn ? file : undefined)
    if (resolution.kind === 'none') {
      return {
        ruleId: 'link-unresolved',
        reason: describeUnknownTopic(topic),
        severity: 'warning',
        ...(resolution.reason === 'file' ? {note: describeMissingFile(resolution.name)} : {})
      }
    }
    if (resolution.kind === 'package-file' && isMissing(resolution.path, target)) {
      return {
        ruleId: 'link-unknown-package-file',
        reason: `Link references a non-existant package file ('${resolution.path}')`,
        severity: 'warning'
      }
    }
    return undefined
  }
}

/** Whether a file of this package is missing; for other packages, only Sublime Text knows. */
function isMissing(resource: string, {name, root, indexPath}: HelpPackage): boolean {
  const prefix = `Packages/${name}/`
  if (!resource.startsWith(prefix)) return false
  const relative = resource.slice(prefix.length)
  if (!isPlainPath(relative)) return true
  const folders = new Set([
    root,
    path.dirname(root),
    ...(indexPath ? [path.dirname(indexPath)] : [])
  ])
  for (const folder of folders) {
    if (lstatSync(path.join(folder, relative), {throwIfNoEntry: false})?.isFile()) return false
  }
  return true
}
