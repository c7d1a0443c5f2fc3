import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Finding} from '../help-package/lint/finding.js'
import {lintAnchors} from '../help-package/lint/lint-anchors.js'
import {lintIndex} from '../help-package/lint/lint-help-package.js'
import {lintLinks} from '../help-package/lint/lint-links.js'
import {createMessage} from '../help-package/package-index/messages.js'
import type {HelpPackage} from '../help-package/package-index/read-help-package.js'
import {collectPlaces} from '../help-package/pages/collect-places.js'
import {indexNameOf} from '../help-package/site/site-contents.js'
import type {HelpPlace} from './workspace.js'

/**
 * Check the anchors and links of a help page, as `gridhelp lint` does.
 *
 * @param home
 *   Page and its package.
 * @param tree
 *   Tree of the page.
 * @param file
 *   File; receives the messages.
 * @param options
 *   Other packages that links may lead to, by name, and whether the tree is the whole page.
 */
export function lintPage(
  {helpPackage, name}: HelpPlace,
  tree: Root,
  file: VFile,
  {others, isWhole}: {others: ReadonlyMap<string, HelpPackage>; isWhole: boolean}
): void {
  const {anchors, links} = collectPlaces(tree, file)
  const report = ({file: own, place, ...fault}: Finding): void => {
    // Problems of the index are reported in the index.
    if (own !== name) return
    file.messages.push(createMessage(fault, {path: name, place: place ?? {line: 1, column: 1}}))
  }
  const listed = helpPackage.files.some((other) => other.name === name && other.listed)
  if (listed || helpPackage.indexPath === undefined) {
    lintAnchors(name, anchors, helpPackage, report)
  }
  lintLinks(name, links, helpPackage, others, report)
  // A part of a page may lack the header that the index refers to.
  if (isWhole) for (const finding of findingsOf(helpPackage)) report(finding)
}

/**
 * Check the index of a package: problems in it, and files missing from it.
 *
 * @param helpPackage
 *   Package.
 */
export function checkHelpIndex(helpPackage: HelpPackage): Array<VFileMessage> {
  const {indexSource: source, messages} = helpPackage
  const path = indexNameOf(helpPackage)
  // For missing files, only the message with HyperHelpAuthor's wording is kept.
  const own = messages.filter(({file, ruleId}) => file === path && ruleId !== 'help-file-missing')
  for (const {file, start, end, ...fault} of findingsOf(helpPackage)) {
    if (file === undefined) own.push(createMessage(fault, {path, source, start, end}))
  }
  return own
}

/** Findings in the index of a package, by its link map, which is recreated when a page changes. */
const found = new WeakMap<HelpPackage['links'], ReadonlyArray<Finding>>()

function findingsOf(helpPackage: HelpPackage): ReadonlyArray<Finding> {
  const known = found.get(helpPackage.links)
  if (known) return known
  const findings: Array<Finding> = []
  lintIndex(helpPackage, (finding) => findings.push(finding))
  found.set(helpPackage.links, findings)
  return findings
}
