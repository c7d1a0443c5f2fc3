import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Finding} from '../help-package/lint/finding.js'
import {lintAnchors} from '../help-package/lint/lint-anchors.js'
import {lintLinks} from '../help-package/lint/lint-links.js'
import {createMessage} from '../help-package/messages.js'
import {collectPlaces} from '../help-package/pages/collect-places.js'
import type {HelpPackage} from '../help-package/read-help-package.js'
import type {HelpPlace} from './workspace.js'

/**
 * Check the anchors and links of a page of a package, as `gridhelp lint` does.
 *
 * @param home
 *   Its package.
 * @param tree
 *   The page.
 * @param file
 *   Takes what is found.
 * @param others
 *   Other packages that links may lead to, by name.
 */
export function lintPage(
  {helpPackage, name}: HelpPlace,
  tree: Root,
  file: VFile,
  others: ReadonlyMap<string, HelpPackage>
): void {
  const {anchors, links} = collectPlaces(tree, file)
  const report = ({file: own, place, reason, ruleId, severity, note}: Finding): void => {
    // What is wrong with the index is not said here.
    if (own !== name) return
    const problem = {reason, ruleId, severity, ...(note === undefined ? {} : {note})}
    file.messages.push(createMessage(problem, {path: name, point: place ?? {line: 1, column: 1}}))
  }
  const listed = helpPackage.files.some((other) => other.name === name && other.listed)
  if (listed || helpPackage.indexPath === undefined) {
    lintAnchors(name, anchors, helpPackage, report)
  }
  lintLinks(name, links, helpPackage, others, report)
}
